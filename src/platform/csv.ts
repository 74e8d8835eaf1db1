/** A spreadsheet takes a cell that begins so for a formula, also behind a tab or a line break. */
const RUNS = /^[=+\-@\t\r]/;
const HELD = /^'(?=[=+\-@\t\r])/;

const cellOf = (text: string): string => {
  const held = RUNS.test(text) && text !== '-' ? `'${text}` : text;
  return /[",;\n\r\t]/.test(held) ? `"${held.replaceAll('"', '""')}"` : held;
};

/** Opens in every spreadsheet as UTF-8. */
const MARK = '\uFEFF';

/** A table as CSV (RFC 4180) that no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  MARK + rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

/** Takes away the apostrophe that `writeCsv` set, so that a file comes back as it went out. */
export const withoutHold = (cell: string): string => cell.replace(HELD, '');
