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

  it('give no second name to a property on which a verdict rests', () => {
    const decisive = [
      'issuer',
      'validFrom',
      'validUntil',
      'issuanceDate',
      'expirationDate',
      'credentialStatus',
      'credentialSubject',
    ];
    for (const { url, document } of pinnedContexts.values()) {
      for (const [term, definition] of collect(document)) {
        const address =
          typeof definition === 'object' && definition !== null && '@id' in definition ? definition['@id'] : definition;
        const property = decisive.find(
          (name) => address === `https://www.w3.org/2018/credentials#${name}` || address === `cred:${name}`,
        );
        if (property !== undefined && term !== '@id') expect(term, url).toBe(property);
      }
    }
  });
});
