import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_KINDS } from '#modules/portfolio/evidence.schemas.ts';
import { UNIT_EVENT_KINDS } from '#modules/workplace/unit.types.ts';

const SOURCE = fileURLToPath(new URL('..', import.meta.url));
const WORDS = JSON.parse(readFileSync(join(SOURCE, 'modules/people/messages-staff/en.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

const sources = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && path.includes('server'))
  .map((path) => readFileSync(join(SOURCE, path), 'utf8'));

/** Acts that are written out where they are done. */
const written = sources.flatMap((text) =>
  [...text.matchAll(/action(?:: | = |: [^'\n]*\? |[^'\n]* : )'([a-z]+\.[a-z_]+)'/g)].map(([, act]) => act ?? ''),
);
const composed = [
  ...EVIDENCE_KINDS.map((kind) => `portfolio.add_${kind}`),
  ...UNIT_EVENT_KINDS.map((kind) => `workplace.unit_${kind}`),
  ...['submitted', 'withdrawn', 'changes_requested', 'published', 'new_draft', 'retired'].map(
    (kind) => `design.${kind}`,
  ),
  ...['replace', 'stop', 'compromised'].map((change) => `award.key_${change}`),
];

describe('the log of what was done', () => {
  it('finds the acts in the code', () => {
    expect(written.length).toBeGreaterThan(80);
  });

  it('has words for each of them', () => {
    const acts = [...new Set([...written, ...composed])].toSorted();
    expect(acts.filter((act) => WORDS[`people.audit.act.${act}`] === undefined)).toEqual([]);
  });
});
