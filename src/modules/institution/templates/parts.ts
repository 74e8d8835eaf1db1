import type { PickSet } from '../picks.ts';
import type { Column, SheetField, SheetPart, SheetTemplate, Topic } from '../sheet.types.ts';

/** Short hands with which the templates are written. */
const about = (topic: Topic | undefined): { readonly topic?: Topic } => (topic === undefined ? {} : { topic });

export const line = (id: string, topic?: Topic): SheetField => ({ id, kind: 'line', ...about(topic) });
export const text = (id: string, topic?: Topic): SheetField => ({ id, kind: 'text', ...about(topic) });
export const list = (id: string, topic?: Topic): SheetField => ({ id, kind: 'list', ...about(topic) });
export const date = (id: string, topic?: Topic): SheetField => ({ id, kind: 'date', ...about(topic) });
export const number = (id: string, topic?: Topic): SheetField => ({ id, kind: 'number', ...about(topic) });
export const money = (id: string, topic?: Topic): SheetField => ({ id, kind: 'money', ...about(topic) });
export const pick = (id: string, from: PickSet, topic?: Topic): SheetField => ({
  id,
  kind: 'pick',
  from,
  ...about(topic),
});
export const scale = (id: string, from: PickSet): SheetField => ({ id, kind: 'scale', from });
export const matrix = (id: string, from: PickSet, rows: readonly string[]): SheetField => ({
  id,
  kind: 'matrix',
  from,
  rows,
});
export const table = (id: string, columns: readonly Column[], topic?: Topic): SheetField => ({
  id,
  kind: 'table',
  columns,
  ...about(topic),
});

export const cell = (id: string): Column => ({ id, kind: 'text' });
export const day = (id: string): Column => ({ id, kind: 'date' });
export const amount = (id: string): Column => ({ id, kind: 'number' });
export const choice = (id: string, from: PickSet): Column => ({ id, kind: 'pick', from });
export const choices = (id: string, from: PickSet): Column => ({ id, kind: 'picks', from });
export const refs = (id: string, of: string): Column => ({ id, kind: 'refs', of });

/** Tables that several sheets share, so that a design can take each of them over in the same way. */
export const NEEDS = table('needs', [cell('need'), choice('need_source', 'need_source'), day('known_on')], 'needs');
export const BARRIERS = table('barriers', [cell('barrier'), cell('answer'), choice('accepted', 'yes_no')], 'barriers');
export const OUTCOMES = table('outcomes', [cell('outcome'), choice('outcome_kind', 'outcome_kind')], 'outcomes');
export const PARTNERS = table(
  'partners',
  [cell('name'), choices('partner_tasks', 'partner_task'), cell('contact')],
  'partners',
);
export const activities = (...more: readonly Column[]): SheetField =>
  table(
    'activities',
    [cell('activity'), choice('activity_kind', 'activity_kind'), choice('place', 'place'), ...more],
    'activities',
  );

/** Every field stands for itself. */
const alone = (field: SheetField): SheetPart => ({ id: field.id, fields: [field] });

type Written = Pick<SheetTemplate, 'id' | 'phase' | 'steps' | 'roles' | 'minutes' | 'needed'> & {
  readonly hinted?: readonly string[];
};

/** A sheet that is read from top to bottom. */
export const page = ({ hinted = [], ...written }: Written, fields: readonly SheetField[]): SheetTemplate => ({
  version: 1,
  layout: 'page',
  licence: 'CC-BY-4.0',
  hinted,
  ...written,
  parts: fields.map(alone),
});

/** A sheet of boxes. */
export const board = ({ hinted = [], ...written }: Written, parts: readonly SheetPart[]): SheetTemplate => ({
  version: 1,
  layout: 'board',
  licence: 'CC-BY-4.0',
  hinted,
  ...written,
  parts,
});
