import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ASSESSMENT_TYPES, COUNTRIES, CREDIT_SYSTEMS, NQF_FRAMEWORKS, PARTICIPATION_MODES } from './code-lists.ts';

const OFFICIAL = new URL('../../../../shared/data/elm/vocabularies/elm-code-lists.csv', import.meta.url);

describe('code lists', () => {
  it('name every code once', () => {
    for (const list of [ASSESSMENT_TYPES, PARTICIPATION_MODES, CREDIT_SYSTEMS, COUNTRIES, NQF_FRAMEWORKS]) {
      const codes = list.map((entry) => entry.code);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('place every framework in a country of the list', () => {
    const countries = new Set<string>(COUNTRIES.map((country) => country.code));
    expect(NQF_FRAMEWORKS.filter((framework) => !countries.has(framework.country))).toEqual([]);
  });

  it.runIf(existsSync(OFFICIAL))('point only to concepts of the European lists', () => {
    const text = readFileSync(OFFICIAL, 'utf8');
    const concepts = [...ASSESSMENT_TYPES, ...PARTICIPATION_MODES].flatMap(({ elm }) => (elm === null ? [] : [elm]));
    expect(concepts.filter((concept) => !text.includes(`,${concept},`))).toEqual([]);
    expect(text).toContain('http://data.europa.eu/snb/eqf/2,');
  });
});
