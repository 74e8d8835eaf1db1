import { contentTexts, type DesignContent } from '#modules/design/index.ts';

/** A translation that stayed as it was while the text that it translates changed. */
export type StaleText = {
  readonly language: string;
  /** Where it stands: names of parts and ids, with dots between them. */
  readonly path: string;
  /** The translation as it stands, and the newer text in the language of the design. */
  readonly translation: string;
  readonly original: string;
};

type LastChange = { readonly text: string; readonly at: number };

const note = (known: Map<string, LastChange>, path: string, change: LastChange): void => {
  if (known.get(path)?.text !== change.text) known.set(path, change);
};

/** For every text of a language: in which of the contents it last changed. */
function lastChanges(history: readonly DesignContent[]): ReadonlyMap<string, ReadonlyMap<string, LastChange>> {
  const byLanguage = new Map<string, Map<string, LastChange>>();
  for (const [at, content] of history.entries()) {
    for (const { path, texts } of contentTexts(content)) {
      for (const [language, text] of Object.entries(texts)) {
        const known = byLanguage.get(language) ?? new Map<string, LastChange>();
        byLanguage.set(language, known);
        note(known, path, { text: text.trim(), at });
      }
    }
  }
  return byLanguage;
}

/** For which wording of the original a translation was made or found to fit: this one, another, or nobody said. */
export type KnownFor = (text: StaleText) => 'this' | 'other' | 'unknown';

/**
 * Translations that may say something older than the text in the language of the design. What somebody wrote down about
 * a translation decides; where nobody did, it may be older when that text changed in a later content than the
 * translation. A translation that nobody has written is missing, not stale.
 * @param history contents of one design, the oldest first; the last one is looked at.
 */
export function findStaleTexts(
  history: readonly DesignContent[],
  knownFor: KnownFor = () => 'unknown',
): readonly StaleText[] {
  const newest = history.at(-1);
  if (newest === undefined) return [];
  const { language: own } = newest.descriptor;
  const changes = lastChanges(history);
  const changedAt = (tag: string, path: string): number => changes.get(tag)?.get(path)?.at ?? 0;
  return contentTexts(newest).flatMap(({ path, texts }) => {
    const original = texts[own]?.trim() ?? '';
    if (original === '') return [];
    return Object.entries(texts)
      .filter(([language, translation]) => language !== own && translation.trim() !== '')
      .map(([language, translation]) => ({ language, path, translation, original }))
      .filter((text) => {
        const known = knownFor(text);
        return known === 'unknown' ? changedAt(text.language, path) < changedAt(own, path) : known === 'other';
      });
  });
}

/** Languages with at least one such text, and how many. */
export function countStale(stale: readonly StaleText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { language } of stale) counts.set(language, (counts.get(language) ?? 0) + 1);
  return counts;
}
