import type { DesignContent } from '#modules/design/index.ts';
import type { Failure } from '#platform/result.ts';

/** One cell of a sheet as people find it again: its sheet, its address, its heading and what stands in it. */
export type Cell = {
  readonly sheet: string;
  readonly address: string;
  readonly heading: string;
  readonly value: string;
};

/** What is wrong in a cell. A warning lets the row in, an error does not. */
export type CellFault = Cell & {
  readonly grade: 'error' | 'warning';
  readonly failure: Failure;
};

/**
 * One micro-credential as a file tells it, whatever the file's layout: cells by the name of their field, such as
 * `title.en`, `hours`, `outcome_2.nb`. The names are those of our own sheet (see `fields.ts`).
 */
export type RowRecord = {
  readonly sheet: string;
  readonly row: number;
  readonly cells: ReadonlyMap<string, Cell>;
  /** All that the row said, by headings under which our own sheet takes it again; nothing of it is lost. */
  readonly said: readonly (readonly [string, string])[];
  /** What was wrong before the fields were read: a reference that leads nowhere. */
  readonly faults: readonly CellFault[];
};

/** All that a file holds, before anything is judged. */
export type SheetFile = {
  readonly layout: 'workbook' | 'plain';
  readonly rows: readonly RowRecord[];
  /** Headings that hold something but that no field here takes, so that nothing is lost unsaid. */
  readonly notTaken: readonly string[];
};

/** A row after it was read: a design, or the reasons why there is none. */
export type ReadRow = {
  readonly sheet: string;
  readonly row: number;
  readonly title: string;
  readonly said: RowRecord['said'];
  readonly faults: readonly CellFault[];
  readonly content: DesignContent | null;
};

/** A sheet as it stands in a file: rows of cells, the first row is row 1. */
export type RawSheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

export const MOST_ROWS = 1000;

/** `A`, `Z`, `AA` … for a column counted from 0. */
export function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}
