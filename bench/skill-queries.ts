import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { EscoLabel } from '../src/modules/design/esco/esco.types.ts';
import { plainWords } from '../src/modules/design/esco/plain-words.ts';
import { SHARED } from '../tests/interop/shared-data.ts';

/** The official files at hand: English in one version, Spanish and French in an older one. */
const FILES = {
  en: 'data/esco/v1.1.1/en/skills_en.csv.gz',
  es: 'data/esco/v1.0/es/skills_es.csv.gz',
  fr: 'data/esco/v1.0/fr/skills_fr.csv.gz',
} as const;

type SkillLanguage = keyof typeof FILES;

/** Every skill of a language by its preferred wording, or by all of them; null when the file is not there. */
export const readLabels = (language: SkillLanguage, wordings: 'preferred' | 'all'): readonly EscoLabel[] | null => {
  const file = join(SHARED, FILES[language]);
  if (!existsSync(file)) return null;
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), { columns: true, bom: true });
  return rows.flatMap((row) => {
    const uri = row['conceptUri'] ?? '';
    const preferred = row['preferredLabel']?.trim() ?? '';
    const others = wordings === 'preferred' ? [] : (row['altLabels'] ?? '').split('\n').map((label) => label.trim());
    const labels = [...new Set([preferred, ...others])].filter((label) => label !== '');
    return labels.map((label) => ({ uri, label, preferred: label === preferred }));
  });
};

type Ask = (label: string, chance: () => number) => string | null;

/** What people type when they look for a label; null when the label is too short for the class. */
const CLASSES = {
  'two or three letters': (label, chance) => (label.length < 6 ? null : label.slice(0, 2 + Math.floor(chance() * 2))),
  'four to seven letters': (label, chance) => (label.length < 8 ? null : label.slice(0, 4 + Math.floor(chance() * 4))),
  'ten letters': (label) => (label.length < 10 ? null : label.slice(0, 10)),
  'two words out of order': (label, chance) => {
    const words = plainWords(label).filter((word) => word.length > 2);
    if (words.length < 3) return null;
    const at = Math.floor(chance() * (words.length - 1));
    return `${words[at + 1] ?? ''} ${words[at] ?? ''}`;
  },
  'a letter missing': (label, chance) => {
    if (label.length < 12) return null;
    const at = 2 + Math.floor(chance() * (label.length - 4));
    return label.slice(0, at) + label.slice(at + 1);
  },
} satisfies Readonly<Record<string, Ask>>;

export type Query = { readonly kind: string; readonly text: string; readonly wanted: string };

/** As many queries of each class as asked for, each for a label that chance picks. */
export const makeQueries = (labels: readonly EscoLabel[], each: number, chance: () => number): readonly Query[] =>
  Object.entries<Ask>(CLASSES).flatMap(([kind, ask]) => {
    const queries: Query[] = [];
    while (queries.length < each) {
      const wanted = labels[Math.floor(chance() * labels.length)];
      const text = wanted === undefined ? null : ask(wanted.label, chance);
      if (text !== null && wanted !== undefined) queries.push({ kind, text, wanted: wanted.uri });
    }
    return queries;
  });
