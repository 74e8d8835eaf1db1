import { isFilled, nameOfRow, numberIn, rowsOf, sumOf } from './answers.rules.ts';
import { fieldsOf, type Answers, type Row, type TableField, type SheetTemplate } from './sheet.types.ts';

/** Something on a sheet that does not fit together, with the part where it can be put right. */
export type SheetNote = {
  readonly code: string;
  readonly part: string;
  readonly params: Readonly<Record<string, string | number>>;
};

const tableOf = (template: SheetTemplate, id: string): TableField | undefined =>
  fieldsOf(template).find((field): field is TableField => field.kind === 'table' && field.id === id);

const idsIn = (rows: readonly Row[], column: string): ReadonlySet<string> =>
  new Set(rows.flatMap((row) => (row[column] ?? '').split(' ')).filter((id) => id !== ''));

type Pair = {
  /** Each row of this table … */
  readonly of: string;
  /** … is named in this column of that table. */
  readonly by: string;
  readonly column: string;
  readonly code: string;
  readonly isLeftOut?: (row: Row) => boolean;
};

/** Pairs in which every thing on the one side needs an answer on the other. */
const PAIRS: readonly Pair[] = [
  { of: 'outcomes', by: 'assessments', column: 'proves', code: 'institution.check.outcome_unassessed' },
  { of: 'outcomes', by: 'activities', column: 'teaches', code: 'institution.check.outcome_untaught' },
  {
    of: 'hurdles',
    by: 'supports',
    column: 'answers',
    code: 'institution.check.barrier_unanswered',
    isLeftOut: (row) => row['accepted'] === 'yes',
  },
];

/** Tables whose rows must each name something that is there. */
const NAMING = [
  { table: 'promises', column: 'rests_on', of: 'outcomes', code: 'institution.check.promise_unlinked' },
  { table: 'assessments', column: 'proves', of: 'outcomes', code: 'institution.check.assessment_unlinked' },
] as const;

const partWith = (template: SheetTemplate, field: string): string =>
  template.parts.find(({ fields }) => fields.some(({ id }) => id === field))?.id ?? field;

function unanswered(template: SheetTemplate, answers: Answers): readonly SheetNote[] {
  return PAIRS.flatMap((pair): readonly SheetNote[] => {
    const asked = tableOf(template, pair.of);
    const answering = tableOf(template, pair.by);
    if (asked === undefined || answering?.columns.every(({ id }) => id !== pair.column) !== false) return [];
    const named = idsIn(rowsOf(answers, pair.by), pair.column);
    return rowsOf(answers, pair.of)
      .filter((row) => pair.isLeftOut?.(row) !== true && !named.has(row['id'] ?? ''))
      .map((row) => ({
        code: pair.code,
        part: partWith(template, pair.by),
        params: { name: nameOfRow(asked.columns, row) },
      }));
  });
}

function unlinked(template: SheetTemplate, answers: Answers): readonly SheetNote[] {
  return NAMING.flatMap(({ table, column, of, code }): readonly SheetNote[] => {
    const own = tableOf(template, table);
    if (own === undefined || own.columns.every(({ id }) => id !== column)) return [];
    const known = new Set(rowsOf(answers, of).map((row) => row['id']));
    return rowsOf(answers, table)
      .filter((row) => !(row[column] ?? '').split(' ').some((id) => known.has(id)))
      .map((row) => ({ code, part: partWith(template, table), params: { name: nameOfRow(own.columns, row) } }));
  });
}

/** Barriers with an answer in their own row: answered or accepted on purpose. */
function openBarriers(template: SheetTemplate, answers: Answers): readonly SheetNote[] {
  const table = tableOf(template, 'barriers');
  if (table === undefined) return [];
  return rowsOf(answers, 'barriers')
    .filter((row) => row['answer'] === undefined && row['accepted'] !== 'yes')
    .map((row) => ({
      code: 'institution.check.barrier_unanswered',
      part: partWith(template, 'barriers'),
      params: { name: nameOfRow(table.columns, row) },
    }));
}

/** From how many learners on a run pays for itself; null when each one costs more than comes in. */
export function breakEven(
  fixed: number,
  perLearner: { readonly cost: number; readonly income: number },
): number | null {
  const left = perLearner.income - perLearner.cost;
  return left <= 0 ? null : Math.ceil(fixed / left);
}

/** Cost against price on the board: enough to see that the price carries a run, or who has to. */
function moneyNotes(template: SheetTemplate, answers: Answers): readonly SheetNote[] {
  if (!fieldsOf(template).some(({ id }) => id === 'per_learner')) return [];
  if (!isFilled(answers['fixed']) && !isFilled(answers['per_learner'])) return [];
  const fixed = numberIn(answers, 'fixed');
  const income = numberIn(answers, 'price') + numberIn(answers, 'subsidy');
  const part = partWith(template, 'price');
  const from = breakEven(fixed, { cost: numberIn(answers, 'per_learner'), income });
  if (from === null) return [{ code: 'institution.check.price_never_covers', part, params: {} }];
  const learners = numberIn(answers, 'learners');
  if (learners === 0 || learners >= from) return [];
  return [{ code: 'institution.check.price_too_few', part, params: { from, learners } }];
}

function weightNotes(template: SheetTemplate, answers: Answers): readonly SheetNote[] {
  const rows = rowsOf(answers, 'assessments');
  const total = sumOf(rows, 'weight');
  if (!rows.some((row) => row['weight'] !== undefined) || total === 100) return [];
  return [{ code: 'institution.check.weights', part: partWith(template, 'assessments'), params: { total } }];
}

/** What does not fit together on a sheet. Advice: it never stops anybody from saving or finishing. */
export const findNotes = (template: SheetTemplate, answers: Answers): readonly SheetNote[] => [
  ...unlinked(template, answers),
  ...unanswered(template, answers),
  ...openBarriers(template, answers),
  ...weightNotes(template, answers),
  ...moneyNotes(template, answers),
];
