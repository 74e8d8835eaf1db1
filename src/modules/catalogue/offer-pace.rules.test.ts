import { describe, expect, it } from 'vitest';
import { paceOf, readPace } from './offer-pace.rules.ts';

describe('the pace of somebody who learns beside other things', () => {
  it('is told in weeks; part of a week counts as one', () => {
    expect(paceOf(20, 5)).toEqual({ hoursPerWeek: 5, weeks: 4, months: null });
    expect(paceOf(21, 5).weeks).toBe(5);
    expect(paceOf(0.5, 5).weeks).toBe(1);
  });

  it('is told in months as well when there are many weeks', () => {
    expect(paceOf(45, 5).months).toBeNull();
    expect(paceOf(60, 5)).toEqual({ hoursPerWeek: 5, weeks: 12, months: 3 });
    expect(paceOf(10, 1).months).toBe(2);
  });

  it('is read in any digits, in whole hours, and never beyond a working week', () => {
    expect(readPace(' 8 ')).toBe(8);
    expect(readPace('٨')).toBe(8);
    expect(readPace('۱۲')).toBe(12);
    for (const typed of ['', '0', '41', '-3', '2.5', 'five', '1e2']) expect(readPace(typed), typed).toBeNull();
  });
});
