import { describe, expect, it } from 'vitest';
import { agreements, KAPPA_FROM, SMALL_GROUP } from './statistics.rules.ts';

type Pair = Parameters<typeof agreements>[0][number];
const pairs = (count: number, learners: number, changes: Partial<Pair> = {}): readonly Pair[] =>
  Array.from({ length: count }, (_, index) => ({
    learnerId: `per_${index % learners}`,
    scale: 'three',
    first: 'on_my_own',
    second: 'on_my_own',
    ...changes,
  }));

describe('how far two people agree', () => {
  it('is told about no small group, so that nobody is found in it', () => {
    expect(agreements(pairs(40, SMALL_GROUP - 1))).toEqual([{ scale: 'three', isHidden: true }]);
    expect(agreements(pairs(40, SMALL_GROUP))).toMatchObject([{ isHidden: false, pairs: 40, learners: SMALL_GROUP }]);
  });

  it('counts the same, one step apart, and further', () => {
    const mixed = [...pairs(6, 6), ...pairs(3, 6, { second: 'with_help' }), ...pairs(1, 6, { second: 'not_yet' })];
    expect(agreements(mixed)).toMatchObject([{ exact: 0.6, withinOne: 0.9, apart: [6, 3, 1] }]);
  });

  it('gives kappa only from twenty pairs on, and none where everybody always says the same', () => {
    const varied = (count: number) => [
      ...pairs(count - 10, 6),
      ...pairs(10, 6, { first: 'not_yet', second: 'not_yet' }),
    ];
    expect(agreements(varied(KAPPA_FROM - 1))).toMatchObject([{ kappa: null }]);
    expect(agreements(varied(KAPPA_FROM))).toMatchObject([{ kappa: 1 }]);
    expect(agreements(pairs(KAPPA_FROM, 6))).toMatchObject([{ kappa: null }]);
  });

  it('never puts two scales together, and leaves out a scale that nobody used', () => {
    const two = [...pairs(6, 6), ...pairs(6, 6, { scale: 'four' })];
    expect(agreements(two).map(({ scale }) => scale)).toEqual(['three', 'four']);
  });
});
