import { z } from 'zod';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { descriptorSchema } from '../content.schemas.ts';
import type { Facts } from '../edits.rules.ts';
import { all, first, idsUnder, textsOf, toFields, withUnaskedTexts, type Fields } from '../fields.ts';
import { failuresOf } from '../forms.ts';
import type { DesignContent, StepEdit } from '../plan/plan-edits.rules.ts';
import type { DesignPlan } from '../plan/plan.ts';
import { planSchema } from '../plan/plan.schemas.ts';
import { settle } from './settle.ts';
import { nameIn, type RowsField, type StepField, type ValueField } from './step-fields.ts';

type Tree = Readonly<Record<string, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null && !Array.isArray(value);
const treeAt = (value: unknown): Tree => (isTree(value) ? value : {});

function at(tree: Tree, path: string): unknown {
  return path.split('.').reduce<unknown>((value, part) => treeAt(value)[part], tree);
}

/** The tree with a value at a place; undefined takes it away. */
function withValue(tree: Tree, path: readonly string[], value: unknown): Tree {
  const [part = '', ...rest] = path;
  const { [part]: before, ...others } = tree;
  const after = rest.length === 0 ? value : withValue(treeAt(before), rest, value);
  return after === undefined ? others : { ...others, [part]: after };
}

/** What a design says as one tree: the descriptor's members, and its plan under `plan`. */
const treeOf = ({ descriptor, plan }: DesignContent): Tree => ({ ...descriptor, plan });

/** Zero is shown as nothing, except where nothing means something else. */
function shownNumber(field: { readonly usual?: number }, value: unknown, times: number): string {
  if (typeof value !== 'number' || (value === 0 && field.usual === undefined)) return '';
  return String(Math.round(value * times * 100) / 100);
}

function valueFields(field: ValueField, name: string, value: unknown): Fields {
  switch (field.kind) {
    case 'texts':
      return toFields(name, z.record(z.string(), z.string()).catch({}).parse(value));
    case 'number':
      return { [name]: [shownNumber(field, value, 1)] };
    case 'share':
      return { [name]: [shownNumber(field, value, 100)] };
    case 'choices':
      return { [name]: z.array(z.string()).catch([]).parse(value) };
    case 'tick':
      return { [name]: [value === true ? 'yes' : ''] };
    default:
      return { [name]: [value === undefined ? '' : String(value)] };
  }
}

function rowFields(field: RowsField, name: string, value: unknown): Fields {
  const rows = Array.isArray(value) ? value.map(treeAt) : [];
  const blanks = Array.from({ length: Math.max(0, (field.least ?? 0) - rows.length) }, () => field.blank);
  return Object.assign(
    {},
    ...[...rows, ...blanks].map((row, index) =>
      fieldsOfTree(row, field.fields, `${name}.${typeof row['id'] === 'string' ? row['id'] : index}`),
    ),
  ) as Fields;
}

/** How these fields of a tree stand in a form. */
export function fieldsOfTree(tree: Tree, fields: readonly StepField[], base = ''): Fields {
  const parts = fields.map((field) => {
    const name = nameIn(base, field);
    const value = at(tree, field.name);
    return field.kind === 'rows' ? rowFields(field, name, value) : valueFields(field, name, value);
  });
  return Object.assign({}, ...parts) as Fields;
}

/** How the fields of a form stand before anybody types. */
export const stepFields = (content: DesignContent, fields: readonly StepField[]): Fields =>
  fieldsOfTree(treeOf(content), fields);

/** A row that nothing stands in yet, in the form under this name. */
export function blankRow(field: RowsField, name: string): Fields {
  return fieldsOfTree(field.blank, field.fields, name);
}

export type Posted = {
  readonly fields: Fields;
  /** Name of a row that its button takes away, or empty. */
  readonly without: string;
};

type Reading = Posted & {
  readonly failures: Failure[];
  /** The names of the rows of each list, in its order, so that a failure finds its row. */
  readonly rows: Map<string, readonly string[]>;
};

function readNumber(field: ValueField & { kind: 'number' | 'share' }, name: string, reading: Reading): unknown {
  const typed = first(reading.fields, name).replace(/\s/g, '').replace(',', '.');
  if (typed === '') return field.isLeftOut ? undefined : (field.usual ?? 0);
  const isShare = field.kind === 'share';
  if (!/^\d{1,12}(\.\d+)?$/.test(typed)) {
    reading.failures.push({ code: 'design.not_a_number', field: name });
  } else if (isShare && Number(typed) > 100) {
    reading.failures.push({ code: 'design.too_much', field: name, params: { most: 100 } });
  } else {
    return isShare ? Number(typed) / 100 : Number(typed);
  }
  return 0;
}

const unlessLeft = (field: { readonly isLeftOut?: true }, isEmpty: boolean, value: unknown): unknown =>
  isEmpty && field.isLeftOut ? undefined : value;

function readValue(field: ValueField, name: string, reading: Reading): unknown {
  const typed = first(reading.fields, name);
  switch (field.kind) {
    case 'texts': {
      const texts = textsOf(reading.fields, name);
      return unlessLeft(field, Object.values(texts).join('').trim() === '', texts);
    }
    case 'number':
    case 'share':
      return readNumber(field, name, reading);
    case 'choices':
      return all(reading.fields, name).filter((choice) => choice !== '');
    case 'tick':
      return typed === 'yes';
    case 'radios':
      return typed;
    case 'choice':
      return unlessLeft(field, typed === '', field.isNumber && typed !== '' ? Number(typed) : typed);
    default:
      return unlessLeft(field, typed.trim() === '', field.isUpperCase ? typed.trim().toUpperCase() : typed);
  }
}

/** Whether nobody wrote, ticked or chose anything in a row. */
function isBlank(field: RowsField, name: string, fields: Fields): boolean {
  return field.fields.every((inner) => {
    const own = nameIn(name, inner);
    if (inner.kind === 'choice') return first(fields, own) === String(field.blank[inner.name] ?? '');
    if (inner.kind === 'rows') return idsUnder(fields, own).every((id) => isBlank(inner, `${own}.${id}`, fields));
    return Object.entries(fields).every(
      ([key, values]) => (key !== own && !key.startsWith(`${own}.`)) || values.join('').trim() === '',
    );
  });
}

function readRows(field: RowsField, name: string, from: { before: unknown; reading: Reading }): unknown {
  const { before, reading } = from;
  const known = new Map((Array.isArray(before) ? before.map(treeAt) : []).map((row) => [row['id'], row]));
  const ids = idsUnder(reading.fields, name).filter((id) => {
    const own = `${name}.${id}`;
    return own !== reading.without && !isBlank(field, own, reading.fields);
  });
  reading.rows.set(name, ids);
  return ids.map((id) => {
    const row = field.prefix === undefined ? field.blank : (known.get(id) ?? { ...field.blank, id });
    return readTree(row, field.fields, { base: `${name}.${id}`, reading });
  });
}

function readTree(tree: Tree, fields: readonly StepField[], to: { base: string; reading: Reading }): Tree {
  return fields.reduce<Tree>((result, field) => {
    const name = nameIn(to.base, field);
    const value =
      field.kind === 'rows'
        ? readRows(field, name, { before: at(tree, field.name), reading: to.reading })
        : readValue(field, name, to.reading);
    return withValue(result, field.name.split('.'), value);
  }, tree);
}

/** The tree with what a form says in the places of these fields. */
export function readInto(
  tree: Tree,
  fields: readonly StepField[],
  posted: Posted,
): { readonly read: Tree; readonly reading: Pick<Reading, 'failures' | 'rows'> } {
  const told = withUnaskedTexts(posted.fields, fieldsOfTree(tree, fields));
  const reading: Reading = { ...posted, fields: told, failures: [], rows: new Map() };
  return { read: readTree(tree, fields, { base: '', reading }), reading };
}

/** The name in the form of what a schema refused. */
export function formName(path: readonly PropertyKey[], rows: Reading['rows']): string {
  return path.reduce<string>((name, part) => {
    const own = typeof part === 'number' ? (rows.get(name)?.[part] ?? String(part)) : String(part);
    return name === '' ? own : `${name}.${own}`;
  }, '');
}

/** The facts and parts of the plan that these fields can change. */
function partsOf(fields: readonly StepField[]) {
  const paths = fields.map(({ name }) => name.split('.'));
  return {
    facts: [...new Set(paths.filter(([top]) => top !== 'plan').map(([top = '']) => top))],
    plan: [...new Set(paths.filter(([top]) => top === 'plan').map(([, part = '']) => part))],
  };
}

const whole = descriptorSchema.omit({ outcomes: true }).extend({ plan: planSchema });

/**
 * What a step's form asks to be saved, checked like any design that comes from elsewhere. Places that the form does not
 * show stay as they are; rows in which nothing stands are dropped.
 */
export function readStep(
  content: DesignContent,
  fields: readonly StepField[],
  posted: Posted,
): Result<StepEdit, readonly Failure[]> {
  const { read, reading } = readInto(treeOf(content), fields, posted);
  const parts = partsOf(fields);
  const settled = settle(read, parts.facts);
  const parsed = whole.safeParse(settled.tree);
  const failures = [
    ...reading.failures,
    ...settled.failures,
    ...(parsed.success ? [] : failuresOf(parsed.error.issues, (path) => formName(path, reading.rows))),
  ];
  if (failures.length > 0 || !parsed.success) return fail(failures);
  const { plan, ...facts } = parsed.data;
  const told = new Map<string, unknown>(Object.entries(facts));
  const planned = new Map<string, unknown>(Object.entries(plan));
  return ok({
    kind: 'step',
    facts: Object.fromEntries(parts.facts.map((fact) => [fact, told.get(fact) ?? null])) as Facts,
    plan: Object.fromEntries(parts.plan.map((part) => [part, planned.get(part)])) as Partial<DesignPlan>,
  });
}
