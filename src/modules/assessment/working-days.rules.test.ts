import { describe, expect, it } from 'vitest';
import { addDays, addWorkingDays, workingDaysLeft } from './working-days.rules.ts';

const at = (text: string): Date => new Date(`${text}:00Z`);

describe('a deadline in working days', () => {
  it.each([
    ['from Monday to the Monday after next', '2026-11-02T09:30', 10, '2026-11-16T09:30'],
    ['over a weekend', '2026-11-06T16:00', 1, '2026-11-09T16:00'],
    ['begun on a Saturday, the first day is Monday', '2026-11-07T10:00', 1, '2026-11-09T10:00'],
    ['none at all ends at once', '2026-11-07T10:00', 0, '2026-11-07T10:00'],
    ['over the turn of the year', '2026-12-31T12:00', 2, '2027-01-04T12:00'],
  ])('%s', (_what, from, days, expected) => {
    expect(addWorkingDays(at(from), days)).toEqual(at(expected));
  });

  it.each([
    ['on its own day, whatever the hour', '2026-11-09T23:00', '2026-11-09T01:00', 0],
    ['on Friday, due on Monday', '2026-11-09T10:00', '2026-11-06T10:00', 1],
    ['two weeks before', '2026-11-16T09:30', '2026-11-02T09:30', 10],
    ['a weekend after it has passed', '2026-11-06T10:00', '2026-11-08T10:00', 0],
    ['three working days after', '2026-11-06T10:00', '2026-11-11T10:00', -3],
  ])('tells what is left: %s', (_what, due, now, expected) => {
    expect(workingDaysLeft(at(due), at(now))).toBe(expected);
  });

  it('is never counted shorter than it was given', () => {
    for (let day = 0; day < 14; day += 1) {
      const from = addDays(at('2026-11-02T09:30'), day);
      expect(workingDaysLeft(addWorkingDays(from, 10), from)).toBe(10);
    }
  });
});
