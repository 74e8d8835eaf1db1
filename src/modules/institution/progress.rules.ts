import { isFilled } from './answers.rules.ts';
import type { Answers, SheetPart, SheetTemplate } from './sheet.types.ts';

export const PART_STATES = ['empty', 'draft', 'agreed'] as const;
export type PartState = (typeof PART_STATES)[number];

/** Empty while nothing is written; agreed once somebody said so, until it changes again. */
export function partState(part: SheetPart, answers: Answers, agreed: ReadonlySet<string>): PartState {
  if (!part.fields.some(({ id }) => isFilled(answers[id]))) return 'empty';
  return agreed.has(part.id) ? 'agreed' : 'draft';
}

export type Progress = {
  readonly filled: number;
  readonly total: number;
  /** Fields that the sheet cannot do without and that are still empty. */
  readonly missing: readonly string[];
};

/** How far a sheet is. It may be called done once nothing is missing. */
export function progressOf(template: SheetTemplate, answers: Answers): Progress {
  const parts = template.parts.filter(({ fields }) => fields.some(({ id }) => isFilled(answers[id])));
  return {
    filled: parts.length,
    total: template.parts.length,
    missing: template.needed.filter((id) => !isFilled(answers[id])),
  };
}

/** The part in which a field stands. */
export const partOf = (template: SheetTemplate, fieldId: string): SheetPart | undefined =>
  template.parts.find(({ fields }) => fields.some(({ id }) => id === fieldId));
