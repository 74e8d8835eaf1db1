import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { first, type Fields } from './fields.ts';
import { PRINCIPLE_ANSWERS, type DesignPlan, type PrincipleAnswer } from './plan/plan.ts';
import type { PrincipleQuestion } from './plan/principles.rules.ts';

type Answers = DesignPlan['quality']['answers'];

const LONGEST_NOTE = 1000;

/** Names of a question's two fields. */
export const answerField = (key: string): string => `answer.${key}`;
export const noteField = (key: string): string => `note.${key}`;

/** What stands in the checklist now, as fields. */
export const principleFields = (answers: Answers): Fields =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([key, { answer, note }]) => [
      [answerField(key), [answer]],
      [noteField(key), [note]],
    ]),
  );

const isAnswer = (text: string): text is PrincipleAnswer => PRINCIPLE_ANSWERS.some((one) => one === text);

function readOne(fields: Fields, key: string): Result<Answers[string] | null> {
  const answer = first(fields, answerField(key));
  const note = first(fields, noteField(key)).normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const field = noteField(key);
  if (note.length > LONGEST_NOTE) return fail({ code: 'design.too_long', field, params: { most: LONGEST_NOTE } });
  if (isAnswer(answer)) return ok({ answer, note });
  return note === '' ? ok(null) : fail({ code: 'design.principle.answer_missing', field: answerField(key) });
}

/**
 * The checklist as posted. A question without an own answer is left to the records; a note needs an answer beside it.
 * Codes: `design.too_long`, `design.principle.answer_missing`.
 */
export function parsePrinciples(
  fields: Fields,
  questions: readonly PrincipleQuestion[],
): Result<Answers, readonly Failure[]> {
  const read = questions.map(({ key }) => ({ key, result: readOne(fields, key) }));
  const failures = read.flatMap(({ result }) => (result.ok ? [] : [result.error]));
  if (failures.length > 0) return fail(failures);
  const told = read.flatMap(({ key, result }) =>
    result.ok && result.value !== null ? [[key, result.value] as const] : [],
  );
  return ok(Object.fromEntries(told));
}

export type PrincipleView = {
  readonly principle: PrincipleQuestion['principle'];
  readonly questions: readonly PrincipleQuestion[];
};

/** The questions under their principles, in order. */
export const byPrinciple = (questions: readonly PrincipleQuestion[]): readonly PrincipleView[] =>
  [...new Set(questions.map(({ principle }) => principle))].map((principle) => ({
    principle,
    questions: questions.filter((one) => one.principle === principle),
  }));
