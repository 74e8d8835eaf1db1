import { ordinal, stepsOf, type Scale } from '#modules/portfolio/index.ts';
import { agreementWithin, quadraticWeightedKappa } from './agreement.rules.ts';
import type { RatedPair } from './review.schemas.ts';

/** Below so many pairs κ says more about chance than about people. */
export const KAPPA_FROM = 20;
/** Figures about fewer learners than this are not shown. */
export const SMALL_GROUP = 5;

/** How well two people agree on one scale. */
export type Agreement =
  | { readonly scale: Scale; readonly isHidden: true }
  | {
      readonly scale: Scale;
      readonly isHidden: false;
      readonly pairs: number;
      readonly learners: number;
      /** Shares, 0 to 1. */
      readonly exact: number;
      readonly withinOne: number;
      /** Quadratic weighted κ; null with too few pairs, or where it is not defined. */
      readonly kappa: number | null;
      /** How many pairs lie 0, 1, 2 … steps apart. */
      readonly apart: readonly number[];
    };

function agreementOn(scale: Scale, pairs: readonly RatedPair[]): Agreement {
  const learners = new Set(pairs.map(({ learnerId }) => learnerId)).size;
  if (learners < SMALL_GROUP) return { scale, isHidden: true };
  const ratings = {
    first: pairs.map(({ first }) => ordinal(scale, first)),
    second: pairs.map(({ second }) => ordinal(scale, second)),
    levels: stepsOf(scale).length,
  };
  const within = (steps: number): number => agreementWithin(ratings, steps) ?? 0;
  const distances = ratings.first.map((value, index) => Math.abs(value - (ratings.second[index] ?? value)));
  return {
    scale,
    isHidden: false,
    pairs: pairs.length,
    learners,
    exact: within(0),
    withinOne: within(1),
    kappa: pairs.length < KAPPA_FROM ? null : quadraticWeightedKappa(ratings),
    apart: stepsOf(scale).map((_, steps) => distances.filter((distance) => distance === steps).length),
  };
}

/** Agreement scale by scale: steps of two scales are never put together. Scales without pairs are left out. */
export const agreements = (pairs: readonly RatedPair[]): readonly Agreement[] =>
  (['three', 'four', 'five'] as const).flatMap((scale) => {
    const own = pairs.filter((pair) => pair.scale === scale);
    return own.length === 0 ? [] : [agreementOn(scale, own)];
  });
