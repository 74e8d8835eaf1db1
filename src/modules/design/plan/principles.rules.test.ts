import { describe, expect, it } from 'vitest';
import { emptyDescriptor } from '../descriptor.ts';
import { descriptorElements } from '../elements.rules.ts';
import { findAlignmentFaults } from './alignment.rules.ts';
import { emptyPlan, type DesignPlan } from './plan.ts';
import { PRINCIPLES, principleQuestions, sumPrinciples, type PrincipleFacts } from './principles.rules.ts';

const today = new Date('2027-03-01T09:00:00Z');
const facts = (changes: Partial<DesignPlan> = {}, more: Partial<PrincipleFacts> = {}): PrincipleFacts => {
  const descriptor = emptyDescriptor('en');
  const plan = { ...emptyPlan(), ...changes };
  return {
    descriptor,
    plan,
    elements: descriptorElements(descriptor, { country: 'NO' }),
    alignment: findAlignmentFaults(descriptor, plan),
    lastReviewedAt: null,
    today,
    ...more,
  };
};
const answer = (key: string, known: PrincipleFacts) =>
  principleQuestions(known).find((question) => question.key === key)?.bySystem;

describe('the ten principles', () => {
  it('have three questions each', () => {
    const questions = principleQuestions(facts());
    expect(questions).toHaveLength(30);
    expect(new Set(questions.map(({ key }) => key)).size).toBe(30);
    for (const principle of PRINCIPLES) {
      expect(questions.filter((question) => question.principle === principle)).toHaveLength(3);
    }
  });

  const need = (source: 'survey' | 'vacancies', knownOn: string) => ({
    id: source + knownOn,
    source,
    text: 'x',
    knownOn,
  });
  it('count the kinds of sources of a need, and how fresh they are', () => {
    const two = facts({ needs: [need('survey', '2026-12-01'), need('vacancies', '2024-01-01')] });
    expect([answer('relevance.sources', two), answer('relevance.fresh', two)]).toEqual(['yes', 'partly']);
    const same = facts({ needs: [need('survey', '2026-12-01'), need('survey', '2027-01-01')] });
    expect([answer('relevance.sources', same), answer('relevance.fresh', same)]).toEqual(['partly', 'yes']);
    expect([answer('relevance.sources', facts()), answer('relevance.fresh', facts())]).toEqual(['no', 'no']);
  });

  it('ask for a review within twelve months, once there is something to review', () => {
    expect(answer('quality.reviewed', facts())).toBeNull();
    expect(answer('quality.reviewed', facts({}, { lastReviewedAt: new Date('2026-09-01') }))).toBe('yes');
    expect(answer('quality.reviewed', facts({}, { lastReviewedAt: new Date('2025-09-01') }))).toBe('no');
  });

  it('see from the personas whether barriers were answered', () => {
    const persona = (answers: readonly string[]): DesignPlan['personas'][number] => ({
      id: 'per_1',
      name: 'Lina',
      type: 'newcomer',
      about: '',
      goals: '',
      barriers: answers.map((text, at) => ({ id: `bar_${at}`, text: 'No bus', answer: text, isAccepted: false })),
    });
    expect(answer('learner_centred.barriers', facts({ personas: [persona(['Lift from the shop', ''])] }))).toBe(
      'partly',
    );
    expect(answer('learner_centred.barriers', facts({ personas: [persona(['Lift'])] }))).toBe('yes');
  });
});

describe('the sum of a principle', () => {
  const questions = principleQuestions(facts());
  const of = (principle: string, own: DesignPlan['quality']['answers'] = {}) =>
    sumPrinciples(questions, own).find((sum) => sum.principle === principle);

  it('leaves open what nobody answered', () => {
    expect(of('quality')).toEqual({ principle: 'quality', yes: 0, partly: 0, no: 0, open: 3 });
    expect(of('portable')).toMatchObject({ yes: 3, open: 0 });
  });

  it('takes the answer of people, but never against a "no" of the records', () => {
    const own = {
      'quality.same_care': { answer: 'yes', note: '' },
      'relevance.sources': { answer: 'yes', note: 'We know.' },
    } as const;
    expect(of('quality', own)).toMatchObject({ yes: 1, open: 2 });
    expect(of('relevance', own)).toMatchObject({ yes: 0, no: 3 });
  });
});
