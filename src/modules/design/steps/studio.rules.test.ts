import { describe, expect, it } from 'vitest';
import { emptyDescriptor } from '../descriptor.ts';
import { descriptorElements } from '../elements.rules.ts';
import { completeDescriptor } from '../fixtures/descriptor.ts';
import { emptyPlan, STUDIO_STEPS } from '../plan/plan.ts';
import { stepAfter, stepsOf, studioProgress } from './studio.rules.ts';

const quick = emptyPlan();
const full = { ...quick, depth: 'full' as const };

describe('the way through the studio', () => {
  it('is short for a small unit and holds all fourteen steps in full', () => {
    expect(stepsOf(quick)).toHaveLength(9);
    expect(stepsOf(full)).toEqual(STUDIO_STEPS);
  });

  it('begins where the designer stands', () => {
    expect(stepsOf({ ...quick, entrance: 'learner' })[0]).toBe('learners');
    expect(stepsOf({ ...quick, entrance: 'partner_request' })[0]).toBe('partners');
    const fromMaterial = stepsOf({ ...full, entrance: 'resource' });
    expect([fromMaterial[0], fromMaterial.length]).toEqual(['materials', 14]);
  });

  it('goes on from a step beside it, and ends', () => {
    expect(stepAfter('purpose', quick)).toBe('outcomes');
    expect(stepAfter('materials', quick)).toBe('access');
    expect(stepAfter('publish', quick)).toBeNull();
    expect(stepAfter('run', quick)).toBeNull();
  });
});

describe('how far each step is', () => {
  const progressOf = (descriptor = emptyDescriptor('en'), plan = full) =>
    studioProgress({
      content: { descriptor, plan },
      elements: descriptorElements(descriptor, { country: 'NO' }),
      findings: [{ step: 'access' }],
    });
  const state = (progress: ReturnType<typeof progressOf>, step: string) =>
    progress.find((one) => one.step === step)?.state;

  it('says what is missing for an offer, and what does not fit', () => {
    const progress = progressOf();
    expect(progress.filter(({ missing }) => missing > 0).map(({ step }) => step)).toEqual([
      'purpose',
      'partners',
      'outcomes',
      'workload',
      'assessment',
      'activities',
      'quality',
    ]);
    expect(progress.find(({ step }) => step === 'access')?.findings).toBe(1);
  });

  it('does not take what stands in every new design for something told', () => {
    const progress = progressOf();
    for (const step of ['finance', 'run', 'materials', 'learners', 'recognition'])
      expect(state(progress, step)).toBe('empty');
  });

  it('sees what was told', () => {
    const progress = progressOf(completeDescriptor(), { ...full, budget: { ...full.budget, price: 100 } });
    for (const step of ['purpose', 'outcomes', 'finance']) expect(state(progress, step)).toBe('told');
  });
});
