import type { UnitResult } from './assessment.rules.ts';
import type { Decision } from './assessment.schemas.ts';
import type { ModerationReason } from './review.schemas.ts';

/** As many cases of a new assessor are looked at by a second pair of eyes. */
export const FIRST_CASES = 5;
const SHARE = 0.1;

export type Sampled = {
  readonly decision: Decision;
  /** Final decisions of the same validator before this one. */
  readonly decidedBefore: number;
  readonly result: Pick<UnitResult, 'outcome' | 'others'>;
};

/** A decision that one step could have turned: only a part, against the rule, or the last task that was needed. */
export const isBorderline = ({ decision, result }: Pick<Sampled, 'decision' | 'result'>): boolean =>
  decision === 'partly_validated' ||
  (decision === 'validated' && result.outcome === 'not_yet') ||
  (decision === 'validated' && result.others.met === result.others.needed && result.others.met < result.others.of);

/** Why this decision is looked at for certain; null where only chance may pick it. */
export function moderationReason(sampled: Sampled): ModerationReason | null {
  if (sampled.decision === 'more_evidence_needed') return null;
  if (sampled.decision === 'not_validated') return 'not_validated';
  if (sampled.decidedBefore < FIRST_CASES) return 'new_assessor';
  return isBorderline(sampled) ? 'borderline' : null;
}

/** The calendar quarter, `2026-Q4`. */
export const quarterOf = (at: Date): string => `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`;

/** First instant of a quarter and of the next one. */
export function quarterBounds(quarter: string): { readonly from: Date; readonly to: Date } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(6))];
  return { from: new Date(Date.UTC(year, (number - 1) * 3, 1)), to: new Date(Date.UTC(year, number * 3, 1)) };
}

/** How many cases of one unit and quarter chance picks: one in ten, at least one where there is any. */
export const sampleSize = (cases: number): number => (cases === 0 ? 0 : Math.max(1, Math.ceil(cases * SHARE - 1e-9)));

/** A sequence of numbers in [0, 1) that a seed fixes (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * Draws cases by a seed that is kept with the draw, so that anybody can draw again and get the same ones. The order in
 * which the ids come in makes no difference.
 */
export function drawSample(ids: readonly string[], count: number, seed: number): readonly string[] {
  const next = sequence(seed);
  const pool = [...ids].sort();
  const drawn: string[] = [];
  while (drawn.length < count && pool.length > 0) drawn.push(...pool.splice(Math.floor(next() * pool.length), 1));
  return drawn;
}
