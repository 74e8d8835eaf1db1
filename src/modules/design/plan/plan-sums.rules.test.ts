import { describe, expect, it } from 'vitest';
import { emptyDescriptor } from '../descriptor.ts';
import { breakEvenLearners, costsOf, sensitivity, viewBudget } from './budget.rules.ts';
import { suggestLevel } from './level-helper.rules.ts';
import { emptyPlan, type Budget, type WorkloadLine } from './plan.ts';
import { weighRubric } from './rubric.rules.ts';
import { checkSize } from './size.rules.ts';
import { calibrateWorkload, sumWorkload, weeksFor } from './workload-lines.rules.ts';

const budget: Budget = {
  ...emptyPlan().budget,
  development: 12_000,
  runs: 4,
  equipment: 1_000,
  overhead: 2_000,
  teachingHours: 20,
  hourlyRate: 50,
  materials: 10,
  assessment: 15,
  certification: 5,
  support: 20,
  learners: 20,
  completers: 16,
  price: 150,
  subsidyPerLearner: 100,
};

describe('money', () => {
  it('breaks even at 30 learners with 6,000 fixed, 150 price, 100 subsidy and 50 for each learner', () => {
    expect(breakEvenLearners(6000, 150 + 100, 50)).toBe(30);
  });

  it('never breaks even when each learner costs what she brings', () => {
    expect(breakEvenLearners(6000, 50, 50)).toBeNull();
    expect(breakEvenLearners(6000, 40, 50)).toBeNull();
  });

  it('spreads the development over its runs and the teaching over its learners', () => {
    expect(costsOf(budget)).toEqual({ fixed: 6000, variable: 100, total: 8000 });
    expect(viewBudget(budget, 20)).toMatchObject({
      result: -3000,
      breakEven: 35,
      costPerCompleter: 500,
      costPerLearnerHour: 20,
    });
  });

  it('pays for itself from the very number at which the table turns', () => {
    const { breakEven } = viewBudget(budget, 20);
    const at = (learners: number) => viewBudget({ ...budget, learners }, 20).result;
    expect([at((breakEven ?? 0) - 1) < 0, at(breakEven ?? 0) >= 0]).toEqual([true, true]);
  });

  it('says nothing where there is nobody to divide by', () => {
    const nobody = viewBudget({ ...budget, learners: 0, completers: 0 }, 20);
    expect([nobody.costPerCompleter, nobody.costPerLearnerHour]).toEqual([null, null]);
  });

  it('shows 5 to 40 learners at three prices', () => {
    const table = sensitivity(budget);
    expect(table.map(({ learners }) => learners)).toEqual([5, 10, 15, 20, 25, 30, 35, 40]);
    expect(table[3]?.results).toEqual([-3600, -3000, -2400]);
  });
});

describe('hours', () => {
  const line = (hours: number, kind: WorkloadLine['kind'], isDirected: boolean): WorkloadLine => ({
    id: `wrk_${hours}`,
    forId: 'act_1',
    kind,
    hours,
    isDirected,
    place: '',
  });

  it('are summed, with the share in which somebody guides', () => {
    expect(sumWorkload([line(12, 'contact', true), line(4, 'self_study', false), line(4, 'assessment', true)])).toEqual(
      {
        hours: 20,
        directedShare: 0.8,
      },
    );
    expect(sumWorkload([])).toEqual({ hours: 0, directedShare: null });
  });

  it('become weeks at the pace that a learner has, between 2 and 40 hours a week', () => {
    expect([weeksFor(20, 5), weeksFor(20, 0), weeksFor(80, 100)]).toEqual([4, 10, 2]);
  });

  it('are questioned when the middle learner worked a fifth more or less', () => {
    expect(calibrateWorkload(20, [18, 21, 22])).toEqual({ ratio: 1.05, verdict: 'fits' });
    expect(calibrateWorkload(20, [25, 30])?.verdict).toBe('more_than_planned');
    expect(calibrateWorkload(20, [15, 15, 40])?.verdict).toBe('less_than_planned');
    expect(calibrateWorkload(20, [])).toBeNull();
  });
});

describe('a level by best fit', () => {
  const picks = (...levels: number[]) => levels.map((level, at) => ({ outcomeId: `out_${at}`, level }));

  it('is the middle of the picks, the lower one of two', () => {
    expect(suggestLevel(picks(2, 3, 2))).toEqual({ level: 2, spread: 1, shouldSplit: false });
    expect(suggestLevel(picks(3, 2))?.level).toBe(2);
    expect(suggestLevel([])).toBeNull();
  });

  it('asks to part the outcomes when they lie more than two levels apart', () => {
    expect(suggestLevel(picks(2, 4))?.shouldSplit).toBe(false);
    expect(suggestLevel(picks(2, 5))?.shouldSplit).toBe(true);
  });
});

describe('a rubric', () => {
  const line = (id: string, weight: number, mustReach?: number) => ({
    id,
    text: { en: id },
    steps: [{ en: 'no' }, { en: 'partly' }, { en: 'yes' }],
    weight,
    ...(mustReach === undefined ? {} : { mustReach }),
  });

  it('weighs the steps that were reached', () => {
    const result = weighRubric([line('a', 3), line('b', 1)], { a: 2, b: 1 });
    expect(result).toEqual({ share: 0.875, missed: [] });
  });

  it('names what must be reached and was not, however high the sum', () => {
    expect(weighRubric([line('a', 9), line('b', 1, 2)], { a: 2, b: 1 })?.missed).toEqual(['b']);
  });

  it('fills nothing in for a line without a score', () => {
    expect(weighRubric([line('a', 1), line('b', 1)], { a: 2 })).toBeNull();
  });
});

describe('the size that a country expects', () => {
  const of = (country: string, points: number) =>
    checkSize({
      ...emptyDescriptor('en'),
      awardingBody: [{ name: 'Second Round', country }],
      workload: { hours: points * 27, credits: [{ system: 'ECTS', points }] },
    }).map(({ params }) => params?.['place']);

  it('is a soft warning for the country of each awarding body and for the European register', () => {
    expect(of('FI', 0.5)).toEqual(['FI']);
    expect(of('EE', 2)).toEqual(['EE']);
    expect(of('FI', 60)).toEqual(['FI', 'DEQAR']);
    expect(of('NO', 2)).toEqual([]);
  });
});
