import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from '@playwright/test';
import { arrive, type Person } from './people.ts';
import { type RunningApp, runApp } from './run-app.ts';
import { must } from './stages.ts';
import { createVisitor, find, type Visitor } from './visitor.ts';

const OWN_PASSWORD = 'stones beside the lake';

export type House = {
  /** A browser of their own for somebody of the staff, signed in; without a name for a visitor. */
  enter(loginName?: 'niamh' | 'declan' | 'orla'): Promise<Person>;
  close(): Promise<void>;
};

/** The operator's command: an organisation and its first administrator; answers the password that is shown once. */
async function found({ environment }: RunningApp): Promise<string> {
  const words = ['--name', 'Lakeside Works', '--slug', 'lakeside', '--country', 'IE', '--language', 'en'];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['packages/cli/bin/cairn.mjs', 'organisation', 'add', ...words, '--admin', 'Niamh Roche', '--login', 'niamh'],
    { env: environment },
  );
  return find(stdout, /password\s+(\S+)/);
}

/** Somebody comes in with the password they were given, and chooses their own. */
async function firstEntry({ url }: RunningApp, loginName: string, given: string): Promise<Visitor> {
  const visitor = createVisitor('en', url);
  must(await visitor.post('/sign-in?/password', { loginName, password: given, next: '' }), 'Signing in');
  must(await visitor.post('/account?/password', { current: given, next: OWN_PASSWORD }), 'Choosing a password');
  return visitor;
}

async function addColleague(admin: Visitor, person: { fullName: string; role: string }): Promise<string> {
  const knownAs = find(person.fullName, /^(\S+)/);
  const fields = { fullName: person.fullName, knownAs, loginName: knownAs.toLowerCase(), language: 'en' };
  const { text } = await admin.post('/admin/people/new', { ...fields, roles: [person.role] });
  return find(text, /class="password[^"]*"[^>]*>\s*([^<\s]+)/);
}

/**
 * Another installation of Cairn, which knows nothing of the first: Lakeside Works in Ireland, with Niamh who runs it,
 * Declan who designs and Orla who approves.
 */
export async function openNewHouse(browser: Browser): Promise<House> {
  const app = await runApp('empty');
  const niamh = await firstEntry(app, 'niamh', await found(app));
  const declan = await addColleague(niamh, { fullName: 'Declan Byrne', role: 'designer' });
  const orla = await addColleague(niamh, { fullName: 'Orla Keane', role: 'approver' });
  const staff = {
    niamh,
    declan: await firstEntry(app, 'declan', declan),
    orla: await firstEntry(app, 'orla', orla),
  };
  return {
    enter: async (loginName) => {
      const person = await arrive(browser, { baseURL: app.url, viewport: { width: 1280, height: 900 } });
      if (loginName !== undefined) await staff[loginName].moveInto(person.page.context());
      return person;
    },
    close: app.stop,
  };
}
