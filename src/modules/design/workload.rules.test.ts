import { describe, expect, it } from 'vitest';
import {
  checkCredits,
  creditRange,
  ECTS_HOURS,
  formatWorkload,
  parseWorkload,
  suggestCredits,
} from './workload.rules.ts';

const twoPlaces = ({ min, max }: { min: number; max: number }) => [min.toFixed(2), max.toFixed(2)];

describe('credits from hours', () => {
  it('gives the range that the designer sees beside the hours', () => {
    expect(twoPlaces(creditRange(60))).toEqual(['2.00', '2.40']);
    expect(twoPlaces(creditRange(135))).toEqual(['4.50', '5.40']);
    expect(twoPlaces(creditRange(27))).toEqual(['0.90', '1.08']);
    expect(twoPlaces(creditRange(10))).toEqual(['0.33', '0.40']);
  });

  it.each([
    [25, 2.4],
    [26, 2.31],
    [26.67, 2.25],
    [27, 2.22],
    [28, 2.14],
    [30, 2],
  ])('counts 60 hours at %d hours a credit as %d', (hoursPerCredit, credits) => {
    const exact = suggestCredits({ hours: 60, hoursPerCredit, step: 0.01 });
    expect(exact).toBeCloseTo(credits, 2);
  });

  it('proposes half credits and never rounds up past one credit for 25 hours', () => {
    expect(suggestCredits({ hours: 60, hoursPerCredit: 27 })).toBe(2);
    expect(suggestCredits({ hours: 60, hoursPerCredit: 25 })).toBe(2);
    expect(suggestCredits({ hours: 135, hoursPerCredit: 25 })).toBe(5);
    expect(suggestCredits({ hours: 10, hoursPerCredit: 25 })).toBe(0);
  });
});

describe('declared credits', () => {
  const ects = (hours: number, points: number) =>
    checkCredits({ hours, points, system: 'ECTS', hoursPerPoint: ECTS_HOURS });

  it('are fine at both ends of the range', () => {
    expect(ects(60, 2).grade).toBe('ok');
    expect(ects(60, 2.4).grade).toBe('ok');
    expect(ects(20, 0).grade).toBe('ok');
  });

  it('outside the range are questioned with both numbers, not forbidden', () => {
    expect(ects(60, 3)).toEqual({
      grade: 'warning',
      note: {
        code: 'design.credits_outside_range',
        params: { hours: 60, points: 3, system: 'ECTS', min: 2, max: 2.4 },
      },
    });
    expect(ects(60, 1).grade).toBe('warning');
  });

  it('cannot be claimed for less than half a credit of work', () => {
    expect(ects(10, 0.5).grade).toBe('error');
    expect(ects(12.5, 0.5).grade).toBe('ok');
  });
});

describe('a duration from elsewhere', () => {
  it('of sixty months is refused, because hours were meant', () => {
    for (const duration of ['P60M', 'P1Y', 'P2W', 'P1M2D', 'p60m']) {
      expect(parseWorkload(duration)).toMatchObject({ ok: false, error: { code: 'design.duration_not_hours' } });
    }
  });

  it('in hours and minutes is taken', () => {
    expect(parseWorkload('PT60H')).toEqual({ ok: true, value: { hours: 60 } });
    expect(parseWorkload('PT90M')).toEqual({ ok: true, value: { hours: 1.5 } });
  });

  it('in days is taken with a question', () => {
    expect(parseWorkload('P2D')).toMatchObject({
      ok: true,
      value: { hours: 48, warning: { code: 'design.duration_in_days' } },
    });
  });

  it('that is no duration is refused', () => {
    for (const duration of ['', 'P', 'PT', '60', 'PT-3H', 'PTXH']) {
      expect(parseWorkload(duration)).toMatchObject({ ok: false });
    }
  });

  it('comes back as it went out', () => {
    expect([60, 1.5, 0.25, 0].map(formatWorkload)).toEqual(['PT60H', 'PT1H30M', 'PT15M', 'PT0H']);
  });
});
