import type { z } from 'zod';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { Outcome } from './descriptor.ts';
import { outcomeSchema, type OutcomeValues } from './design.schemas.ts';
import { first, idsUnder, textsOf, toFields, withUnaskedTexts, type Fields } from './fields.ts';

/** What a schema refuses, at its field, with the number that a limit names. */
export function failuresOf(issues: readonly z.core.$ZodIssue[], nameOf: (path: readonly PropertyKey[]) => string) {
  return issues.map((issue): Failure => {
    const most: unknown =
      issue.code === 'custom' ? issue.params?.['most'] : issue.code === 'too_big' ? Number(issue.maximum) : undefined;
    return {
      code: issue.message,
      field: nameOf(issue.path),
      ...(typeof most === 'number' ? { params: { most } } : {}),
    };
  });
}

/** The words of one outcome, as its form posted them; `before`: as it stands, for languages that the form leaves out. */
export function parseOutcome(posted: Fields, before?: Outcome): Result<OutcomeValues, readonly Failure[]> {
  const fields = before === undefined ? posted : withUnaskedTexts(posted, outcomeFields(before));
  const parsed = outcomeSchema.safeParse({
    facts: {
      statement: textsOf(fields, 'statement'),
      kind: first(fields, 'kind'),
      verb: textsOf(fields, 'verb'),
      context: textsOf(fields, 'context'),
      standard: textsOf(fields, 'standard'),
      reuseLevel: first(fields, 'reuseLevel'),
      lifeComp: first(fields, 'lifeComp'),
      levelCue: first(fields, 'levelCue'),
    },
    criteria: Object.fromEntries(
      idsUnder(fields, 'criteria').map((id) => [
        id,
        {
          statement: textsOf(fields, `criteria.${id}.statement`),
          plain: textsOf(fields, `criteria.${id}.plain`),
          pictogram: first(fields, `criteria.${id}.pictogram`),
          critical: first(fields, `criteria.${id}.critical`) === 'yes',
          taskId: first(fields, `criteria.${id}.taskId`),
        },
      ]),
    ),
  });
  if (parsed.success) return ok(parsed.data);
  return fail(
    failuresOf(parsed.error.issues, (path) =>
      path
        .filter((part) => part !== 'facts')
        .map(String)
        .join('.'),
    ),
  );
}

export const outcomeFields = (outcome: Outcome): Fields => ({
  ...toFields('statement', outcome.statement),
  kind: [outcome.kind],
  ...toFields('verb', outcome.verb),
  ...toFields('context', outcome.context),
  ...toFields('standard', outcome.standard),
  reuseLevel: [outcome.reuseLevel ?? ''],
  lifeComp: [outcome.lifeComp ?? ''],
  levelCue: [outcome.levelCue === undefined ? '' : String(outcome.levelCue)],
  ...Object.assign(
    {},
    ...outcome.criteria.map((criterion) => ({
      ...toFields(`criteria.${criterion.id}.statement`, criterion.statement),
      ...toFields(`criteria.${criterion.id}.plain`, criterion.plain),
      [`criteria.${criterion.id}.pictogram`]: [criterion.pictogram],
      [`criteria.${criterion.id}.critical`]: [criterion.critical ? 'yes' : ''],
      [`criteria.${criterion.id}.taskId`]: [criterion.taskId ?? ''],
    })),
  ),
});
