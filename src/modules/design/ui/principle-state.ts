import type { Tone } from '#ui/types.ts';
import type { PrincipleSum } from '../plan/principles.rules.ts';

/** How a principle stands in one word: the weakest of its answers counts. */
export function principleState(
  sum: PrincipleSum | undefined,
  asked: number,
): { readonly tone: Tone; readonly word: 'open' | 'no' | 'partly' | 'yes' } {
  if (sum === undefined || sum.open === asked) return { tone: 'neutral', word: 'open' };
  if (sum.no > 0) return { tone: 'attention', word: 'no' };
  if (sum.open > 0 || sum.partly > 0) return { tone: 'info', word: 'partly' };
  return { tone: 'done', word: 'yes' };
}
