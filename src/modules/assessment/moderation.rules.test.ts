import { describe, expect, it } from 'vitest';
import {
  drawSample,
  FIRST_CASES,
  isBorderline,
  moderationReason,
  quarterBounds,
  quarterOf,
  sampleSize,
  type Sampled,
} from './moderation.rules.ts';

const clear = { outcome: 'ready_for_validation', others: { met: 5, of: 5, needed: 4 } } as const;
const seasoned: Sampled = { decision: 'validated', decidedBefore: FIRST_CASES, result: clear };

describe('which decisions get a second look for certain', () => {
  it.each([
    ['a clear one of a seasoned assessor does not', {}, null],
    ['the fifth of a new assessor does', { decidedBefore: FIRST_CASES - 1 }, 'new_assessor'],
    ['a refusal does, whoever decided', { decision: 'not_validated' }, 'not_validated'],
    ['a refusal counts before newness', { decision: 'not_validated', decidedBefore: 0 }, 'not_validated'],
    ['a part does', { decision: 'partly_validated' }, 'borderline'],
    ['validated against the rule does', { result: { ...clear, outcome: 'not_yet' } }, 'borderline'],
    [
      'validated by the last task needed does',
      { result: { ...clear, others: { met: 4, of: 5, needed: 4 } } },
      'borderline',
    ],
    ['asking for more does not: nothing is decided yet', { decision: 'more_evidence_needed', decidedBefore: 0 }, null],
  ] satisfies readonly (readonly [string, Partial<Sampled>, string | null])[])('%s', (_what, changes, expected) => {
    expect(moderationReason({ ...seasoned, ...changes })).toBe(expected);
  });

  it('is not close when every task was shown, even if all were needed', () => {
    const all = { ...clear, others: { met: 5, of: 5, needed: 5 } };
    expect(isBorderline({ decision: 'validated', result: all })).toBe(false);
  });
});

describe('the draw of a quarter', () => {
  it.each([
    [0, 0],
    [1, 1],
    [9, 1],
    [10, 1],
    [11, 2],
    [30, 3],
    [100, 10],
  ])('of %i cases takes %i', (cases, expected) => {
    expect(sampleSize(cases)).toBe(expected);
  });

  it.each([
    ['2026-01-01T00:00:00Z', '2026-Q1'],
    ['2026-03-31T23:59:59Z', '2026-Q1'],
    ['2026-11-21T12:00:00Z', '2026-Q4'],
  ])('%s lies in %s, and within its bounds', (text, quarter) => {
    const at = new Date(text);
    expect(quarterOf(at)).toBe(quarter);
    const { from, to } = quarterBounds(quarter);
    expect(from <= at && at < to).toBe(true);
  });

  const ids = Array.from({ length: 40 }, (_, index) => `cas_${String(index).padStart(2, '0')}`);

  it('can be drawn again by anybody with the same seed, in whatever order the cases come', () => {
    expect(drawSample([...ids].reverse(), 4, 20_261_121)).toEqual(drawSample(ids, 4, 20_261_121));
    expect(drawSample(ids, 4, 1)).not.toEqual(drawSample(ids, 4, 2));
  });

  it('takes no case twice, and never more than there are', () => {
    expect(new Set(drawSample(ids, 40, 7)).size).toBe(40);
    expect(drawSample(ids.slice(0, 2), 5, 7)).toHaveLength(2);
  });

  it('favours none: over many seeds each case comes up about as often', () => {
    const times = new Map(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 4000; seed += 1)
      for (const id of drawSample(ids, 4, seed)) times.set(id, (times.get(id) ?? 0) + 1);
    for (const [id, count] of times) expect(Math.abs(count - 400), id).toBeLessThan(100);
  });
});
