import { describe, expect, it } from 'vitest';
import { describeContentChanges, weighChanges } from '../changes.rules.ts';
import { emptyDescriptor } from '../descriptor.ts';
import { applyContentEdit, contentCollides, type PlanEdit } from './plan-edits.rules.ts';
import { emptyPlan } from './plan.ts';

const start = { descriptor: emptyDescriptor('en'), plan: emptyPlan() };
const problem = (text: string): PlanEdit => ({ kind: 'plan', values: { problem: text } });
const money = (price: number): PlanEdit => ({ kind: 'plan', values: { budget: { ...emptyPlan().budget, price } } });

describe('two people at one plan', () => {
  it('both keep their work on different parts', () => {
    const current = applyContentEdit(start, problem('Nobody can price goods.'));
    expect(contentCollides(money(150), start, current)).toBe(false);
    const both = applyContentEdit(current, money(150));
    expect([both.plan.problem, both.plan.budget.price]).toEqual(['Nobody can price goods.', 150]);
  });

  it('collide on the same part, unless both say the same', () => {
    const current = applyContentEdit(start, money(150));
    expect(contentCollides(money(120), start, current)).toBe(true);
    expect(contentCollides(money(120), current, current)).toBe(false);
  });
});

describe('what changed in a plan', () => {
  it('is told part by part; how it is judged weighs more than the money', () => {
    const dearer = describeContentChanges(start, applyContentEdit(start, money(150)));
    expect([dearer, weighChanges(dearer)]).toEqual([[{ key: 'plan_budget' }], 'minor']);
    const assessment = {
      id: 'asm_1',
      title: {},
      type: 'portfolio',
      outcomeIds: [],
      weight: 100,
      supervision: '',
      passRule: '',
      rubric: [],
    };
    const judged = applyContentEdit(start, { kind: 'plan', values: { assessments: [assessment] } });
    expect(weighChanges(describeContentChanges(start, judged))).toBe('major');
  });
});
