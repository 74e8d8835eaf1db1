import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#platform/random.ts';
import type { EscoLabel } from './esco.types.ts';
import { plainWords } from './plain-words.ts';
import { searchIndex } from './find-labels.ts';
import { buildIndex } from './search-index.ts';

const OFFICIAL = new URL('../../../../../shared/data/esco/v1.1.1/en/skills_en.csv.gz', import.meta.url);
const QUERIES = 500;

/** What people type when they look for a label, in classes. Null when the label is too short for the class. */
const CLASSES: Readonly<
  Record<string, { readonly floor: number; ask(label: string, chance: () => number): string | null }>
> = {
  'four to seven letters': {
    floor: 0.45,
    ask: (label, chance) => (label.length < 8 ? null : label.slice(0, 4 + Math.floor(chance() * 4))),
  },
  'ten letters': { floor: 0.88, ask: (label) => (label.length < 10 ? null : label.slice(0, 10)) },
  'two words out of order': {
    floor: 0.94,
    ask: (label, chance) => {
      const words = plainWords(label).filter((word) => word.length > 2);
      if (words.length < 3) return null;
      const at = Math.floor(chance() * (words.length - 1));
      return `${words[at + 1] ?? ''} ${words[at] ?? ''}`;
    },
  },
  'a letter missing': {
    floor: 0.94,
    ask: (label, chance) => {
      if (label.length < 12) return null;
      const at = 2 + Math.floor(chance() * (label.length - 4));
      return label.slice(0, at) + label.slice(at + 1);
    },
  },
};

describe.runIf(existsSync(OFFICIAL))('looking for one of 13,896 skills', () => {
  const rows: Record<string, string>[] = existsSync(OFFICIAL)
    ? parse(gunzipSync(readFileSync(OFFICIAL)), { columns: true, bom: true })
    : [];
  const labels: readonly EscoLabel[] = rows.map((row) => ({
    uri: row['conceptUri'] ?? '',
    label: row['preferredLabel']?.trim() ?? '',
    preferred: true,
  }));
  const index = buildIndex(labels);

  it.each(Object.entries(CLASSES))('shows the wanted one among ten after %s', (_, { floor, ask }) => {
    const random = seededRandom('skills');
    const chance = () => new DataView(random.bytes(4).buffer).getUint32(0) / 2 ** 32;
    let asked = 0;
    let hits = 0;
    while (asked < QUERIES) {
      const wanted = labels[Math.floor(chance() * labels.length)];
      const query = wanted === undefined ? null : ask(wanted.label, chance);
      if (query === null || wanted === undefined) continue;
      asked += 1;
      if (searchIndex(index, query).some((found) => found.uri === wanted.uri)) hits += 1;
    }
    expect(hits / asked).toBeGreaterThanOrEqual(floor);
  });
});
