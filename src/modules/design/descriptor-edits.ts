import type { Failure, Result } from '#platform/result.ts';
import type { Descriptor } from './descriptor.ts';
import type { DraftEdit } from './edits.rules.ts';
import { outcomeFields, parseOutcome } from './forms.ts';

/** A value that the forms refuse is a mistake of whoever wrote the descriptor, not of a person at a form. */
function valid<T>(parsed: Result<T, readonly Failure[]>): T {
  if (parsed.ok) return parsed.value;
  const reasons = parsed.error.map(({ code, field }) => `${field ?? ''}: ${code}`);
  throw new Error(`This descriptor cannot be entered: ${reasons.join(', ')}`);
}

/**
 * The edits by which a designer would enter this descriptor into an empty draft: its facts at once, then outcome by
 * outcome, each with its criteria and skills.
 */
export function descriptorEdits({ outcomes, ...facts }: Descriptor): readonly DraftEdit[] {
  return [
    { kind: 'facts', values: facts },
    ...outcomes.flatMap((outcome): readonly DraftEdit[] => {
      const outcomeId = outcome.id;
      return [
        { kind: 'add_outcome', outcomeId },
        ...outcome.criteria.map(({ id }) => ({ kind: 'add_criterion', outcomeId, criterionId: id }) as const),
        { kind: 'outcome', outcomeId, values: valid(parseOutcome(outcomeFields(outcome))) },
        ...outcome.escoSkills.map((skill) => ({ kind: 'add_skill', outcomeId, skill }) as const),
      ];
    }),
  ];
}
