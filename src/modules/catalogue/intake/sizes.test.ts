import { describe, expect, it } from 'vitest';
import { readCredits, readNational } from './sizes.ts';

const level = (text: string) => {
  const read = readNational(text);
  return read.ok ? [read.value.framework, read.value.level, read.value.eqf] : read.error.code;
};
const credits = (text: string) => {
  const read = readCredits(text);
  return read.ok ? read.value.map(({ system, points }) => `${points} ${system}`) : read.error.code;
};

describe('a national level in a cell', () => {
  it('is read as the European list names it, and in our own codes', () => {
    expect(level('NKR Level 5.1')).toEqual(['NO-NKR', '5.1', 5]);
    expect(level('IE NQF Level 9')).toEqual(['IE-NFQ', '9', 7]);
    expect(level('AT: NQF Level 6')).toEqual(['AT-NQR', '6', 6]);
    expect(level('QNQ Level 4')).toEqual(['PT-QNQ', '4', 4]);
    expect(level('NLQF Entry Level')).toEqual(['NL-NLQF', 'Entry', 1]);
    expect(level('NLQF Level 4+')).toEqual(['NL-NLQF', '4+', 4]);
    expect(level(' no-nkr  level 4 ')).toEqual(['NO-NKR', '4', 4]);
  });

  it('may stand for no single European level', () => {
    expect(level('ISQF Level 1')).toEqual(['IS-ISQF', '1', null]);
  });

  it('is left out where nobody could say which one it is', () => {
    for (const text of ['6', 'Level 6', 'NKR Level 12', 'XYZ Level 3', 'http://data.europa.eu/snb/qdr/c_1'])
      expect(level(text), text).toBe('catalogue.rows.national_unknown');
  });
});

describe('credits in a cell', () => {
  it('name their system, before or after the points', () => {
    expect(credits('5 FI-OSP')).toEqual(['5 FI-OSP']);
    expect(credits('NO-SP 2,5; 1 ee-ekap')).toEqual(['2.5 NO-SP', '1 EE-EKAP']);
    expect(credits('3 FET credit')).toEqual(['3 IE-FET']);
  });

  it('are left out where they do not', () => {
    for (const text of ['3', '3 points', '0 ECTS', 'ECTS', '1 NONE'])
      expect(credits(text), text).toBe('catalogue.rows.credits_unknown');
  });
});
