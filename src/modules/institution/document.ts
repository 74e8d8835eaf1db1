import { directionOf } from '#platform/i18n/languages.ts';
import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { nameOfRow, rowsOf, sumOf } from './answers.rules.ts';
import { codesIn, RAW, type PickSet } from './picks.ts';
import {
  fieldsOf,
  PERSONA_CELLS,
  type Answer,
  type Answers,
  type ChoiceField,
  type Column,
  type MatrixField,
  type Row,
  type SheetField,
  type SimpleField,
  type SheetTemplate,
  type TableField,
} from './sheet.types.ts';

/** One thing on paper: a paragraph, a list, a table, choices to tick, or empty lines to write on. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'ticks'; readonly items: readonly string[] }
  | { readonly kind: 'lines'; readonly count: number };

export type DocumentSection = {
  readonly id: string;
  readonly heading: string;
  readonly level: 2 | 3;
  readonly hint: string;
  readonly blocks: readonly Block[];
};

/** A worksheet as it stands on paper, in one language: the same for print, Word and PDF. */
export type SheetDocument = {
  readonly title: string;
  readonly kicker: string;
  readonly how: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly sections: readonly DocumentSection[];
  readonly foot: string;
};

export type DocumentInput = {
  readonly template: SheetTemplate;
  /** Null for an empty sheet to write on. */
  readonly answers: Answers | null;
  readonly title: string;
  readonly organisation: string;
  readonly language: string;
};

const EMPTY_ROWS = 4;

type Says = { readonly t: Translate; readonly language: string };

export const wordOf = (t: Translate, set: PickSet, code: string): string =>
  RAW.has(set) ? code : t(`institution.pick.${set}.${code}`);

/** One cell in words; a reference by the name of the row it means. */
export function cellWords(
  { t, language }: Says,
  column: Column,
  at: { readonly row: Row; readonly answers: Answers; readonly template: SheetTemplate },
): string {
  const value = at.row[column.id] ?? '';
  if (value === '') return '';
  const codes = value.split(' ');
  if (column.kind === 'pick' || column.kind === 'picks')
    return codes.map((code) => wordOf(t, column.from, code)).join(', ');
  if (column.kind === 'number') return formatNumber(language, Number(value));
  if (column.kind === 'date') return formatDate(language, new Date(`${value}T00:00:00Z`));
  if (column.kind === 'text') return value;
  const table = fieldsOf(at.template).find((field) => field.kind === 'table' && field.id === column.of);
  if (table?.kind !== 'table') return '';
  const named = rowsOf(at.answers, column.of).filter((row) => codes.includes(row['id'] ?? ''));
  return named.map((row) => nameOfRow(table.columns, row)).join('; ');
}

function tableBlocks(says: Says, field: TableField, input: DocumentInput): readonly Block[] {
  const head = field.columns.map(({ id }) => says.t(`institution.column.${id}`));
  if (input.answers === null)
    return [{ kind: 'table', head, rows: Array.from({ length: EMPTY_ROWS }, () => head.map(() => '')) }];
  const { answers, template } = input;
  const rows = rowsOf(answers, field.id);
  const cells = rows.map((row) => field.columns.map((column) => cellWords(says, column, { row, answers, template })));
  const sums = field.columns.filter(({ id }) => id === 'hours' || id === 'weight');
  const sum = sums.map(({ id }) =>
    says.t('institution.sum', {
      name: says.t(`institution.column.${id}`),
      total: formatNumber(says.language, sumOf(rows, id)),
    }),
  );
  return [{ kind: 'table', head, rows: cells }, ...sum.map((text): Block => ({ kind: 'text', text }))];
}

function matrixBlocks({ t }: Says, field: MatrixField, input: DocumentInput): readonly Block[] {
  const chosen = (input.answers?.[field.id] ?? {}) as Row;
  const codes = codesIn(field.from);
  const head = ['', ...codes.map((code) => wordOf(t, field.from, code))];
  const rows = field.rows.map((row) => [
    t(`institution.sheet.${input.template.id}.r.${row}`),
    ...codes.map((code) => (chosen[row] === code ? '☒' : '☐')),
  ]);
  return [{ kind: 'table', head, rows }];
}

function personaBlocks({ t }: Says, answer: Answer | undefined): readonly Block[] {
  const persona = (answer ?? {}) as Row;
  const words = (cell: string): string => {
    const value = persona[cell] ?? '';
    return cell === 'learner_type' && value !== '' ? wordOf(t, 'learner_type', value) : value;
  };
  return [
    {
      kind: 'table',
      head: PERSONA_CELLS.map((cell) => t(`institution.column.${cell}`)),
      rows: [PERSONA_CELLS.map(words)],
    },
  ];
}

const LINES = { line: 1, text: 4, list: 4, date: 1, number: 1, money: 1 } as const;

function choiceBlocks(t: Translate, field: ChoiceField, answers: Answers | null): readonly Block[] {
  const words = (code: string): string => wordOf(t, field.from, code);
  if (answers === null) return [{ kind: 'ticks', items: codesIn(field.from).map(words) }];
  const answer = answers[field.id];
  const codes = typeof answer === 'string' ? [answer] : ((answer ?? []) as readonly string[]);
  const text = codes
    .filter((code) => code !== '')
    .map(words)
    .join(', ');
  return text === '' ? [] : [{ kind: 'text', text }];
}

function simpleBlocks({ language }: Says, field: SimpleField, answer: Answer | undefined): readonly Block[] {
  if (Array.isArray(answer)) return [{ kind: 'list', items: answer as readonly string[] }];
  const text = typeof answer === 'string' ? answer : '';
  if (text === '') return [];
  if (field.kind === 'date') return [{ kind: 'text', text: formatDate(language, new Date(`${text}T00:00:00Z`)) }];
  if (field.kind === 'number' || field.kind === 'money')
    return [{ kind: 'text', text: formatNumber(language, Number(text)) }];
  return [{ kind: 'text', text }];
}

/** What stands under one field. */
export function fieldBlocks(says: Says, field: SheetField, input: DocumentInput): readonly Block[] {
  const answer = input.answers?.[field.id];
  if (field.kind === 'table') return tableBlocks(says, field, input);
  if (field.kind === 'matrix') return matrixBlocks(says, field, input);
  if (field.kind === 'persona') return personaBlocks(says, answer);
  if (field.kind === 'pick' || field.kind === 'picks' || field.kind === 'scale')
    return choiceBlocks(says.t, field, input.answers);
  return input.answers === null ? [{ kind: 'lines', count: LINES[field.kind] }] : simpleBlocks(says, field, answer);
}

/** A filled or empty worksheet in the reader's words. */
export function sheetDocument(t: Translate, input: DocumentInput): SheetDocument {
  const { template, language } = input;
  const says = { t, language };
  const key = `institution.sheet.${template.id}`;
  const isBoard = template.layout === 'board';
  const sections = template.parts.flatMap((part): readonly DocumentSection[] => {
    const fields = part.fields.map((field): DocumentSection => ({
      id: field.id,
      heading: t(`${key}.f.${field.id}`),
      level: isBoard ? 3 : 2,
      hint: template.hinted.includes(field.id) ? t(`${key}.f.${field.id}.hint`) : '',
      blocks: fieldBlocks(says, field, input),
    }));
    if (!isBoard) return fields;
    return [
      {
        id: `part-${part.id}`,
        heading: t(`${key}.p.${part.id}`),
        level: 2,
        hint: t(`${key}.p.${part.id}.hint`),
        blocks: [],
      },
      ...fields,
    ];
  });
  return {
    title: input.title,
    kicker: [t(`${key}.title`), input.organisation].filter((word) => word !== '' && word !== input.title).join(' · '),
    how: t(`${key}.how`),
    lang: language,
    dir: directionOf(language),
    sections,
    foot: t('institution.foot', { licence: template.licence.replaceAll('-', ' '), version: template.version }),
  };
}
