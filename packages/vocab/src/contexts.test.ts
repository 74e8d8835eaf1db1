import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { pinnedContexts } from './contexts.ts';

const sha256 = (document: object): string => createHash('sha256').update(JSON.stringify(document)).digest('hex');

const collect = (value: unknown, found: [string, unknown][] = []): [string, unknown][] => {
  if (typeof value !== 'object' || value === null) return found;
  for (const [key, member] of Object.entries(value)) {
    found.push([key, member]);
    collect(member, found);
  }
  return found;
};

const PREFIXES: readonly (readonly [string, string])[] = [
  ['cred:', 'https://www.w3.org/2018/credentials#'],
  ['sec:', 'https://w3id.org/security#'],
];

/** The absolute address that a term stands for; null for keywords and for what is no definition. */
const addressOf = (definition: unknown): string | null => {
  const isObject = typeof definition === 'object' && definition !== null && '@id' in definition;
  const address = isObject ? definition['@id'] : definition;
  if (typeof address !== 'string' || !address.includes(':')) return null;
  const prefix = PREFIXES.find(([short]) => address.startsWith(short));
  return prefix === undefined ? address : `${prefix[1]}${address.slice(prefix[0].length)}`;
};

describe('the pinned contexts', () => {
  it.each([...pinnedContexts.values()].map((pinned) => [pinned.url, pinned] as const))(
    '%s still has the content that was pinned',
    (url, pinned) => {
      expect(sha256(pinned.document)).toBe(pinned.sha256);
      expect(pinned.url).toBe(url);
    },
  );

  it('have no catch-all vocabulary, which would make any word count as defined', () => {
    for (const { url, document } of pinnedContexts.values()) {
      const catchAll = collect(document).filter(([key]) => key === '@vocab' || key === '@base');
      expect(catchAll, url).toEqual([]);
    }
  });

  it('give every property one name in small letters, so that a text cannot say it under another', () => {
    const names = new Map<string, Set<string>>();
    for (const { document } of pinnedContexts.values()) {
      for (const [term, definition] of collect(document)) {
        const address = addressOf(definition);
        if (term.startsWith('@') || address === null) continue;
        names.set(address, (names.get(address) ?? new Set()).add(term));
      }
    }
    const small = ([, terms]: readonly [string, Set<string>]) => [...terms].filter((term) => !/^[A-Z]/.test(term));
    expect(names.size).toBeGreaterThan(150);
    expect([...names].filter((entry) => small(entry).length > 1).map(([address]) => address)).toEqual([]);
  });
});
