import { columnName, type Cell, type RawSheet, type RowRecord, type SheetFile } from './intake.types.ts';
import { fieldOf } from './fields.ts';

const filled = (row: readonly string[]): boolean => row.some((cell) => cell !== '');

/** Whether a sheet is laid out as ours: its first filled row has a heading for a title. */
export const isPlainSheet = (sheet: RawSheet): boolean =>
  (sheet.rows.find(filled) ?? []).some((heading) => /^title([._[ ][a-z]{2}\]?)?$/i.test(heading.trim()));

/** One micro-credential a row, with our own headings, out of CSV or out of a workbook's first sheet. */
export function readPlainSheet(sheet: RawSheet, fileLanguage: string): SheetFile {
  const top = sheet.rows.findIndex(filled);
  const headings = sheet.rows[top] ?? [];
  // Of two columns for the same field the first one counts; the other is named as not taken.
  const known = headings.map((heading) => fieldOf(heading, fileLanguage));
  const fields = known.map((field, index) => (known.indexOf(field) === index ? field : null));
  const notTaken = new Set<string>();
  const rows = sheet.rows.slice(top + 1).flatMap((values, index): readonly RowRecord[] => {
    if (!filled(values)) return [];
    const row = top + index + 2;
    const cells = new Map<string, Cell>();
    const said: (readonly [string, string])[] = [];
    for (const [column, value] of values.entries()) {
      if (value === '') continue;
      const field = fields[column] ?? null;
      const heading = headings[column] ?? '';
      said.push([heading, value]);
      if (field === null) notTaken.add(heading === '' ? columnName(column) : heading);
      else cells.set(field, { sheet: sheet.name, address: `${columnName(column)}${row}`, heading, value });
    }
    return [{ sheet: sheet.name, row, cells, said, faults: [] }];
  });
  return { layout: 'plain', rows, notTaken: [...notTaken] };
}
