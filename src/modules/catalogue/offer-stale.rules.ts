import type { DesignContent } from '#modules/design/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';

/** A translation that stayed as it was while the text that it translates changed. */
export type StaleText = {
  readonly language: string;
  /** Where it stands: names of parts and ids, with dots between them. */
  readonly path: string;
  /** The translation as it stands, and the newer text in the language of the design. */
  readonly translation: string;
  readonly original: string;
};

type Texts = Readonly<Record<string, string>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: Readonly<Record<string, unknown>>): value is Texts => {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => isLanguage(key) && typeof text === 'string');
};

/** Parts of a list are told apart by their ids where they have them: order may change. */
const nameIn = (item: unknown, index: number): string =>
  isRecord(item) && typeof item['id'] === 'string' ? item['id'] : String(index);

/** Every text in several languages that stands anywhere in a value, by where it stands. */
function textsIn(value: unknown, path: string): readonly (readonly [path: string, texts: Texts])[] {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, below(nameIn(item, index))));
  if (!isRecord(value)) return [];
  if (isTexts(value)) return [[path, value]];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, below(name)));
}

type LastChange = { readonly text: string; readonly at: number };

const note = (known: Map<string, LastChange>, path: string, change: LastChange): void => {
  if (known.get(path)?.text !== change.text) known.set(path, change);
};

/** For every text of a language: in which of the contents it last changed. */
function lastChanges(history: readonly DesignContent[]): ReadonlyMap<string, ReadonlyMap<string, LastChange>> {
  const byLanguage = new Map<string, Map<string, LastChange>>();
  for (const [at, content] of history.entries()) {
    for (const [path, texts] of textsIn(content, '')) {
      for (const [language, text] of Object.entries(texts)) {
        const known = byLanguage.get(language) ?? new Map<string, LastChange>();
        byLanguage.set(language, known);
        note(known, path, { text: text.trim(), at });
      }
    }
  }
  return byLanguage;
}

/**
 * Translations that may say something older than the text in the language of the design: that text changed in a later
 * content than the translation did. A translation that nobody has written is missing, not stale.
 * @param history contents of one design, the oldest first; the last one is looked at.
 */
export function findStaleTexts(history: readonly DesignContent[]): readonly StaleText[] {
  const newest = history.at(-1);
  if (newest === undefined) return [];
  const { language: own } = newest.descriptor;
  const changes = lastChanges(history);
  return textsIn(newest, '').flatMap(([path, texts]) =>
    Object.entries(texts).flatMap(([language, translation]) => {
      const original = texts[own]?.trim() ?? '';
      if (language === own || original === '' || translation.trim() === '') return [];
      const of = (tag: string): number => changes.get(tag)?.get(path)?.at ?? 0;
      return of(language) < of(own) ? [{ language, path, translation, original }] : [];
    }),
  );
}

/** Languages with at least one such text, and how many. */
export function countStale(stale: readonly StaleText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { language } of stale) counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}
