import { error } from '@sveltejs/kit';
import type { Failure, Result } from '#platform/result.ts';

/** Codes that mean "there is no such thing for you": the page is then simply not found. */
const NOT_FOUND = new Set([
  'design.not_found',
  'portfolio.not_found',
  'assessment.not_found',
  'assessment.case_not_found',
  'award.case_not_found',
  'award.credential_not_found',
  'passport.not_found',
]);

/** The value of a use case that a page shows; "not found" and "not allowed" become error pages with words. */
export function shown<T>(result: Result<T, Failure | readonly Failure[]>): T {
  if (result.ok) return result.value;
  const failures = 'code' in result.error ? [result.error] : result.error;
  const code = failures[0]?.code ?? '';
  if (NOT_FOUND.has(code)) error(404, { message: 'Not found', code: 'ui.error.not_found' });
  if (code === 'people.not_allowed') error(403, { message: 'Forbidden', code: 'ui.error.not_for_your_role' });
  throw new Error(`A page cannot be shown: ${code}`);
}

/** Failures as every form shows them: a list, whether one or several came back. */
export const failuresOf = (found: Failure | readonly Failure[]): readonly Failure[] =>
  'code' in found ? [found] : found;
