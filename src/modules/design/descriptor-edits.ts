import type { Descriptor } from './descriptor.ts';
import type { DraftEdit } from './edits.rules.ts';
import { aboutFields, assessmentFields, moreFields, outcomeFields, sizeFields } from './forms.ts';
import { parseAbout, parseAssessment, parseMore, parseOutcome, parseSize } from './forms.ts';
import type { Failure, Result } from '#platform/result.ts';

/** A value that the forms refuse is a mistake of whoever wrote the descriptor, not of a person at a form. */
function valid<T>(parsed: Result<T, readonly Failure[]>): T {
  if (parsed.ok) return parsed.value;
  const reasons = parsed.error.map(({ code, field }) => `${field ?? ''}: ${code}`);
  throw new Error(`This descriptor cannot be entered: ${reasons.join(', ')}`);
}

/**
 * The steps by which a designer would enter this descriptor into an empty draft. Everything passes the same checks as
 * a form; grading and further quality entries, which no form has yet, are left out.
 */
export function descriptorEdits(descriptor: Descriptor): readonly DraftEdit[] {
  return [
    { kind: 'about', values: valid(parseAbout(aboutFields(descriptor))) },
    ...descriptor.outcomes.flatMap((outcome): readonly DraftEdit[] => {
      const outcomeId = outcome.id;
      return [
        { kind: 'add_outcome', outcomeId },
        ...outcome.criteria.map(({ id }) => ({ kind: 'add_criterion', outcomeId, criterionId: id }) as const),
        { kind: 'outcome', outcomeId, values: valid(parseOutcome(outcomeFields(outcome))) },
        ...outcome.escoSkills.map((skill) => ({ kind: 'add_skill', outcomeId, skill }) as const),
      ];
    }),
    { kind: 'size', values: valid(parseSize(sizeFields(descriptor))) },
    { kind: 'assessment', values: valid(parseAssessment(assessmentFields(descriptor))) },
    { kind: 'more', values: valid(parseMore(moreFields(descriptor))) },
    ...(descriptor.image === undefined ? [] : [{ kind: 'image', values: { image: descriptor.image } } as const]),
  ];
}
