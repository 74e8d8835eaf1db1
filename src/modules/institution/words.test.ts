import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STUDIO_STEPS } from '@cairn/vocab/plan-codes';
import { describe, expect, it } from 'vitest';
import { CASES } from './cases.ts';
import { PICKS, RAW, type PickSet } from './picks.ts';
import { fieldsOf, PERSONA_CELLS, PHASES, SHEET_ROLES } from './sheet.types.ts';
import { TEMPLATES } from './templates.ts';

const words = JSON.parse(readFileSync(join(import.meta.dirname, 'messages-staff/en.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** Every key that the templates ask for without naming it in the code. */
const asked: readonly string[] = [
  ...TEMPLATES.flatMap((template) => {
    const key = `institution.sheet.${template.id}`;
    return [
      ...['title', 'purpose', 'how', 'example', 'facilitate'].map((part) => `${key}.${part}`),
      ...(template.layout === 'board'
        ? template.parts.flatMap(({ id }) => [`${key}.p.${id}`, `${key}.p.${id}.hint`])
        : []),
      ...template.hinted.map((id) => `${key}.f.${id}.hint`),
      ...fieldsOf(template).flatMap((field) => [
        `${key}.f.${field.id}`,
        ...(field.kind === 'matrix' ? field.rows.map((row) => `${key}.r.${row}`) : []),
        ...(field.kind === 'table' ? field.columns.map(({ id }) => `institution.column.${id}`) : []),
      ]),
    ];
  }),
  ...PERSONA_CELLS.map((cell) => `institution.column.${cell}`),
  ...Object.entries(PICKS).flatMap(([set, codes]) =>
    RAW.has(set as PickSet) ? [] : codes.map((code) => `institution.pick.${set}.${code}`),
  ),
  ...STUDIO_STEPS.map((step) => `institution.step.${step}`),
  ...SHEET_ROLES.map((role) => `institution.role.${role}`),
  ...PHASES.map((phase) => `institution.phase.${phase}`),
  ...CASES.flatMap(({ id }) =>
    ['title', 'place', 'problem', 'approach', 'result', 'numbers', 'learned'].map(
      (part) => `institution.case.${id}.${part}`,
    ),
  ),
];

const OWN = /^institution\.(sheet|column|pick|step|role|phase|case)\./;

describe('the words of the worksheets', () => {
  it('are all there', () => {
    expect([...new Set(asked)].filter((key) => words[key] === undefined)).toEqual([]);
  });

  it('are all asked for', () => {
    const wanted = new Set(asked);
    expect(Object.keys(words).filter((key) => OWN.test(key) && !wanted.has(key))).toEqual([]);
  });
});
