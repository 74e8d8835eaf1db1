import { describe, expect, it } from 'vitest';
import { scoreAgreement } from './agreement.rules.ts';
import { EXAM, PRACTICE, rateablesOf, UNITS, type CourseLevel } from './course.ts';
import { examDoor, examNeeds, isPassed, PAUSE_MS } from './training.rules.ts';
import words from './messages-staff/en.json' with { type: 'json' };

const ratings = rateablesOf(EXAM);
const asModel = Object.fromEntries(ratings.map(({ id, model }) => [id, model]));
/** The model's ratings, with so many of them one step away, and so many two. */
function ratedWith({ near, far }: { near: number; far: number }): Record<string, CourseLevel> {
  const ends = ratings.filter(({ model }) => model !== 'with_help').slice(0, far);
  const others = ratings.filter((one) => !ends.includes(one)).slice(0, near);
  return {
    ...asModel,
    ...Object.fromEntries(ends.map(({ id, model }) => [id, model === 'not_yet' ? 'on_my_own' : 'not_yet'] as const)),
    ...Object.fromEntries(
      others.map(({ id, model }) => [id, model === 'with_help' ? 'on_my_own' : 'with_help'] as const),
    ),
  };
}
const judged = (wrong: { near: number; far: number }) => isPassed(scoreAgreement(ratings, ratedWith(wrong)));

describe('the case exam', () => {
  it('asks for at least eight ratings, of other cases than the practice, and uses every step', () => {
    expect(ratings.length).toBeGreaterThanOrEqual(8);
    const practised = new Set(PRACTICE.map(({ id }) => id));
    expect(EXAM.filter(({ id }) => practised.has(id))).toEqual([]);
    expect(new Set(ratings.map(({ model }) => model)).size).toBe(3);
  });

  it('is passed with 80 % within one step and 60 % exactly, and not with one less of either', () => {
    expect(examNeeds(12)).toEqual({ within: 10, exact: 8 });
    expect(judged({ near: 0, far: 0 })).toBe(true);
    expect(judged({ near: 2, far: 2 })).toBe(true);
    expect(judged({ near: 0, far: 3 })).toBe(false);
    expect(judged({ near: 4, far: 0 })).toBe(true);
    expect(judged({ near: 5, far: 0 })).toBe(false);
  });

  it('is not passed by giving everybody the same step', () => {
    for (const level of ['not_yet', 'with_help', 'on_my_own'] as const) {
      const same = Object.fromEntries(ratings.map(({ id }) => [id, level]));
      expect(isPassed(scoreAgreement(ratings, same)), level).toBe(false);
    }
  });

  it('counts a rating that is missing as no agreement', () => {
    expect(scoreAgreement(ratings, {})).toEqual({ total: 12, exact: 0, within: 0 });
  });
});

describe('the door to the exam', () => {
  const now = new Date('2027-03-01T09:00:00Z');
  const ready = { understood: new Set(UNITS), isPractised: true, sittings: [] };

  it('opens when every unit is understood and the six cases are rated', () => {
    expect(examDoor(ready, now)).toEqual({ state: 'open' });
    expect(examDoor({ ...ready, isPractised: false }, now).state).toBe('units_first');
    const left = examDoor({ ...ready, understood: new Set(UNITS.slice(1)) }, now);
    expect(left).toMatchObject({ state: 'units_first', left: ['validation'] });
  });

  it('stays closed for a day after a try that was not passed, and then opens, however often', () => {
    const failed = Array.from({ length: 9 }, (_, days) => ({
      satAt: new Date(now.getTime() - days * PAUSE_MS - 60_000),
      isPassed: false,
    }));
    expect(examDoor({ ...ready, sittings: failed }, now).state).toBe('pause');
    expect(examDoor({ ...ready, sittings: failed }, new Date(now.getTime() + PAUSE_MS)).state).toBe('open');
  });

  it('closes for who passed, until the training runs out', () => {
    const passed = { ...ready, sittings: [{ satAt: now, isPassed: true }] };
    expect(examDoor(passed, now).state).toBe('passed');
    expect(examDoor(passed, now, 'yes').state).toBe('open');
  });
});

describe('the words of the course', () => {
  it('are there for every unit, every case and every model rating', () => {
    const keys = [
      ...UNITS.flatMap((unit) =>
        ['title', 'aim', '1', '2', '3', '4', 'exercise', 'question', 'a', 'b', 'c', 'why'].map(
          (part) => `training.unit.${unit}.${part}`,
        ),
      ),
      ...[...PRACTICE, ...EXAM].flatMap(({ id, tasks }) => [
        `training.case.${id}`,
        ...tasks.flatMap((task) => [`training.task.${task.id}`, `training.why.${task.id}`]),
      ]),
    ];
    expect(keys.filter((key) => !(key in words))).toEqual([]);
  });
});
