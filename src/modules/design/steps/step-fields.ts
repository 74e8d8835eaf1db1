/** Lists of choices that fields of the studio offer; those without codes of their own are filled per design. */
export type ListName =
  | 'families'
  | 'languages'
  | 'countries'
  | 'outcomes'
  | 'loads'
  | 'need_sources'
  | 'learner_types'
  | 'partner_tasks'
  | 'workload_kinds'
  | 'credit_systems'
  | 'claims'
  | 'eqf_levels'
  | 'frameworks'
  | 'fields_of_education'
  | 'assessment_types'
  | 'supervision'
  | 'participation'
  | 'self_scales'
  | 'grading'
  | 'activity_kinds'
  | 'places'
  | 'licences'
  | 'stacking'
  | 'yes_no'
  | 'quality_kinds'
  | 'currencies'
  | 'rubric_steps';

type Said = {
  /** Place in the content, members parted by points: `plan.access.support`; in a row, below the row. */
  readonly name: string;
  /** Message key of its label. */
  readonly label: string;
  readonly hint?: string;
  /** Asked only of those who plan in full. */
  readonly isFull?: true;
  /** Mandatory for an offer. */
  readonly isNeeded?: true;
};

/** A value of its own. `isLeftOut`: an empty one leaves no trace in the content. */
export type ValueField = Said &
  (
    | {
        readonly kind: 'line' | 'area' | 'url' | 'date';
        readonly isLeftOut?: true;
        readonly isUpperCase?: true;
        readonly width?: 'short' | 'medium';
      }
    | { readonly kind: 'texts'; readonly rows?: number; readonly isLeftOut?: true }
    /** A share is kept as 0 to 1 and typed in per cent. `usual`: what an empty field means. */
    | { readonly kind: 'number' | 'share'; readonly usual?: number; readonly isLeftOut?: true }
    | {
        readonly kind: 'choice';
        readonly list: ListName;
        readonly isLeftOut?: true;
        readonly isNumber?: true;
        /** Its choices are sentences rather than words. */
        readonly isWide?: true;
      }
    | { readonly kind: 'radios' | 'choices'; readonly list: ListName }
    | { readonly kind: 'tick' }
  );

/** A list of rows that can be added, changed and taken away. */
export type RowsField = Said & {
  readonly kind: 'rows';
  /** Message key of one row, with its `{number}`. */
  readonly one: string;
  /** Message key of the button that adds one. */
  readonly add: string;
  /** Start of the ids of new rows; without it rows have no id and are counted. */
  readonly prefix?: string;
  /** Rows that are shown even while nothing stands in them. */
  readonly least?: number;
  /** What a new row holds beside what is typed. */
  readonly blank: Readonly<Record<string, unknown>>;
  readonly fields: readonly StepField[];
};

export type StepField = ValueField | RowsField;

/** Fields that belong together under one heading. */
export type StepPanel = {
  readonly heading?: string;
  readonly lead?: string;
  readonly isFull?: true;
  /** Shown folded until something stands in it. */
  readonly isFolded?: true;
  readonly fields: readonly StepField[];
};

/** Where a field is named in a form, and looked for by a link. */
export const nameIn = (base: string, field: { readonly name: string }): string =>
  base === '' ? field.name : `${base}.${field.name}`;

/** A field by its name in a form, whatever rows it lies in. */
export function findRows(
  fields: readonly StepField[],
  name: string,
): { readonly field: RowsField; readonly row: string } | null {
  for (const field of fields) {
    if (field.kind !== 'rows' || !name.startsWith(`${field.name}.`)) continue;
    const [row = '', ...rest] = name.slice(field.name.length + 1).split('.');
    if (rest.length === 0) return { field, row };
    const inner = findRows(field.fields, rest.join('.'));
    if (inner !== null) return inner;
  }
  return null;
}

/** The fields of these panels, those of the full depth only where it is asked for. */
export function shownFields(panels: readonly StepPanel[], depth: 'quick' | 'full'): readonly StepField[] {
  return shownPanels(panels, depth).flatMap(({ fields }) => fields);
}

export function shownPanels(panels: readonly StepPanel[], depth: 'quick' | 'full'): readonly StepPanel[] {
  if (depth === 'full') return panels;
  return panels
    .filter((panel) => panel.isFull !== true)
    .map((panel) => ({ ...panel, fields: panel.fields.filter((field) => field.isFull !== true) }))
    .filter(({ fields }) => fields.length > 0);
}
