import { error } from '@sveltejs/kit';
import type { Actor } from '#modules/people/index.ts';
import type { Failure, Result } from '#platform/result.ts';

/** Codes that mean "there is no such thing for you": the page is then simply not found. */
const NOT_FOUND = new Set([
  'design.not_found',
  'workplace.place_gone',
  'workplace.unit_gone',
  'workplace.learner_not_found',
  'portfolio.not_found',
  'assessment.not_found',
  'assessment.case_not_found',
  'award.case_not_found',
  'award.credential_not_found',
  'passport.not_found',
  'training.unit_gone',
  'institution.sheet_gone',
  'institution.template_gone',
  'catalogue.rows.not_found',
  'catalogue.programme.not_found',
]);

/** The page that stands for what does not exist, and for what this reader may not know to exist. */
export function notFoundPage(): never {
  error(404, 'Not found', { code: 'ui.error.not_found' });
}

/** The person behind a request. The guard of hooks.server.ts lets nobody else come as far as asking this. */
export function actorOf(locals: App.Locals): Actor {
  return locals.actor ?? error(403, 'Forbidden', { code: 'ui.error.not_for_your_role' });
}

/** What a request of somebody who is in brings along. */
export const signedIn = (locals: App.Locals): App.Locals & { readonly actor: Actor } => ({
  ...locals,
  actor: actorOf(locals),
});

/** The value of a use case that a page shows; "not found" and "not allowed" become error pages with words. */
export function shown<T>(result: Result<T, Failure | readonly Failure[]>): T {
  if (result.ok) return result.value;
  const failures = 'code' in result.error ? [result.error] : result.error;
  const code = failures[0]?.code ?? '';
  if (NOT_FOUND.has(code)) notFoundPage();
  if (code === 'people.not_allowed') error(403, 'Forbidden', { code: 'ui.error.not_for_your_role' });
  throw new Error(`A page cannot be shown: ${code}`);
}

/** Failures as every form shows them: a list, whether one or several came back. */
export const failuresOf = (found: Failure | readonly Failure[]): readonly Failure[] =>
  'code' in found ? [found] : found;
