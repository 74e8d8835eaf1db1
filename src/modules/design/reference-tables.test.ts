import { afterEach, describe, expect, it } from 'vitest';
import { eqfOfNational, hoursPerEcts, hoursPerPoint } from './codes.ts';
import { parseContent } from './content.schemas.ts';
import { emptyDescriptor } from './descriptor.ts';
import { checkSize } from './plan/size.rules.ts';
import { readOwnTables } from './reference-tables.schemas.ts';
import { referenceTables, useReferenceTables } from './reference-tables.ts';

afterEach(() => useReferenceTables({}));

const told = { source: 'Ministry of Education, letter of 1 October 2026', asOf: '2026-10-01' };
const own = {
  creditSystems: [
    {
      code: 'XX-CP',
      name: 'Course point',
      country: 'NO',
      sector: 'adult',
      hoursPerPoint: { min: 8, max: 10 },
      ...told,
    },
  ],
  frameworks: [{ code: 'NO-NKR', name: 'NKR', country: 'NO', levels: { '4A': 4, '4B': 4 }, ...told }],
  hoursPerEcts: [{ country: 'NO', hours: 26, ...told }],
  sizeRules: [{ place: 'NO', system: 'ECTS', min: 2, max: null, ...told }],
};

const take = (file: unknown): void => {
  const read = readOwnTables(JSON.stringify(file));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  useReferenceTables(read.value);
};
const faults = (text: string) => {
  const read = readOwnTables(text);
  return read.ok ? [] : read.error.map(({ field, params }) => `${field}: ${String(params?.['reason'])}`);
};

describe('an operator’s own tables', () => {
  it('stand in the place of the built-in lines for the same thing, beside the others', () => {
    expect(hoursPerEcts('NO')).toBe(27);
    take(own);
    expect(hoursPerEcts('NO')).toBe(26);
    expect(hoursPerEcts('SE')).toBe(26.67);
    expect(hoursPerPoint('XX-CP')).toEqual({ min: 8, max: 10 });
    expect([eqfOfNational('NO-NKR', '4A'), eqfOfNational('NO-NKR', '7'), eqfOfNational('IE-NFQ', '9')]).toEqual([
      4,
      undefined,
      7,
    ]);
    expect(referenceTables().frameworks.find(({ code }) => code === 'NO-NKR')).toMatchObject(told);
    expect(referenceTables().creditSystems.find(({ code }) => code === 'ECTS')?.source).toContain('ECTS Users’ Guide');
  });

  it('are what a design is checked by: a system that is in none of them is refused', () => {
    const descriptor = {
      ...emptyDescriptor('nb'),
      awardingBody: [{ name: 'House', country: 'NO' }],
      workload: { hours: 20, credits: [{ system: 'XX-CP', points: 2 }] },
    };
    expect(parseContent({ descriptor }).ok).toBe(false);
    take(own);
    expect(parseContent({ descriptor }).ok).toBe(true);
    const small = { ...descriptor, workload: { hours: 27, credits: [{ system: 'ECTS', points: 1 }] } };
    expect(checkSize(small)).toMatchObject([{ params: { place: 'NO', min: 2, source: told.source } }]);
  });

  it('are refused with the place of what is wrong, never taken half', () => {
    expect(faults('{ not json')).toEqual([': is no JSON']);
    const [system] = own.creditSystems;
    const unfit = {
      creditSystems: [{ ...system, hoursPerPoint: { min: 10, max: 8 } }],
      frameworks: [{ ...own.frameworks[0], levels: { '4': 9 } }],
      hoursPerEcts: [{ country: 'Norway', hours: 26, ...told }],
      sizeRules: [{ place: 'NO', system: 'ECTS', min: 2, max: 30, source: 'somebody' }],
    };
    expect(faults(JSON.stringify(unfit)).map((line) => line.split(': ')[0])).toEqual([
      'creditSystems.0.hoursPerPoint',
      'frameworks.0.levels.4',
      'hoursPerEcts.0.country',
      'sizeRules.0.asOf',
    ]);
    expect(faults(JSON.stringify({ creditSystem: [] }))).toHaveLength(1);
  });
});
