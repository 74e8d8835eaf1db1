import type { BrowserContext } from '@playwright/test';
import { appUrl } from './people.ts';

type Fields = Readonly<Record<string, string | readonly string[]>>;

export type Answer = {
  readonly status: number;
  /** Path and query that a redirect leads to; empty otherwise. */
  readonly location: string;
  readonly headers: Headers;
  readonly text: string;
};

/**
 * A person without a browser: sends the same forms, keeps cookies, follows nothing by itself. For what a story takes
 * as already done, and for what no browser would send.
 */
export type Visitor = {
  get(path: string): Promise<Answer>;
  /** Sends a form as a browser of this site would, or as another one (`origin`). */
  post(path: string, fields?: Fields, origin?: string): Promise<Answer>;
  /** The same cookies in another place: another tab, another device. */
  twin(): Visitor;
  /** Gives the visitor's cookies to a browser, so that its owner goes on there. */
  moveInto(context: BrowserContext): Promise<void>;
};

function readCookies(jar: Map<string, string>, headers: Headers): void {
  for (const line of headers.getSetCookie()) {
    const [pair = '', ...rest] = line.split(';');
    const cut = pair.indexOf('=');
    const isGone = rest.some((part) => /^\s*max-age=0\s*$/i.test(part));
    if (isGone) jar.delete(pair.slice(0, cut));
    else jar.set(pair.slice(0, cut), pair.slice(cut + 1));
  }
}

function encode(fields: Fields): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' ? [value] : value) body.append(name, one);
  }
  return body;
}

/** `base`: the app that is visited; without it the one of the run. */
export const createVisitor = (language = 'en', base = appUrl()): Visitor =>
  visitorWith(new Map([['cairn_language', language]]), base);

function visitorWith(jar: Map<string, string>, base: string): Visitor {
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const headers = new Headers(init.headers);
    headers.set('accept', 'text/html');
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, base), { ...init, headers, redirect: 'manual' });
    readCookies(jar, response.headers);
    const target = response.headers.get('location');
    const location = target === null ? '' : new URL(target, base).href.replace(base, '');
    return { status: response.status, location, headers: response.headers, text: await response.text() };
  };
  return {
    get: (path) => ask(path, {}),
    post: (path, fields = {}, origin = base) =>
      ask(path, { method: 'POST', body: encode(fields), headers: { origin } }),
    twin: () => visitorWith(new Map(jar), base),
    moveInto: (context) =>
      context.addCookies([...jar].map(([name, value]) => ({ name, value, url: base, httpOnly: true }))),
  };
}

/** The first match of a pattern with one group, or an error that names what was looked for. */
export function find(text: string, pattern: RegExp): string {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`Nothing on the page fits ${pattern}.`);
  return found;
}

export const findAll = (text: string, pattern: RegExp): readonly string[] => [
  ...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? '')),
];
