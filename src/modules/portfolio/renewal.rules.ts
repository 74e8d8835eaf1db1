import { levelOf, levelsOfSheet } from './portfolio.rules.ts';
import type { SelfEvaluation, Sheet, SheetItem } from './portfolio.schemas.ts';
import { DEFAULT_SCALE, type Level } from './scales.ts';

const inOrder = (words: SheetItem['plain']): string =>
  JSON.stringify(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * Answers that a new version of the sheet could take over: those that name a level, for tasks whose words are the same
 * in every language, on the same scale. What was skipped or not understood is asked anew.
 */
export function carriedAnswers(
  earlier: Pick<SelfEvaluation, 'sheet' | 'answers'>,
  sheet: Sheet,
): Readonly<Record<string, Level>> {
  if ((earlier.sheet.scale ?? DEFAULT_SCALE) !== (sheet.scale ?? DEFAULT_SCALE)) return {};
  const words = new Map(earlier.sheet.items.map(({ criterionId, plain }) => [criterionId, inOrder(plain)] as const));
  const levels = levelsOfSheet(sheet);
  return Object.fromEntries(
    sheet.items.flatMap(({ criterionId, plain }) => {
      const level = levelOf(earlier.answers[criterionId]);
      const isSame = words.get(criterionId) === inOrder(plain);
      return isSame && level !== null && levels.includes(level) ? [[criterionId, level] as const] : [];
    }),
  );
}
