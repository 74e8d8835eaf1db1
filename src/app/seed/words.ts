import { isLanguage } from '#platform/i18n/languages.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const FILES = import.meta.glob<Catalogue>('./words/*.json', { eager: true, import: 'default' });

/** What the demo says in the languages of learners: language → English words → their translation. */
const WORDS: ReadonlyMap<string, Catalogue> = new Map(
  Object.entries(FILES).map(([path, words]) => [path.slice('./words/'.length, -'.json'.length), words]),
);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isDemoText = (value: unknown): value is Multilingual =>
  isRecord(value) &&
  typeof value['en'] === 'string' &&
  Object.entries(value).every(([key, text]) => isLanguage(key) && typeof text === 'string');

/** What the demo's author wrote comes first; a catalogue fills in the languages that are missing. */
function filledIn(texts: Multilingual): Multilingual {
  const found = [...WORDS].flatMap(([language, words]) => {
    const text = words[texts['en'] ?? ''];
    return typeof text === 'string' ? [[language, text] as const] : [];
  });
  return { ...Object.fromEntries(found), ...texts };
}

function walk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(walk);
  if (isDemoText(value)) return filledIn(value);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part)])) : value;
}

/** The same content, with each of its texts in every language that the demo's catalogues know. */
// Words are added and nothing else, so the shape is the one that came in.
export const inAllLanguages = <T>(content: T): T => walk(content) as T;
