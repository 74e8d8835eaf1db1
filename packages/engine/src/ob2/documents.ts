import { type JsonObject, type JsonValue, asList, isJsonObject, textOf } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import type { DocumentKind, VerifyWorld } from '../types.ts';

/** A document of Open Badges 1 or 2 as its own address serves it. */
export type Hosted =
  | { readonly ok: true; readonly document: JsonObject; readonly asOf: string }
  | { readonly ok: false; readonly reason: string };

const ADDRESS = /^https?:\/\/[^\s<>"]{1,2000}$/;

export const isAddress = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && ADDRESS.test(value);

export const findHosted = async (url: string, kind: DocumentKind, world: VerifyWorld): Promise<Hosted> => {
  if (!isAddress(url)) return { ok: false, reason: 'not_allowed' };
  const answer = await world.documents.find(url, kind);
  if (!answer.ok) return answer;
  const parsed = parseStrictJson(answer.body);
  return parsed.ok && isJsonObject(parsed.value)
    ? { ok: true, document: parsed.value, asOf: answer.asOf }
    : { ok: false, reason: 'unreadable' };
};

/** A linked document, or one that is written out in place. */
export const follow = (value: JsonValue | undefined, world: VerifyWorld): Promise<Hosted> =>
  isJsonObject(value)
    ? Promise.resolve({ ok: true, document: value, asOf: world.now.toISOString() })
    : findHosted(textOf(value) ?? '', 'issuer', world);

/** Scheme, host and port: what says whose address it is. */
export const originOf = (url: string): string => /^(https?:\/\/[^/?#]+)/.exec(url)?.[1]?.toLowerCase() ?? '';

export const hostOf = (url: string): string => originOf(url).replace(/^https?:\/\//, '');

export const isSecure = (url: string): boolean =>
  url.startsWith('https://') || /^http:\/\/(?:localhost|127\.0\.0\.1)(?:[:/]|$)/.test(url);

/** `verification` of version 2, `verify` of version 1. */
export const verificationOf = (assertion: JsonObject): JsonObject => {
  const found = assertion['verification'] ?? assertion['verify'];
  return isJsonObject(found) ? found : {};
};

export const saysType = (node: JsonObject, ...types: readonly string[]): boolean =>
  asList(node['type']).some((type) => typeof type === 'string' && types.includes(type));
