import { describe, expect, it } from 'vitest';
import type { Descriptor } from './descriptor.ts';
import { emptyDescriptor } from './descriptor.ts';
import { descriptorElements, missingTranslations, offerGate, type ElementKey } from './elements.rules.ts';
import { completeDescriptor, criterion, outcome } from './fixtures/descriptor.ts';

const today = new Date('2026-11-21T09:00:00Z');
const elements = (descriptor: Descriptor) => descriptorElements(descriptor, { country: 'NO', today });
const look = (descriptor: Descriptor, key: ElementKey) => {
  const found = elements(descriptor).find((element) => element.key === key);
  return { state: found?.state, codes: found?.reasons.map((reason) => reason.code) };
};
const complete = completeDescriptor;

describe('the sixteen elements', () => {
  it('are all there in a complete descriptor, but for the two that come with the award', () => {
    const states = elements(complete()).map((element) => [element.number, element.state]);
    expect(states.filter(([, state]) => state === 'at_issue').map(([number]) => number)).toEqual([1, 5]);
    expect(states.filter(([, state]) => state === 'filled')).toHaveLength(14);
    expect(offerGate(elements(complete()))).toEqual({ ok: true });
  });

  it('tell a new designer what is missing, each with a reason and the place to put it right', () => {
    const open = elements(emptyDescriptor('en')).filter((element) => element.state === 'missing');
    expect(open.map((element) => element.number)).toEqual([2, 4, 6, 7, 8, 9, 10, 11]);
    expect(open.every((element) => element.reasons.length > 0 && element.step !== null)).toBe(true);
    const gate = offerGate(elements(emptyDescriptor('en')));
    expect(gate.ok ? [] : gate.missing.map((element) => element.key)).toContain('quality');
  });

  it.each<[string, Partial<Descriptor>, ElementKey, string]>([
    ['no title', { title: { nb: 'Vanne plantene' } }, 'title', 'design.title.missing'],
    ['no plain summary', { summary: {} }, 'title', 'design.summary.missing'],
    ['no country', { awardingBody: [{ name: 'Green Corner', country: '' }] }, 'country', 'design.country.missing'],
    ['no awarding body', { awardingBody: [] }, 'awarding_body', 'design.awarding_body.missing'],
    ['no outcome', { outcomes: [] }, 'outcomes', 'design.outcomes.missing'],
    ['no hours', { workload: { hours: 0, credits: [] } }, 'workload', 'design.workload.missing'],
    ['no level and no reason', { level: { claim: 'not_assigned' } }, 'level', 'design.level.no_reason'],
    ['a level without a number', { level: { claim: 'aligned_by_provider' } }, 'level', 'design.level.missing'],
    ['no assessment', { assessmentTypes: [] }, 'assessment', 'design.assessment.missing'],
    ['no form of participation', { participationModes: [] }, 'participation', 'design.participation.missing'],
    ['no quality assurance', { qualityAssurance: [] }, 'quality', 'design.quality.missing'],
  ])('block an offer with %s', (_, changes, key, code) => {
    expect(look(complete(changes), key)).toEqual({ state: 'missing', codes: [code] });
    expect(offerGate(elements(complete(changes))).ok).toBe(false);
  });

  it('never block an offer because of a warning', () => {
    const bare: Descriptor = { ...complete({ supervision: '', stacking: { kind: '' } }) };
    const { entryRequirement: _entry, moreInfo: _info, ...warned } = bare;
    expect(look(warned, 'entry').state).toBe('warning');
    expect(look(warned, 'supervision').state).toBe('warning');
    expect(look(warned, 'stacking').state).toBe('warning');
    expect(look(warned, 'more_info').state).toBe('warning');
    expect(offerGate(elements(warned)).ok).toBe(true);
  });

  it('take "no level, because" for an answer', () => {
    expect(
      look(complete({ level: { claim: 'not_assigned', reason: { en: 'Too small to place' } } }), 'level').state,
    ).toBe('filled');
  });

  it('want the register behind the claim that the national framework includes it', () => {
    const level = { claim: 'included_in_nqf', eqf: 2, nqf: { framework: 'NO-NKR', level: '2' } } as const;
    expect(look(complete({ level }), 'level').codes).toEqual(['design.level.no_register']);
    const registerUrl = 'https://register.example/42';
    expect(look(complete({ level: { ...level, registerUrl } }), 'level').state).toBe('filled');
  });

  it('do not let somebody earn a micro-credential by being there', () => {
    expect(look(complete({ assessmentTypes: ['attendance_level'] }), 'assessment').codes).toEqual([
      'design.assessment.attendance_only',
    ]);
    expect(look(complete({ assessmentTypes: ['attendance_level', 'portfolio'] }), 'assessment').state).toBe('filled');
  });

  it('want at least one criterion with both wordings for each outcome', () => {
    const bare = outcome('out_a', 'Water plants in a shop with care', []);
    expect(look(complete({ outcomes: [bare] }), 'outcomes').codes).toEqual(['design.outcome.no_criterion']);
    const silent = outcome('out_a', 'Water plants in a shop with care', [
      criterion('cri_a', 'Feels the soil', { plain: {} }),
    ]);
    expect(look(complete({ outcomes: [silent] }), 'outcomes').codes).toEqual([
      'design.outcome.criterion_without_words',
    ]);
  });

  it('question fewer than two or more than eight outcomes', () => {
    const [first] = complete().outcomes;
    expect(look(complete({ outcomes: first ? [first] : [] }), 'outcomes')).toEqual({
      state: 'warning',
      codes: ['design.outcomes.few'],
    });
    const nine = Array.from({ length: 9 }, (_, at) =>
      outcome(`out_${at}`, `Water plant number ${at} in a shop with care`, [criterion(`cri_${at}`, 'Feels the soil')]),
    );
    expect(look(complete({ outcomes: nine }), 'outcomes')).toEqual({
      state: 'warning',
      codes: ['design.outcomes.many'],
    });
  });

  it('set credits against the hours: outside the range a question, below half a credit a block', () => {
    const ects = (hours: number, points: number) =>
      look(complete({ workload: { hours, credits: [{ system: 'ECTS', points }] } }), 'workload');
    expect(ects(60, 2.2).state).toBe('filled');
    expect(ects(60, 4)).toEqual({ state: 'warning', codes: ['design.credits_outside_range'] });
    expect(ects(10, 0.5)).toEqual({ state: 'missing', codes: ['design.credits_too_small'] });
  });

  it('want somebody who answers for the quality, and a review within a year', () => {
    const qa = (changes: { responsible?: string; reviewDue?: string }) =>
      look(
        complete({ qualityAssurance: [{ kind: 'internal_review', text: { en: 'Yearly look' }, ...changes }] }),
        'quality',
      ).codes;
    expect(qa({})).toEqual(['design.quality.no_responsible']);
    expect(qa({ responsible: 'Kari' })).toEqual(['design.quality.no_review']);
    expect(qa({ responsible: 'Kari', reviewDue: '2028-06-01' })).toEqual(['design.quality.review_far']);
    expect(qa({ responsible: 'Kari', reviewDue: '2026-01-01' })).toEqual(['design.quality.review_past']);
    expect(qa({ responsible: 'Kari', reviewDue: '2027-06-01' })).toEqual([]);
  });
});

describe('translations', () => {
  it('that are still to be written are counted for each promised language', () => {
    const descriptor = complete({ languages: ['nb'], title: { en: 'Water the plants', nb: 'Vanne plantene' } });
    expect(missingTranslations(descriptor)).toEqual({ nb: 11 });
    expect(missingTranslations(complete())).toEqual({});
  });
});
