/** Two raters' levels for the same cases, as whole numbers 0 … levels − 1, in the same order. */
export type RatingPairs = {
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** How many steps the scale has, at least 2. */
  readonly levels: number;
};

const pairsOf = ({ first, second, levels }: RatingPairs): readonly (readonly [number, number])[] => {
  const fits = (value: number) => Number.isInteger(value) && value >= 0 && value < levels;
  if (first.length !== second.length) throw new Error('Both raters must have rated the same cases.');
  if (levels < 2 || ![...first, ...second].every(fits)) throw new Error('A rating is outside the scale.');
  return first.map((value, index) => [value, second[index] ?? 0] as const);
};

/** Share of cases (0 to 1) in which the two ratings are at most `steps` apart; null without cases. */
export function agreementWithin(ratings: RatingPairs, steps: number): number | null {
  const pairs = pairsOf(ratings);
  if (pairs.length === 0) return null;
  return pairs.filter(([a, b]) => Math.abs(a - b) <= steps).length / pairs.length;
}

/**
 * Cohen's kappa with quadratic weights: 1 is full agreement, 0 what chance would give. Null where it is not defined:
 * no cases, or both raters used one and the same level throughout. Below some twenty cases it says more about chance
 * than about the raters.
 */
export function quadraticWeightedKappa(ratings: RatingPairs): number | null {
  const pairs = pairsOf(ratings);
  const weight = (a: number, b: number) => ((a - b) / (ratings.levels - 1)) ** 2;
  const observed = pairs.reduce((sum, [a, b]) => sum + weight(a, b), 0);
  const expected = pairs.reduce((sum, [a]) => sum + pairs.reduce((inner, [, b]) => inner + weight(a, b), 0), 0);
  return expected === 0 ? null : 1 - (observed * pairs.length) / expected;
}
