import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { withoutHold, writeCsv } from './csv.ts';

const read = (text: string): string[][] => parse(text, { bom: true });

it('writes nothing that a spreadsheet would run, and keeps a lone minus', () => {
  const cells = ['=1+1', '+47 555', '-2', '-', '@SUM(A1)', '\t=1', '\r=1', 'plain'];
  const [row = []] = read(writeCsv([cells]));
  expect(row.filter((cell) => /^[=+@\t\r]|^-./.test(cell))).toEqual([]);
  expect(row[3]).toBe('-');
});

it('comes back exactly as it went out', () => {
  const rows = [
    ['Name', 'What, and "why"'],
    ['=HYPERLINK("x")', 'two\nlines; and a tab\there'],
    ["it's", "'quoted'"],
    ['العربية', ''],
  ];
  expect(read(writeCsv(rows)).map((row) => row.map(withoutHold))).toEqual(rows);
});
