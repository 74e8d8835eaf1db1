import type { Translate } from '#platform/i18n/translate.ts';
import type { About } from '#ui/failures.ts';

/** Names the outcome that a field of the decision form asks about ("Outcome 2 of 3"). */
export const outcomeOfField =
  (t: Translate, outcomes: readonly { readonly id: string }[]): About =>
  (field) => {
    const index = outcomes.findIndex(({ id }) => field.endsWith(`-${id}`));
    return index < 0 ? undefined : t('assessment.decide.outcome', { number: index + 1, total: outcomes.length });
  };
