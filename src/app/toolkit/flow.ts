import type { DesignContent } from '#modules/design/index.ts';
import {
  fieldsOf,
  isFilled,
  rowsOf,
  textIn,
  type Answer,
  type Row,
  type SheetField,
  type SheetTemplate,
} from '#modules/institution/index.ts';
import { LISTS, newRows } from './flow.lists.ts';
import { SINGLES } from './flow.singles.ts';
import type { Flow, FlowSheet } from './flow.types.ts';

/**
 * One thing that a sheet could give to its design. `adds` and `fills` take nothing away; `replaces` does, and is
 * never chosen for anybody.
 */
export type Proposal = {
  readonly field: string;
  readonly kind: 'adds' | 'fills' | 'replaces';
  /** What the design says now; empty for `adds` and `fills`. */
  readonly before: string;
  readonly after: readonly string[];
};

/** Rows of a field: of a table, or of the one person of a persona sheet. */
function rowsIn({ answers }: FlowSheet, field: SheetField): readonly Row[] {
  if (field.kind !== 'persona') return rowsOf(answers, field.id);
  const persona = answers[field.id];
  return typeof persona === 'object' && !Array.isArray(persona) ? [{ id: 'persona', ...(persona as Row) }] : [];
}

function proposeRows(content: DesignContent, flow: Flow, field: SheetField): Proposal | null {
  const way = LISTS.find(({ topic }) => topic === field.topic);
  if (way === undefined) return null;
  const { language } = flow.sheet;
  const rows = newRows(way, content, { rows: rowsIn(flow.sheet, field), language });
  // What a design cannot take (a need without its source) does not come out on the other side.
  const names = new Set(way.rows(way.add(content, rows, flow), language).map((one) => one[way.name]));
  const taken = rows.map((one) => one[way.name] ?? '').filter((name) => names.has(name));
  return taken.length === 0 ? null : { field: field.id, kind: 'adds', before: '', after: taken };
}

function proposeText(content: DesignContent, { sheet }: Flow, field: SheetField): Proposal | null {
  const way = SINGLES.find(({ topic }) => topic === field.topic);
  const value = textIn(sheet.answers, field.id);
  if (way === undefined || value === '') return null;
  const before = way.read(content, sheet.language);
  if (before === value) return null;
  return { field: field.id, kind: before === '' ? 'fills' : 'replaces', before, after: [value] };
}

/** What this sheet could give to this design. */
export function proposalsOf(content: DesignContent, flow: Flow): readonly Proposal[] {
  return fieldsOf(flow.sheet.template).flatMap((field) => {
    if (field.topic === undefined) return [];
    return proposeRows(content, flow, field) ?? proposeText(content, flow, field) ?? [];
  });
}

/** The design after it took over the chosen fields, and only those. */
export function takeOver(content: DesignContent, flow: Flow, chosen: ReadonlySet<string>): DesignContent {
  const fields = fieldsOf(flow.sheet.template).filter(({ id }) => chosen.has(id));
  const { language, answers } = flow.sheet;
  const withLists = LISTS.reduce((current, way) => {
    const field = fields.find(({ topic }) => topic === way.topic);
    if (field === undefined) return current;
    const rows = newRows(way, current, { rows: rowsIn(flow.sheet, field), language });
    return rows.length === 0 ? current : way.add(current, rows, flow);
  }, content);
  return SINGLES.reduce((current, way) => {
    const field = fields.find(({ topic }) => topic === way.topic);
    const value = field === undefined ? '' : textIn(answers, field.id);
    return value === '' ? current : way.write(current, value, language);
  }, withLists);
}

/** The cells that a table of the sheet has; what a design knows beyond them stays there. */
function fitting(field: SheetField, rows: readonly Row[]): Answer {
  if (field.kind === 'persona') {
    const { id: _, ...persona } = rows[0] ?? {};
    return persona;
  }
  if (field.kind !== 'table') return '';
  const cells = new Set(['id', ...field.columns.map(({ id }) => id)]);
  return rows.map((one) => Object.fromEntries(Object.entries(one).filter(([cell]) => cells.has(cell))));
}

function answerFrom(content: DesignContent, field: SheetField, language: string): Answer {
  const list = LISTS.find(({ topic }) => topic === field.topic);
  if (list !== undefined) return fitting(field, list.rows(content, language));
  const barriers = LISTS.find(({ topic }) => topic === 'barriers')?.rows(content, language) ?? [];
  if (field.id === 'hurdles') return fitting(field, barriers);
  if (field.id === 'supports')
    return barriers.flatMap(({ id = '', answer }): readonly Row[] =>
      answer === undefined ? [] : [{ id: `s-${id}`, support: answer, answers: id }],
    );
  return SINGLES.find(({ topic }) => topic === field.topic)?.read(content, language) ?? '';
}

/** What a design knows that a sheet asks for. */
export function answersFrom(
  content: DesignContent,
  template: SheetTemplate,
  language: string,
): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    fieldsOf(template)
      .map((field) => [field.id, answerFrom(content, field, language)] as const)
      .filter(([, answer]) => isFilled(answer)),
  );
}

/** Whether a sheet and a design have anything to say to each other. */
export const canFlow = (template: SheetTemplate): boolean =>
  fieldsOf(template).some(({ topic }) => topic !== undefined);
