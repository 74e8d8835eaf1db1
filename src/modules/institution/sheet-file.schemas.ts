import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { readAnswer, toPosted } from './answers.rules.ts';
import { fieldsOf, type Answer, type Answers, type SheetTemplate } from './sheet.types.ts';
import { findTemplate } from './templates.ts';

/** Names the shape of the file, so that a later Cairn can read an older one. */
export const SHEET_FORMAT = 'cairn-worksheet/1';

const cell = z.record(z.string().max(60), z.string().max(6000));
const answer = z.union([z.string().max(6000), z.array(z.string().max(6000)).max(200), z.array(cell).max(200), cell]);

const file = z.object({
  format: z.literal(SHEET_FORMAT),
  template: z.string().max(60),
  version: z.int().min(1),
  title: z.string().max(200),
  language: z.string().max(20),
  licence: z.string().max(60).optional(),
  answers: z.record(z.string().max(60), answer),
});

export type SheetFile = {
  readonly template: SheetTemplate;
  readonly title: string;
  readonly language: string;
  readonly answers: Answers;
};

/** A filled sheet as a file that another Cairn, or any program, can read. */
export const writeSheetFile = ({ template, title, language, answers }: SheetFile): string =>
  `${JSON.stringify(
    {
      format: SHEET_FORMAT,
      template: template.id,
      version: template.version,
      title,
      language,
      licence: template.licence,
      answers,
    },
    null,
    2,
  )}\n`;

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Answers pass the same checks as a form; what the template does not know is left out. */
function readAnswers(template: SheetTemplate, written: Answers): Result<Answers, readonly Failure[]> {
  const answers: Record<string, Answer> = {};
  const failures: Failure[] = [];
  for (const field of fieldsOf(template)) {
    const read = readAnswer(field, toPosted(field, written[field.id]));
    if (read.ok) answers[field.id] = read.value;
    else failures.push(read.error);
  }
  return failures.length > 0 ? fail(failures) : ok(answers);
}

/**
 * Reads a file that was made by `writeSheetFile`. Codes: `institution.file_unreadable`, `institution.file_newer` (a
 * worksheet, or a version of one, that this Cairn does not know), and those of the fields.
 */
export function readSheetFile(text: string): Result<SheetFile, readonly Failure[]> {
  const parsed = file.safeParse(parseJson(text));
  if (!parsed.success) return fail([{ code: 'institution.file_unreadable', field: 'file' }]);
  const { template: id, version, title, language } = parsed.data;
  const template = findTemplate(id);
  if (template === null || version > template.version) return fail([{ code: 'institution.file_newer', field: 'file' }]);
  const answers = readAnswers(template, parsed.data.answers);
  return answers.ok ? ok({ template, title: title.trim(), language, answers: answers.value }) : answers;
}
