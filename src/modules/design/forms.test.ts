import { describe, expect, it } from 'vitest';
import { completeDescriptor } from './fixtures/descriptor.ts';
import { applyEdit } from './edits.rules.ts';
import {
  aboutFields,
  assessmentFields,
  moreFields,
  outcomeFields,
  parseAbout,
  parseAssessment,
  parseMore,
  parseOutcome,
  parseSize,
  sizeFields,
} from './forms.ts';

const full = completeDescriptor({
  workload: { hours: 60, credits: [{ system: 'ECTS', points: 2 }] },
  languages: ['nb'],
});

describe('a step that is saved without a change', () => {
  it('changes nothing in the draft', () => {
    const about = parseAbout(aboutFields(full));
    const size = parseSize(sizeFields(full));
    const assessment = parseAssessment(assessmentFields(full));
    const more = parseMore(moreFields(full));
    const [outcome] = full.outcomes;
    if (outcome === undefined) throw new Error('The fixture has outcomes.');
    const wording = parseOutcome(outcomeFields(outcome));
    if (!about.ok || !size.ok || !assessment.ok || !more.ok || !wording.ok) throw new Error('Each step is valid.');
    expect(applyEdit(full, { kind: 'about', values: about.value })).toEqual(full);
    expect(applyEdit(full, { kind: 'size', values: size.value })).toEqual(full);
    expect(applyEdit(full, { kind: 'assessment', values: assessment.value })).toEqual(full);
    expect(applyEdit(full, { kind: 'more', values: more.value })).toEqual(full);
    expect(applyEdit(full, { kind: 'outcome', outcomeId: outcome.id, values: wording.value })).toEqual(full);
  });
});

describe('a rule that is left empty', () => {
  it('is the usual one, so that neither everybody passes nor all proof is too old', () => {
    const fields = { ...assessmentFields(full), passPercent: [''], 'evidence.maxAgeMonths': [''] };
    const parsed = parseAssessment(fields);
    if (!parsed.ok) throw new Error('An empty rule is valid.');
    const { passShare, evidenceRule } = applyEdit(full, { kind: 'assessment', values: parsed.value });
    expect([passShare, evidenceRule.maxAgeMonths]).toEqual([0.8, 24]);
  });
});

describe('what cannot be read', () => {
  const codes = (parsed: { ok: boolean; error?: readonly { code: string; field?: string }[] }) =>
    parsed.ok ? [] : parsed.error?.map(({ code, field }) => [field, code]);

  it('is told at its field', () => {
    expect(codes(parseSize({ ...sizeFields(full), hours: ['about ten'] }))).toEqual([['hours', 'design.not_a_number']]);
    expect(codes(parseSize({ ...sizeFields(full), 'credits.1.points': ['-3'] }))).toEqual([
      ['credits.1.points', 'design.not_a_number'],
    ]);
    expect(codes(parseMore({ 'moreInfo.url': ['javascript:alert(1)'] }))).toEqual([
      ['moreInfo.url', 'design.not_an_address'],
    ]);
    expect(codes(parseAssessment({ ...assessmentFields(full), 'qa.reviewDue': ['2027-02-30'] }))).toEqual([
      ['qa.reviewDue', 'design.not_a_date'],
    ]);
    expect(codes(parseAbout({ ...aboutFields(full), 'title.en': ['x'.repeat(121)] }))).toEqual([
      ['title.en', 'design.too_long'],
    ]);
    expect(codes(parseAbout({ ...aboutFields(full), family: ['gold'], 'awardingBody.0.country': ['XX'] }))).toEqual([
      ['family', 'design.unknown_choice'],
      ['awardingBody.0.country', 'design.unknown_choice'],
    ]);
  });

  it('does not let a field of an unknown language through', () => {
    const parsed = parseAbout({ ...aboutFields(full), 'title.__proto__': ['x'], 'title.xx': ['y'] });
    expect(parsed.ok && parsed.value.title).toEqual({ en: 'Water the plants' });
  });

  it('takes a decimal comma', () => {
    const parsed = parseSize({ ...sizeFields(full), hours: ['7,5'] });
    expect(parsed.ok && parsed.value.hours).toBe(7.5);
  });
});
