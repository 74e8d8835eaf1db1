import { parse } from 'csv-parse/sync';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { withoutHold } from '#platform/csv.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import { columnName, MOST_ROWS, type RawSheet, type SheetFile } from '../intake/intake.types.ts';
import { isPlainSheet, readPlainSheet } from '../intake/plain-sheet.ts';
import { isWorkbook, readWorkbook } from '../intake/workbook.ts';

/** The Commission's own workbook has less than 1 MB; a thousand rows with long texts in many languages stay below this. */
export const LARGEST_SHEET_BYTES = 10 * 1024 * 1024;
const LARGEST_UNPACKED_BYTES = 60 * 1024 * 1024;
const MOST_ENTRIES = 300;
const LAST_ROW = 5000;
const LAST_COLUMN = 1000;
const LONGEST_CELL = 20_000;

/** What a table needs. Macros, links to other files, pictures and connections are not even unpacked. */
const NEEDED =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i;

type Files = Record<string, Uint8Array>;

/** Opens the archive by the sizes that it declares, and holds it to them: what is larger than it said is cut off. */
function unpack(bytes: Uint8Array): Result<Files> {
  let total = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        count += 1;
        if (count > MOST_ENTRIES) throw new RangeError('too many entries');
        if (!NEEDED.test(name)) return false;
        total += originalSize;
        if (total > LARGEST_UNPACKED_BYTES) throw new RangeError('too large');
        return true;
      },
    });
    return ok(files);
  } catch (cause) {
    return fail({ code: cause instanceof RangeError ? 'catalogue.rows.too_large' : 'catalogue.rows.unreadable' });
  }
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}

/** One cell at the far end of a sheet would make a table of sixteen thousand million cells. */
function isFarOut(xml: string): boolean {
  for (const [, letters = '', row = ''] of xml.matchAll(/<c\b[^>]*?\br="([A-Z]+)(\d+)"/g)) {
    if (Number(row) > LAST_ROW || columnNumber(letters) > LAST_COLUMN) return true;
  }
  return [...xml.matchAll(/<row\b[^>]*?\br="(\d+)"/g)].some(([, row = '']) => Number(row) > LAST_ROW);
}

const BARE_FORMULA = /<c\b([^>]*?)>\s*<f\b[^>]*?(?:\/>|>([^<]*)<\/f>)\s*(?:<v\s*\/>|<v>\s*<\/v>)?\s*<\/c>/g;

/** A formula whose result is not in the file stays what it is: its text. Nothing here ever works one out. */
const formulasAsText = (xml: string): string =>
  xml.replace(BARE_FORMULA, (_cell, attributes: string, formula: string | undefined) => {
    const place = /\br="[A-Z]+\d+"/.exec(attributes)?.[0] ?? '';
    return `<c ${place} t="inlineStr"><is><t>=${formula ?? ''}</t></is></c>`;
  });

/** A clean copy that holds nothing but tables, within limits. */
function cleaned(files: Files): Result<Uint8Array> {
  const clean: Files = {};
  for (const [path, bytes] of Object.entries(files)) {
    const xml = strFromU8(bytes);
    // No table needs a document type; with one, a few lines can grow into gigabytes or read other files.
    if (/<!(DOCTYPE|ENTITY)/i.test(xml)) return fail({ code: 'catalogue.rows.unreadable' });
    const isSheet = path.toLowerCase().startsWith('xl/worksheets/');
    if (isSheet && isFarOut(xml)) return fail({ code: 'catalogue.rows.too_large' });
    clean[path] = isSheet ? strToU8(formulasAsText(xml)) : bytes;
  }
  return ok(zipSync(clean, { level: 0 }));
}

const UNFIT = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Text of a cell whatever its kind: numbers as they are written, days as `YYYY-MM-DD`. */
function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
  return text.replace(UNFIT, '').trim();
}

async function readWorkbookFile(bytes: Uint8Array): Promise<Result<readonly RawSheet[]>> {
  const files = unpack(bytes);
  if (!files.ok) return files;
  const clean = cleaned(files.value);
  if (!clean.ok) return clean;
  try {
    const sheets = await readExcelFile(Buffer.from(clean.value));
    return ok(sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) })));
  } catch {
    // Whatever the reader stumbles over, the file is what cannot be read.
    return fail({ code: 'catalogue.rows.unreadable' });
  }
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The sign that stands most often between headings; spreadsheets write a semicolon where a comma is in numbers. */
const delimiterOf = (text: string): string => {
  const line = text.slice(0, text.search(/\r|\n|$/));
  return DELIMITERS.toSorted((a, b) => line.split(b).length - line.split(a).length)[0] ?? ',';
};

function readCsvFile(bytes: Uint8Array): Result<readonly RawSheet[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return fail({ code: 'catalogue.rows.not_utf8' });
  }
  if (text.includes('\0')) return fail({ code: 'catalogue.rows.unreadable' });
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      max_record_size: 1_000_000,
      to: LAST_ROW + 1,
    });
    return ok([{ name: 'CSV', rows: rows.map((row) => row.map((cell) => textOf(withoutHold(cell)))) }]);
  } catch {
    return fail({ code: 'catalogue.rows.unreadable' });
  }
}

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;
/** The binary format of spreadsheets before 2007, and the shell of one that is closed with a password. */
const isOldFile = (bytes: Uint8Array): boolean => bytes[0] === 0xd0 && bytes[1] === 0xcf;

function overlong(sheets: readonly RawSheet[]): string | null {
  for (const { name, rows } of sheets) {
    for (const [row, cells] of rows.entries()) {
      const column = cells.findIndex((cell) => cell.length > LONGEST_CELL);
      if (column >= 0) return `${name}, ${columnName(column)}${row + 1}`;
    }
  }
  return null;
}

function readTables(sheets: readonly RawSheet[], language: string): Result<SheetFile> {
  if (isWorkbook(sheets)) return ok(readWorkbook(sheets));
  const [plain] = sheets.filter(isPlainSheet);
  return plain === undefined ? fail({ code: 'catalogue.rows.layout_unknown' }) : ok(readPlainSheet(plain, language));
}

/**
 * Opens a sheet that somebody sent: the Commission's workbook, or a table with our headings as CSV or XLSX. Limits hold
 * before anything is unpacked or laid out. Codes: `catalogue.rows.too_large`, `catalogue.rows.unreadable`,
 * `catalogue.rows.old_format`, `catalogue.rows.not_utf8`, `catalogue.rows.layout_unknown`, `catalogue.rows.none`,
 * `catalogue.rows.too_many`, `catalogue.rows.cell_too_long`.
 */
export async function readSheetFile(bytes: Uint8Array, language: string): Promise<Result<SheetFile>> {
  if (bytes.length > LARGEST_SHEET_BYTES) return fail({ code: 'catalogue.rows.too_large' });
  if (isOldFile(bytes)) return fail({ code: 'catalogue.rows.old_format' });
  const sheets = isZip(bytes) ? await readWorkbookFile(bytes) : readCsvFile(bytes);
  if (!sheets.ok) return sheets;
  const long = overlong(sheets.value);
  if (long !== null) return fail({ code: 'catalogue.rows.cell_too_long', params: { cell: long } });
  const read = readTables(sheets.value, language);
  if (!read.ok) return read;
  const { length } = read.value.rows;
  if (length === 0) return fail({ code: 'catalogue.rows.none' });
  if (length > MOST_ROWS) return fail({ code: 'catalogue.rows.too_many', params: { rows: length, most: MOST_ROWS } });
  return read;
}
