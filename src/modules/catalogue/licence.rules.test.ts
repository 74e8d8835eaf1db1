import { describe, expect, it } from 'vitest';
import { attributionLine, LICENCES, licencesFor, mayAdapt, mayShareAs, type Licence } from './licence.rules.ts';

const codes = (child: Licence, ...parts: Licence[]): readonly string[] => {
  const answer = mayShareAs(child, parts);
  return answer.ok ? [] : answer.error.map(({ code }) => code.replace('catalogue.', ''));
};

describe('whether something may be adapted', () => {
  it.each(LICENCES)('%s', (licence) => {
    const forbidden = ['CC-BY-ND-4.0', 'CC-BY-NC-ND-4.0', 'all-rights-reserved'];
    expect(mayAdapt(licence).ok).toBe(!forbidden.includes(licence));
  });
});

describe('the licence of an adapted work', () => {
  it.each<[Licence, readonly Licence[], readonly string[]]>([
    ['CC0-1.0', ['CC0-1.0'], []],
    ['CC-BY-4.0', ['CC0-1.0'], []],
    ['CC-BY-NC-4.0', ['CC-BY-4.0'], []],
    ['CC0-1.0', ['CC-BY-4.0'], ['keep_attribution']],
    ['CC-BY-SA-4.0', ['CC-BY-SA-4.0', 'CC-BY-4.0'], []],
    ['CC-BY-4.0', ['CC-BY-SA-4.0'], ['share_alike']],
    ['CC-BY-NC-SA-4.0', ['CC-BY-SA-4.0'], ['share_alike']],
    ['CC-BY-4.0', ['CC-BY-NC-4.0'], ['keep_non_commercial']],
    ['CC-BY-NC-SA-4.0', ['CC-BY-NC-4.0'], []],
    ['CC-BY-4.0', ['CC-BY-ND-4.0'], ['no_derivatives']],
    ['CC-BY-SA-4.0', ['CC-BY-SA-4.0', 'CC-BY-NC-SA-4.0'], ['mixed_share_alike']],
    ['CC-BY-SA-4.0', ['CC-BY-SA-4.0', 'CC-BY-NC-4.0'], ['keep_non_commercial']],
  ])('%s from %j: %j', (child, parts, expected) => {
    expect(codes(child, ...parts)).toEqual(expected);
  });

  it('is chosen among those that every part allows', () => {
    expect(licencesFor(['CC-BY-SA-4.0', 'CC0-1.0'])).toEqual(['CC-BY-SA-4.0']);
    expect(licencesFor(['CC-BY-SA-4.0', 'CC-BY-NC-4.0'])).toEqual([]);
    expect(licencesFor([])).toEqual(LICENCES);
  });
});

it('names title, authors, source, licence and changes in one line', () => {
  const credit = {
    title: 'Sort and price donated goods',
    authors: ['Matteo Ricci'],
    licence: 'CC-BY-SA-4.0',
    source: 'https://cairn.example.org/achievements/ach_1/2',
    changes: 'translated into Irish',
  } as const;
  expect(attributionLine(credit, 'Changes')).toBe(
    '“Sort and price donated goods”, Matteo Ricci · https://cairn.example.org/achievements/ach_1/2 · ' +
      'CC-BY-SA-4.0 (https://creativecommons.org/licenses/by-sa/4.0/) · Changes: translated into Irish',
  );
});
