import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { BadgeImage, DrawnPath } from '../badge/badge.ts';
import type { BadgeChoice } from '../badge/badge-forms.ts';
import { lettersOf } from './badge-letters.ts';

/**
 * The badge that a choice makes, its letters drawn. `drawing` is the designer's own, already redrawn.
 * Codes: those of `lettersOf`.
 */
export function makeBadge(
  { picture, ...choice }: BadgeChoice,
  drawing: readonly DrawnPath[] | undefined,
): Result<BadgeImage, readonly Failure[]> {
  const own = picture === 'own' && drawing !== undefined ? { drawing } : {};
  if (choice.text === '') return ok({ ...choice, ...own });
  const letters = lettersOf(choice.text);
  return letters.ok ? ok({ ...choice, ...own, letters: letters.value }) : fail([letters.error]);
}
