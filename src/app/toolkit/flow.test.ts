import { describe, expect, it } from 'vitest';
import { emptyDescriptor, emptyPlan, type DesignContent } from '#modules/design/index.ts';
import { findTemplate, type Answers } from '#modules/institution/index.ts';
import { answersFrom, proposalsOf, takeOver } from './flow.ts';
import type { Flow } from './flow.types.ts';

const empty: DesignContent = { descriptor: emptyDescriptor('en'), plan: emptyPlan() };

function flowOf(templateId: string, answers: Answers): Flow {
  const template = findTemplate(templateId);
  if (template === null) throw new Error(templateId);
  let made = 0;
  const newId = (prefix: string): string => {
    made += 1;
    return `${prefix}_${made}`;
  };
  return { sheet: { template, answers, language: 'en' }, newId };
}
const all = (content: DesignContent, flow: Flow): ReadonlySet<string> =>
  new Set(proposalsOf(content, flow).map(({ field }) => field));

const canvas = flowOf('canvas', {
  problem: 'No time',
  outcomes: [{ id: 'o1', outcome: 'Prices goods', outcome_kind: 'skill' }],
  promises: [{ id: 'p1', promise: 'A trade', rests_on: 'o1' }],
  assessments: [{ id: 's1', assessment: 'Two shifts', proves: 'o1', weight: '100' }],
  personas: [
    { id: 'a', name: 'Amal', learner_type: 'newcomer' },
    { id: 'b', name: 'Nobody knows who' },
  ],
  hurdles: [{ id: 'h1', barrier: 'Reading' }],
  supports: [{ id: 'u1', support: 'Read aloud', answers: 'h1' }],
  price: '0',
});

describe('what is typed once', () => {
  it('becomes part of the design, and what refers to an outcome still does', () => {
    const { descriptor, plan } = takeOver(empty, canvas, all(empty, canvas));
    const [outcome] = descriptor.outcomes;
    expect(outcome?.statement).toEqual({ en: 'Prices goods' });
    expect(plan.problem).toBe('No time');
    expect(plan.promises[0]?.outcomeIds).toEqual([outcome?.id]);
    expect(plan.assessments[0]).toMatchObject({ weight: 100, outcomeIds: [outcome?.id] });
    expect(plan.personas[0]?.barriers[0]).toMatchObject({ text: 'Reading', answer: 'Read aloud', isAccepted: false });
  });

  it('is not guessed at: a person without a kind stays on the sheet', () => {
    const proposal = proposalsOf(empty, canvas).find(({ field }) => field === 'personas');
    expect(proposal?.after).toEqual(['Amal']);
    expect(takeOver(empty, canvas, new Set(['personas'])).plan.personas).toHaveLength(1);
  });

  it('is offered once: a design that has it is asked for nothing more', () => {
    const full = takeOver(empty, canvas, all(empty, canvas));
    expect(proposalsOf(full, canvas).filter(({ kind }) => kind !== 'fills')).toEqual([]);
  });

  it('never replaces what stands there unless somebody says so', () => {
    const design = { ...empty, plan: { ...empty.plan, problem: 'Another problem' } };
    const proposal = proposalsOf(design, canvas).find(({ field }) => field === 'problem');
    expect(proposal).toEqual({ field: 'problem', kind: 'replaces', before: 'Another problem', after: ['No time'] });
    expect(takeOver(design, canvas, new Set(['outcomes'])).plan.problem).toBe('Another problem');
    expect(takeOver(design, canvas, new Set(['problem'])).plan.problem).toBe('No time');
  });

  it('comes back from a design with the names that it has there', () => {
    const full = takeOver(empty, canvas, all(empty, canvas));
    const answers = answersFrom(full, canvas.sheet.template, 'en');
    const id = full.descriptor.outcomes[0]?.id ?? '';
    expect(answers['outcomes']).toEqual([{ id, outcome: 'Prices goods', outcome_kind: 'skill' }]);
    expect(answers['assessments']).toMatchObject([{ assessment: 'Two shifts', proves: id, weight: '100' }]);
    expect(answers['hurdles']).toMatchObject([{ barrier: 'Reading' }]);
    expect(answers['supports']).toMatchObject([{ support: 'Read aloud' }]);
    expect(proposalsOf(full, { ...canvas, sheet: { ...canvas.sheet, answers } })).toEqual([]);
  });

  it('takes the one person of a sheet along with what stands in the way', () => {
    const persona = flowOf('persona', {
      persona: { name: 'Kim', learner_type: 'early_leaver', goals: 'Work' },
      barriers: [{ id: 'b1', barrier: 'Exams', accepted: 'yes' }],
    });
    const { plan } = takeOver(empty, persona, all(empty, persona));
    expect(plan.personas[0]).toMatchObject({
      name: 'Kim',
      goals: 'Work',
      barriers: [{ text: 'Exams', isAccepted: true }],
    });
  });

  it('puts money in its place, and reads untold amounts as empty', () => {
    const budget = flowOf('budget', { currency: 'NOK', price: '200', learners: '8', runs: '4' });
    const { plan } = takeOver(empty, budget, all(empty, budget));
    expect(plan.budget).toMatchObject({ currency: 'NOK', price: 200, learners: 8, runs: 4, materials: 0 });
    expect(answersFrom({ ...empty, plan }, budget.sheet.template, 'en')).toEqual({
      currency: 'NOK',
      price: '200',
      learners: '8',
      runs: '4',
    });
  });
});
