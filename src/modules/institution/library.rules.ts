import { STUDIO_STEPS } from '@cairn/vocab/plan-codes';
import { SHEET_ROLES, type SheetTemplate } from './sheet.types.ts';

export type LibraryFilter = {
  /** Words to look for; every one must be there. */
  readonly words: string;
  readonly step: string;
  readonly role: string;
  /** At most so many minutes; 0 for any. */
  readonly minutes: number;
};

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');

/** The worksheets that fit. `wordsOf` gives the words of one in the reader's language. */
export function filterTemplates(
  templates: readonly SheetTemplate[],
  filter: LibraryFilter,
  wordsOf: (template: SheetTemplate) => string,
): readonly SheetTemplate[] {
  const wanted = plain(filter.words)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const step = STUDIO_STEPS.find((one) => one === filter.step);
  const role = SHEET_ROLES.find((one) => one === filter.role);
  return templates.filter((template) => {
    if (step !== undefined && !template.steps.includes(step)) return false;
    if (role !== undefined && !template.roles.includes(role)) return false;
    if (filter.minutes > 0 && template.minutes > filter.minutes) return false;
    const words = plain(wordsOf(template));
    return wanted.every((word) => words.includes(word));
  });
}
