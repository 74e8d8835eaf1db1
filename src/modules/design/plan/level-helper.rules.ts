/** Above this distance between the picks (levels), the outcomes are better parted. */
const WIDEST_SPREAD = 2;

export type LevelPicks = readonly { readonly outcomeId: string; readonly level: number }[];

export type LevelSuggestion = {
  /** EQF level 1 to 8 that fits best: the median of the picks, the lower one of two. */
  readonly level: number;
  readonly spread: number;
  readonly shouldSplit: boolean;
};

/**
 * The EQF level that the picks of a person point to, by best fit (European Qualifications Framework, 2017/C 189/03,
 * Annex II describes the levels). A suggestion only: somebody decides. Null without picks.
 */
export function suggestLevel(picks: LevelPicks): LevelSuggestion | null {
  const levels = picks.map(({ level }) => level).sort((a, b) => a - b);
  const level = levels[Math.floor((levels.length - 1) / 2)];
  const [lowest, highest] = [levels[0], levels.at(-1)];
  if (level === undefined || lowest === undefined || highest === undefined) return null;
  const spread = highest - lowest;
  return { level, spread, shouldSplit: spread > WIDEST_SPREAD };
}
