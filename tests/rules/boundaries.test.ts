import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'cairn-boundaries-'));

/** Arrows that must be refused: the rule that refuses, the file that imports, the file that it must not import. */
const REFUSED = [
  ['only-downwards-people', 'src/modules/people/a.ts', 'src/modules/award/index.ts'],
  ['only-downwards-design', 'src/modules/design/a.ts', 'src/modules/portfolio/index.ts'],
  ['only-downwards-award', 'src/modules/award/a.ts', 'src/modules/passport/index.ts'],
  ['only-downwards-verification', 'src/modules/verification/a.ts', 'src/modules/passport/index.ts'],
  ['known-slices-only', 'src/app/a.ts', 'src/modules/newcomer/index.ts'],
  ['through-the-contract', 'src/modules/award/b.ts', 'src/modules/people/people.errors.ts'],
  ['roots-through-the-contract', 'src/routes/a.ts', 'src/modules/people/server/people.usecases.ts'],
  ['engine-knows-vocab-only', 'packages/engine/src/a.ts', 'src/platform/result.ts'],
  ['protocols-know-engine-and-vocab-only', 'packages/protocols/src/a.ts', 'src/platform/result.ts'],
  ['vocab-knows-nobody', 'packages/vocab/src/a.ts', 'packages/engine/src/b.ts'],
  ['rules-and-schemas-are-pure', 'src/modules/award/award.rules.ts', 'src/platform/clock.ts'],
  ['rules-and-schemas-are-pure', 'src/modules/award/award.schemas.ts', 'src/modules/award/server/award.store.ts'],
  ['ui-never-reaches-the-server', 'src/modules/award/ui/a.ts', 'src/modules/award/server/award.usecases.ts'],
  ['routes-never-reach-the-database', 'src/routes/b.ts', 'src/platform/db/columns.ts'],
  ['platform-and-ui-know-no-slice', 'src/platform/a.ts', 'src/modules/people/index.ts'],
  ['platform-and-ui-know-no-slice', 'src/ui/a.ts', 'src/modules/people/index.ts'],
  ['a-table-belongs-to-its-slice', 'src/modules/award/server/c.ts', 'src/modules/people/server/people.tables.ts'],
  ['platform-tables-stay-in-the-platform', 'src/modules/award/server/d.ts', 'src/platform/files/files.tables.ts'],
  ['no-test-code-in-the-app', 'src/app/b.ts', 'tests/support/world.ts'],
] as const;

const ALLOWED = [
  ['src/modules/award/ok.ts', 'src/modules/people/index.ts'],
  ['src/modules/portfolio/ok.ts', 'src/modules/design/index.ts'],
  ['src/modules/award/ok.rules.ts', 'src/platform/result.ts'],
  ['src/modules/award/server/ok.store.ts', 'src/platform/db/columns.ts'],
  ['src/routes/ok.ts', 'src/modules/award/index.ts'],
  ['packages/engine/src/node/ok.ts', 'packages/vocab/src/index.ts'],
] as const;

type Violation = { readonly from: string; readonly to: string; readonly rule: { readonly name: string } };

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text, { flag: 'a' });
}

function writeArrow(from: string, to: string): void {
  write(to, '');
  const path = relative(dirname(from), to);
  write(from, `import '${path.startsWith('.') ? path : `./${path}`}';\n`);
}

let violations: readonly Violation[] = [];
const refusedBy = (from: string, to: string): readonly string[] =>
  violations.filter((found) => found.from === from && found.to === to).map((found) => found.rule.name);

beforeAll(() => {
  for (const [, from, to] of REFUSED) writeArrow(from, to);
  for (const [from, to] of ALLOWED) writeArrow(from, to);
  writeArrow('src/platform/circle.ts', 'src/platform/circle-back.ts');
  writeArrow('src/platform/circle-back.ts', 'src/platform/circle.ts');
  write('packages/engine/src/effects.ts', `import 'node:fs';\n`);
  write('src/modules/award/effects.rules.ts', `import 'node:fs';\n`);
  write('src/platform/lost.ts', `import './nowhere.ts';\n`);
  const words = [
    join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src', 'packages', 'tests'],
  ];
  const report = execFileSync(process.execPath, words, { cwd: folder, maxBuffer: 50_000_000, encoding: 'utf8' });
  violations = (JSON.parse(report) as { summary: { violations: Violation[] } }).summary.violations;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the floors of the house', () => {
  it.each(REFUSED)('%s refuses %s → %s', (rule, from, to) => {
    expect(refusedBy(from, to)).toContain(rule);
  });

  it.each(ALLOWED)('nobody refuses %s → %s', (from, to) => {
    expect(refusedBy(from, to)).toEqual([]);
  });

  it('refuse a circle, an import of nothing, and effects in the engine and in rules', () => {
    const names = violations.map((found) => `${found.rule.name} ${found.from}`);
    expect(names.join('\n')).toMatch(/no-cycles src\/platform\/circle/);
    expect(names).toContain('nothing-unresolvable src/platform/lost.ts');
    expect(names).toContain('engine-is-pure packages/engine/src/effects.ts');
    expect(names).toContain('rules-and-schemas-use-no-node src/modules/award/effects.rules.ts');
  });
});
