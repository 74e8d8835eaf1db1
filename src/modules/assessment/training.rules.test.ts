import { describe, expect, it } from 'vitest';
import { countingNow, monthsAfter, TRAINING_MONTHS, trainingState } from './training.rules.ts';

const day = (text: string): Date => new Date(`${text}T12:00:00Z`);

describe('how long a training counts', () => {
  it.each([
    ['three years', '2026-11-21', TRAINING_MONTHS, '2029-11-21'],
    ['from the 31st to a shorter month', '2026-01-31', 1, '2026-02-28'],
    ['from the leap day', '2028-02-29', 12, '2029-02-28'],
    ['to a leap day', '2027-11-30', 3, '2028-02-29'],
    ['over the turn of the year', '2026-12-15', 2, '2027-02-15'],
  ])('%s', (_what, from, months, expected) => {
    expect(monthsAfter(day(from), months)).toEqual(day(expected));
  });

  it.each([
    ['nobody put one on file', null, 'none'],
    ['it ends next year', '2027-11-21', 'valid'],
    ['it ends in 61 days', '2027-01-21', 'valid'],
    ['it ends in 60 days', '2027-01-20', 'ends_soon'],
    ['it ends at this moment', '2026-11-21', 'ended'],
    ['it ended yesterday', '2026-11-20', 'ended'],
  ])('where somebody stands when %s', (_what, until, expected) => {
    expect(trainingState(until === null ? null : day(until), day('2026-11-21'))).toBe(expected);
  });
});

describe('which trainings count', () => {
  const kitchen = { validUntil: day('2027-11-21'), units: ['ach_kitchen'] };
  const all = { validUntil: day('2027-11-21'), units: [] };
  const old = { validUntil: day('2026-11-20'), units: [] };
  const now = day('2026-11-21');

  it('is those that have not ended, and those for the unit in question', () => {
    expect(countingNow([kitchen, all, old], { now })).toEqual([kitchen, all]);
    expect(countingNow([kitchen, all, old], { now, achievementId: 'ach_kitchen' })).toEqual([kitchen, all]);
    expect(countingNow([kitchen, all, old], { now, achievementId: 'ach_shop' })).toEqual([all]);
  });
});
