import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as vocab from './index.ts';

const SHARED = process.env['CAIRN_SHARED'] ?? new URL('../../../../shared', import.meta.url).pathname;
const OFFICIAL = `${SHARED}/data/elm/vocabularies/elm-code-lists.csv`;

const lists: readonly (readonly [string, readonly { readonly code: string }[]])[] = [
  ['assessment types', vocab.ASSESSMENT_TYPES],
  ['participation modes', vocab.PARTICIPATION_MODES],
  ['supervision types', vocab.SUPERVISION_TYPES],
  ['stacking kinds', vocab.STACKING_KINDS],
  ['quality assurance types', vocab.QUALITY_ASSURANCE_TYPES],
  ['credit systems', vocab.CREDIT_SYSTEMS],
  ['countries', vocab.COUNTRIES],
  ['national frameworks', vocab.NQF_FRAMEWORKS],
];

describe('the code lists', () => {
  it.each(lists)('%s have each code once', (_, list) => {
    const codes = list.map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(3);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('know a national framework for every country', () => {
    const withFramework = new Set(vocab.NQF_FRAMEWORKS.map(({ country }) => country));
    expect(vocab.COUNTRIES.map(({ code }) => code).filter((code) => !withFramework.has(code))).toEqual([]);
  });

  it.runIf(existsSync(OFFICIAL))('point only to concepts of the European lists', () => {
    const official = readFileSync(OFFICIAL, 'utf8');
    const concepts = [...vocab.ASSESSMENT_TYPES, ...vocab.PARTICIPATION_MODES].flatMap(({ elm }) => elm ?? []);
    expect(concepts.filter((concept) => !official.includes(`,${concept},`))).toEqual([]);
  });

  it('know each field of education within a wider one', () => {
    const codes = new Set(Object.keys(vocab.ISCED_FIELDS));
    expect([...codes].filter((code) => code.length > 2 && !codes.has(code.slice(0, -1)))).toEqual([]);
    expect([2, 3, 4].map((digits) => [...codes].filter((code) => code.length === digits).length)).toEqual([
      12, 58, 150,
    ]);
  });

  it.runIf(existsSync(OFFICIAL))('know every field of education of the European list, and no other', () => {
    const official = readFileSync(OFFICIAL, 'utf8').matchAll(/^isced-f,.*\/isced-f\/(\d+),/gm);
    expect([...official].map(([, code]) => code).toSorted()).toEqual(Object.keys(vocab.ISCED_FIELDS).toSorted());
  });

  it('keep one ECTS credit between 25 and 30 hours in every country that uses it', () => {
    for (const { code, hoursPerEcts } of vocab.COUNTRIES) {
      if (hoursPerEcts === null) continue;
      expect(hoursPerEcts, code).toBeGreaterThanOrEqual(25);
      expect(hoursPerEcts, code).toBeLessThanOrEqual(30);
    }
  });
});
