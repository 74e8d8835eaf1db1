import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Outcome = { readonly code: number | null; readonly output: string };

const main = join(import.meta.dirname, 'main.ts');
const script = `const { run } = await import(${JSON.stringify(main)}); process.exitCode = await run(process.argv.slice(1));`;
let folder = '';
let app: ChildProcess;

/** Runs one command in a process of its own, as somebody types it. */
function cairn(dataDir: string, ...words: string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script, '--', ...words], {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', CAIRN_DATA: join(folder, dataDir) },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.stderr.on('data', (chunk: Buffer) => (output += String(chunk)));
    child.on('close', (code) => resolve({ code, output }));
  });
}

async function startApp(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'app.child.ts')], {
    env: { PATH: process.env['PATH'] ?? '', CAIRN_DATA: join(folder, dataDir) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  return child;
}

async function stop(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-operator-'));
  app = await startApp('here');
});
afterAll(async () => {
  if (app.exitCode === null) await stop(app);
  rmSync(folder, { recursive: true, force: true });
});

describe('the person who runs Cairn', () => {
  it('backs up while the app is running, and is told that the instance key is not in the backup', async () => {
    const { code, output } = await cairn('here', 'backup', 'one.gz');
    expect(output).toContain('Backup complete');
    expect(output).toContain('instance key');
    expect(output).toContain('is not in it');
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'one.gz'))).toBe(true);
  });

  it('is refused a file that exists already, by the running app too', async () => {
    const { code, output } = await cairn('here', 'backup', 'one.gz');
    expect(code).toBe(1);
    expect(output).toContain('Choose another name');
  });

  it('checks the audit log while the app is running', async () => {
    expect(await cairn('here', 'audit', 'verify')).toMatchObject({ code: 0 });
  });

  const founding = (slug: string, login: string, language = 'nb'): string[] => [
    ...['organisation', 'add', '--name', 'Green Corner', '--slug', slug, '--country', 'NO', '--language', language],
    ...['--admin', 'Tuva Moen', '--login', login],
  ];

  it('adds an organisation and its first administrator, while the app is running and before it ever ran', async () => {
    const { code, output } = await cairn('here', ...founding('green-corner', 'tuva'));
    expect(output).toContain('/o/green-corner');
    expect(output).toMatch(/name {6}tuva\n {2}password {2}\S{19}\n/);
    expect(code).toBe(0);
    expect(await cairn('new', ...founding('green-corner', 'tuva'))).toMatchObject({ code: 0 });
  });

  it('reads what is wrong with a new organisation, and nothing is saved', async () => {
    const taken = await cairn('here', ...founding('other-corner', 'tuva'));
    expect(taken).toMatchObject({ code: 1 });
    expect(taken.output).toContain('signs in with this --login already');
    expect((await cairn('here', ...founding('Green Corner', 'anna'))).output).toContain('--slug is 2 to 41');
    expect((await cairn('here', ...founding('third-corner', 'anna', 'xx'))).output).toContain(
      'staff languages: en, nb',
    );
    expect((await cairn('here', ...founding('third-corner', 'anna'))).code).toBe(0);
  });

  it('cannot restore over a running app or over data, and learns what to do instead', async () => {
    const { code, output } = await cairn('here', 'restore', 'one.gz');
    expect(code).toBe(1);
    expect(output).toContain('in use by process');
    expect(app.exitCode).toBeNull();
    await stop(app);
    const again = await cairn('here', 'restore', 'one.gz');
    expect(again.output).toContain('not empty');
    expect(again.output).toContain('CAIRN_DATA=new-folder');
  });

  it('restores into a new folder, and takes the key along when it was asked for', async () => {
    expect(await cairn('here', 'backup', 'key.gz', '--with-key')).toMatchObject({ code: 0 });
    const without = await cairn('there', 'restore', 'one.gz');
    expect(without.output).toContain('master.key');
    expect(without.code).toBe(0);
    expect(existsSync(join(folder, 'there/master.key'))).toBe(false);
    expect(await cairn('elsewhere', 'restore', 'key.gz')).toMatchObject({ code: 0 });
    const keyOf = (name: string): string => readFileSync(join(folder, name, 'master.key'), 'utf8');
    expect(keyOf('elsewhere')).toBe(keyOf('here'));
    await stop(await startApp('elsewhere'));
  });
});
