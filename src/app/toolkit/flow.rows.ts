import type { DesignContent, DesignPlan, Outcome } from '#modules/design/index.ts';
import { rowsOf, type Row } from '#modules/institution/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { Flow } from './flow.types.ts';

export const plain = (text: string): string => text.normalize('NFC').trim().toLocaleLowerCase();

/** The words of a thing: in the language of the sheet, or whatever there is. */
export const wordsIn = (texts: Multilingual, language: string): string =>
  texts[language] ?? Object.values(texts)[0] ?? '';

/** A row without its empty cells. */
export const row = (id: string, cells: Readonly<Record<string, string | undefined>>): Row => ({
  id,
  ...Object.fromEntries(Object.entries(cells).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '')),
});

export const split = (cell: string | undefined): readonly string[] =>
  (cell ?? '').split(' ').filter((code) => code !== '');

/** Outcomes of the design that rows of the sheet mean: by their id, or by the same words. */
export function outcomeIds(content: DesignContent, ids: readonly string[], { sheet }: Flow): readonly string[] {
  const { outcomes } = content.descriptor;
  const written = rowsOf(sheet.answers, 'outcomes');
  return ids.flatMap((id) => {
    if (outcomes.some((outcome) => outcome.id === id)) return id;
    const words = written.find((one) => one['id'] === id)?.['outcome'] ?? '';
    return findOutcome(outcomes, words, sheet.language)?.id ?? [];
  });
}

export const findOutcome = (outcomes: readonly Outcome[], words: string, language: string): Outcome | undefined =>
  words === '' ? undefined : outcomes.find(({ statement }) => plain(wordsIn(statement, language)) === plain(words));

export const withPlan = (content: DesignContent, values: Partial<DesignPlan>): DesignContent => ({
  ...content,
  plan: { ...content.plan, ...values },
});
