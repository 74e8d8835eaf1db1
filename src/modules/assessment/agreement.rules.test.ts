import { describe, expect, it } from 'vitest';
import { agreementWithin, quadraticWeightedKappa } from './agreement.rules.ts';

const oneBased = (levels: readonly number[]) => levels.map((level) => level - 1);

describe('agreement of two assessors', () => {
  const tenCases = {
    first: oneBased([1, 2, 2, 3, 4, 3, 2, 1, 4, 3]),
    second: oneBased([1, 2, 3, 3, 4, 4, 2, 2, 4, 3]),
    levels: 4,
  };

  it('gives the worked number of the field: kappa 0.8571, exact agreement 0.70', () => {
    expect(quadraticWeightedKappa(tenCases)).toBeCloseTo(0.8571, 4);
    expect(agreementWithin(tenCases, 0)).toBeCloseTo(0.7, 10);
    expect(agreementWithin(tenCases, 1)).toBe(1);
  });

  it('is 1 when both always say the same on several levels, below 0 when they contradict each other', () => {
    expect(quadraticWeightedKappa({ first: [0, 1, 2], second: [0, 1, 2], levels: 3 })).toBe(1);
    expect(quadraticWeightedKappa({ first: [0, 0, 2, 2], second: [2, 2, 0, 0], levels: 3 })).toBeLessThan(0);
  });

  it('says nothing where nothing can be said', () => {
    expect(quadraticWeightedKappa({ first: [], second: [], levels: 3 })).toBeNull();
    expect(quadraticWeightedKappa({ first: [1, 1], second: [1, 1], levels: 3 })).toBeNull();
    expect(agreementWithin({ first: [], second: [], levels: 3 }, 0)).toBeNull();
  });

  it('refuses ratings that do not belong together', () => {
    expect(() => quadraticWeightedKappa({ first: [1], second: [1, 2], levels: 3 })).toThrow('same cases');
    expect(() => quadraticWeightedKappa({ first: [3], second: [1], levels: 3 })).toThrow('outside the scale');
  });
});
