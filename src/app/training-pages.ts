import { levelField, rateablesOf, type TextCase } from '#modules/training/index.ts';
import { textOf } from './read-form.ts';

/** The chosen levels of these cases as they came, by the id of the task; what was not chosen is left out. */
export function typedLevels(form: FormData, cases: readonly TextCase[]): Record<string, string> {
  const pairs = rateablesOf(cases).map(({ id }) => [id, textOf(form, levelField(id))] as const);
  return Object.fromEntries(pairs.filter(([, level]) => level !== ''));
}
