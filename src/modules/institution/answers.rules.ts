import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { codesIn } from './picks.ts';
import {
  PERSONA_CELLS,
  type Answer,
  type Answers,
  type Column,
  type MatrixField,
  type Row,
  type SheetField,
  type SimpleField,
} from './sheet.types.ts';

/** Limits that no honest sheet meets: they keep one field from filling a disk. */
const LONGEST = { line: 300, cell: 600, text: 6000 } as const;
const MOST_ROWS = 60;

/** What a form posted: field name → the values in order. */
export type Posted = Readonly<Record<string, readonly string[]>>;

const ROW_ID = /^[a-z0-9_-]{1,40}$/;

const oneLine = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
const manyLines = (value: string): string =>
  value
    .normalize('NFC')
    .replace(/\r\n?/gu, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    .trim();

const tooLong = (field: string, most: number): Failure => ({ code: 'institution.too_long', field, params: { most } });

const within = (value: string, field: string, most: number): Result<string> =>
  value.length <= most ? ok(value) : fail(tooLong(field, most));

/** A number as people write it, with comma or point and spaces, as plain digits; negative numbers mean nothing here. */
function readNumber(value: string, field: string): Result<string> {
  const plain = value.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (plain === '') return ok('');
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return fail({ code: 'institution.not_a_number', field });
  return ok(String(Number(plain)));
}

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

const readDay = (value: string, field: string): Result<string> =>
  value === '' || isDay(value) ? ok(value) : fail({ code: 'institution.not_a_date', field });

function readCodes(values: readonly string[], known: readonly string[], field: string): Result<readonly string[]> {
  const chosen = [...new Set(values.filter((value) => value !== ''))];
  return chosen.every((value) => known.includes(value))
    ? ok(chosen)
    : fail({ code: 'institution.unknown_choice', field });
}

/** Values of one cell; references keep the shape of an id, whether or not its row is still there. */
function readCell(column: Column, values: readonly string[], field: string): Result<string> {
  const first = values[0] ?? '';
  if (column.kind === 'number') return readNumber(first, field);
  if (column.kind === 'date') return readDay(first.trim(), field);
  if (column.kind === 'text') return within(oneLine(first), field, LONGEST.cell);
  if (column.kind === 'refs') {
    const ids = values.flatMap((value) => value.split(' ')).filter((id) => ROW_ID.test(id));
    return ok([...new Set(ids)].join(' '));
  }
  const split = values.flatMap((value) => value.split(' '));
  const codes = readCodes(column.kind === 'pick' ? split.slice(0, 1) : split, codesIn(column.from), field);
  return codes.ok ? ok(codes.value.join(' ')) : codes;
}

function readRow(
  columns: readonly Column[],
  id: string,
  at: { posted: Posted; name: string; field: string },
): Result<Row> {
  const row: Record<string, string> = {};
  for (const column of columns) {
    const cell = readCell(column, at.posted[`${at.name}.${id}.${column.id}`] ?? [], at.field);
    if (!cell.ok) return cell;
    if (cell.value !== '') row[column.id] = cell.value;
  }
  return ok(Object.keys(row).length === 0 ? {} : { id, ...row });
}

function readTable(columns: readonly Column[], posted: Posted, field: string): Result<readonly Row[]> {
  const name = `a.${field}`;
  const start = `${name}.`;
  const ids = Object.keys(posted)
    .filter((key) => key.startsWith(start))
    .map((key) => key.slice(start.length).split('.')[0] ?? '');
  const rows: Row[] = [];
  for (const id of [...new Set(ids)].filter((one) => ROW_ID.test(one))) {
    const row = readRow(columns, id, { posted, name, field });
    if (!row.ok) return row;
    if ('id' in row.value) rows.push(row.value);
  }
  return rows.length <= MOST_ROWS
    ? ok(rows)
    : fail({ code: 'institution.too_many', field, params: { most: MOST_ROWS } });
}

/** A record of texts under fixed names, empty ones left out. */
function readRecord(
  names: readonly string[],
  posted: Posted,
  read: (name: string, value: string) => Result<string>,
): Result<Row> {
  const row: Record<string, string> = {};
  for (const name of names) {
    const value = read(name, posted[name]?.[0] ?? '');
    if (!value.ok) return value;
    if (value.value !== '') row[name] = value.value;
  }
  return ok(row);
}

const under = (posted: Posted, field: string, names: readonly string[]): Posted =>
  Object.fromEntries(names.map((name) => [name, posted[`a.${field}.${name}`] ?? []]));

function readMatrix(field: MatrixField, posted: Posted): Result<Answer> {
  return readRecord(field.rows, under(posted, field.id, field.rows), (_, value) => {
    const codes = readCodes([value], codesIn(field.from), field.id);
    return codes.ok ? ok(codes.value[0] ?? '') : codes;
  });
}

const readPersona = (field: string, posted: Posted): Result<Answer> =>
  readRecord(PERSONA_CELLS, under(posted, field, PERSONA_CELLS), (name, value) => {
    if (name !== 'learner_type') return within(manyLines(value), field, LONGEST.text);
    const codes = readCodes([value], codesIn('learner_type'), field);
    return codes.ok ? ok(codes.value[0] ?? '') : codes;
  });

function readList(value: string, field: string): Result<readonly string[]> {
  const items = manyLines(value)
    .split('\n')
    .map(oneLine)
    .filter((item) => item !== '');
  if (items.length > MOST_ROWS) return fail({ code: 'institution.too_many', field, params: { most: MOST_ROWS } });
  return items.some((item) => item.length > LONGEST.cell) ? fail(tooLong(field, LONGEST.cell)) : ok(items);
}

function readSimple({ kind, id }: SimpleField, value: string): Result<Answer> {
  if (kind === 'list') return readList(value, id);
  if (kind === 'date') return readDay(value.trim(), id);
  if (kind === 'number' || kind === 'money') return readNumber(value, id);
  return kind === 'line' ? within(oneLine(value), id, LONGEST.line) : within(manyLines(value), id, LONGEST.text);
}

/**
 * What was posted for one field (names begin with `a.<field>`), in the shape of the field. Codes:
 * `institution.too_long`, `institution.too_many`, `institution.not_a_number`, `institution.not_a_date`,
 * `institution.unknown_choice`, each with the field.
 */
export function readAnswer(field: SheetField, posted: Posted): Result<Answer> {
  const values = posted[`a.${field.id}`] ?? [];
  switch (field.kind) {
    case 'table':
      return readTable(field.columns, posted, field.id);
    case 'matrix':
      return readMatrix(field, posted);
    case 'persona':
      return readPersona(field.id, posted);
    case 'pick':
    case 'scale': {
      const codes = readCodes(values.slice(0, 1), codesIn(field.from), field.id);
      return codes.ok ? ok(codes.value[0] ?? '') : codes;
    }
    case 'picks':
      return readCodes(values, codesIn(field.from), field.id);
    default:
      return readSimple(field, values[0] ?? '');
  }
}

/** The other way: an answer as a form posts it, so that both directions pass the same checks. */
export function toPosted(field: SheetField, answer: Answer | undefined): Posted {
  const name = `a.${field.id}`;
  if (answer === undefined) return {};
  if (typeof answer === 'string') return { [name]: [answer] };
  if (!Array.isArray(answer)) {
    return Object.fromEntries(Object.entries(answer as Row).map(([key, value]) => [`${name}.${key}`, [value]]));
  }
  const items = answer as readonly (string | Row)[];
  if (items.every((item) => typeof item === 'string'))
    return { [name]: field.kind === 'list' ? [items.join('\n')] : items };
  return Object.fromEntries(
    (items as readonly Row[]).flatMap((row) =>
      Object.entries(row).flatMap(([key, value]) =>
        key === 'id' ? [] : [[`${name}.${row['id'] ?? ''}.${key}`, [value]]],
      ),
    ),
  );
}

export const isFilled = (answer: Answer | undefined): boolean =>
  answer !== undefined && (typeof answer === 'string' ? answer !== '' : Object.keys(answer).length > 0);

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const FNV_START = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const MASK = (1n << 64n) - 1n;

/**
 * A short mark of what an answer says (FNV-1a, 64 bits). A form carries it along, so that saving can tell "nobody
 * touched this" from "changed here" and "changed by somebody else". It guards against accidents, not against attacks:
 * everybody who may post it may change the field anyway.
 */
export function stampOf(answer: Answer | undefined): string {
  if (!isFilled(answer)) return '';
  let hash = FNV_START;
  for (const byte of new TextEncoder().encode(JSON.stringify(answer, sorted)))
    hash = ((hash ^ BigInt(byte)) * FNV_PRIME) & MASK;
  return hash.toString(36);
}

export type Meeting = 'untouched' | 'same' | 'save' | 'conflict';

/**
 * What becomes of a posted answer. `was` is the mark of what the form showed: a field that nobody touched in this form
 * never overwrites, and one that somebody else changed meanwhile is never overwritten.
 */
export function meet(was: string, mine: string, current: string): Meeting {
  if (mine === current) return 'same';
  if (mine === was) return 'untouched';
  return was === current ? 'save' : 'conflict';
}

/** Rows of a table's answer; empty for anything else. */
export const rowsOf = (answers: Answers, field: string): readonly Row[] => {
  const answer = answers[field];
  return Array.isArray(answer) ? answer.filter((item): item is Row => typeof item === 'object') : [];
};

/** Text of a field that holds one. */
export const textIn = (answers: Answers, field: string): string => {
  const answer = answers[field];
  return typeof answer === 'string' ? answer : '';
};

export const numberIn = (answers: Answers, field: string): number => Number(textIn(answers, field)) || 0;

/** Sum of a column, for tables with numbers: hours, weights. */
export const sumOf = (rows: readonly Row[], column: string): number =>
  rows.reduce((sum, row) => sum + (Number(row[column] ?? '') || 0), 0);

/** The words by which a row is named elsewhere: its first cell. */
export const nameOfRow = (columns: readonly Column[], row: Row): string => row[columns[0]?.id ?? ''] ?? '';

function rowsAsTyped(under: readonly (readonly [string, readonly string[]])[]): readonly Row[] {
  const rows = new Map<string, Record<string, string>>();
  for (const [key, values] of under) {
    const [id = '', column = ''] = key.split('.');
    const row = rows.get(id) ?? { id };
    row[column] = values.join(' ');
    rows.set(id, row);
  }
  return [...rows.values()];
}

/** What a form holds as it was typed, unread: shown again when something could not be read. */
export function asTyped(field: SheetField, posted: Posted): Answer {
  const name = `a.${field.id}`;
  const under = Object.entries(posted)
    .filter(([key]) => key.startsWith(`${name}.`))
    .map(([key, values]) => [key.slice(name.length + 1), values] as const);
  if (field.kind === 'table') return rowsAsTyped(under);
  if (field.kind === 'matrix' || field.kind === 'persona')
    return Object.fromEntries(under.map(([key, values]) => [key, values[0] ?? '']));
  const values = posted[name] ?? [];
  if (field.kind === 'picks') return values;
  const typed = values[0] ?? '';
  return field.kind === 'list' ? typed.split(/\r?\n/u) : typed;
}
