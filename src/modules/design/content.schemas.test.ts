import { describe, expect, it } from 'vitest';
import { parseContent } from './content.schemas.ts';
import { emptyDescriptor, type Descriptor } from './descriptor.ts';
import { emptyPlan } from './plan/plan.ts';

const descriptor: Descriptor = {
  ...emptyDescriptor('nb'),
  title: { nb: 'Sortere og prise varer', en: 'Sort and price goods' },
  iscedF: '0416',
  awardingBody: [{ name: 'Second Round', country: 'NO', region: 'NO020' }],
  outcomes: [
    {
      id: 'out_sort',
      statement: { en: 'Sort donated goods by their state.' },
      kind: 'skill',
      escoSkills: [{ uri: 'http://data.europa.eu/esco/skill/abc-1', label: 'sort goods', version: '1.2.0' }],
      criteria: [
        {
          id: 'cri_1',
          statement: { en: 'Boxes are right.' },
          plain: { en: 'I sort boxes.' },
          pictogram: 'box',
          critical: true,
        },
      ],
    },
  ],
  workload: { hours: 20, credits: [{ system: 'ECTS', points: 0.5 }] },
};
const content = { descriptor, plan: emptyPlan() };
const faults = (value: unknown) => {
  const parsed = parseContent(value);
  return parsed.ok ? [] : parsed.error.map(({ code, field }) => `${field ?? ''}: ${code}`);
};

describe('a design out of a file', () => {
  it('is read as it was written', () => {
    expect(parseContent(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, value: content });
  });

  it('may come without a plan, and with members that are not known here', () => {
    const parsed = parseContent({ descriptor: { ...descriptor, colour: 'red' }, newer: true });
    expect(parsed).toEqual({ ok: true, value: content });
  });

  it.each<[string, unknown, string]>([
    [
      'hours as text',
      { ...descriptor, workload: { hours: 'twenty', credits: [] } },
      'descriptor.workload.hours: design.not_a_design',
    ],
    [
      'fewer than no hours',
      { ...descriptor, workload: { hours: -1, credits: [] } },
      'descriptor.workload.hours: design.not_a_number',
    ],
    [
      'a country that is none',
      { ...descriptor, awardingBody: [{ name: 'x', country: 'XX' }] },
      'descriptor.awardingBody.0.country: design.unknown_choice',
    ],
    [
      'an address of another kind',
      { ...descriptor, moreInfo: { url: 'javascript:alert(1)' } },
      'descriptor.moreInfo.url: design.not_an_address',
    ],
    [
      'a skill that ESCO does not have',
      {
        ...descriptor,
        outcomes: [
          { ...descriptor.outcomes[0], escoSkills: [{ uri: 'http://example.org/x', label: '', version: '' }] },
        ],
      },
      'descriptor.outcomes.0.escoSkills.0.uri: design.unknown_choice',
    ],
    ['a title of a book', { ...descriptor, title: { en: 'x'.repeat(121) } }, 'descriptor.title.en: design.too_long'],
  ])('%s is named by its place', (_, described, expected) => {
    expect(faults({ descriptor: described })).toEqual([expected]);
  });

  it('is refused as a whole when it is something else', () => {
    for (const value of [null, 'text', [], 7, {}]) expect(faults(value).length).toBeGreaterThan(0);
  });

  it('names a field of education that is in no list', () => {
    for (const iscedF of ['0420', '12345', 'law']) {
      const parsed = parseContent({ descriptor: { ...descriptor, iscedF } });
      expect(parsed, iscedF).toMatchObject({
        error: [{ code: 'design.field_unknown', field: 'descriptor.iscedF' }],
      });
    }
    expect(parseContent({ descriptor: { ...descriptor, iscedF: '042' } }).ok).toBe(true);
  });
});
