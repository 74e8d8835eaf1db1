import { CANVAS } from './templates/canvas.ts';
import { DESIGN } from './templates/design.ts';
import { FIND_OUT } from './templates/find-out.ts';
import { RUN } from './templates/run.ts';
import type { SheetTemplate } from './sheet.types.ts';

/** All worksheets, in the order in which most people need them. */
export const TEMPLATES: readonly SheetTemplate[] = [CANVAS, ...FIND_OUT, ...DESIGN, ...RUN];

const BY_ID = new Map(TEMPLATES.map((template) => [template.id, template]));

/** A template by its id, or null. Sheets keep the version that they were begun with; so far each has one. */
export const findTemplate = (id: string): SheetTemplate | null => BY_ID.get(id) ?? null;

/** The template of something that was made from it. */
export function templateFor(id: string): SheetTemplate {
  const template = findTemplate(id);
  if (template === null) throw new Error(`There is no worksheet template ${id}.`);
  return template;
}
