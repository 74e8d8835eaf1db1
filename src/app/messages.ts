import { fallbackChain, type Language } from '#platform/i18n/languages.ts';
import { createTranslate, type Catalogue, type Translate, type Wording } from '#platform/i18n/translate.ts';

/** Every slice's words, one file a language; a language is loaded when somebody reads it. */
const files = import.meta.glob<Record<string, unknown>>(
  [
    '/src/modules/*/messages/*.json',
    '/src/modules/*/messages-staff/*.json',
    '/src/ui/messages/*.json',
    '/src/app/messages/*.json',
    '/src/app/messages-staff/*.json',
  ],
  { import: 'default' },
);

const languageOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1, -'.json'.length);

const loaded = new Map<Language, Promise<Catalogue>>();

async function readCatalogue(language: Language): Promise<Catalogue> {
  const parts = await Promise.all(
    Object.entries(files)
      .filter(([path]) => languageOf(path) === language)
      .map(([, load]) => load()),
  );
  const messages: Record<string, string> = {};
  for (const part of parts) {
    for (const [key, text] of Object.entries(part)) if (typeof text === 'string') messages[key] = text;
  }
  return messages;
}

function catalogueOf(language: Language): Promise<Catalogue> {
  const known = loaded.get(language) ?? readCatalogue(language);
  loaded.set(language, known);
  return known;
}

const translators = new Map<string, Promise<Translate>>();

async function buildTranslate(language: Language, wording: Wording): Promise<Translate> {
  const chain = fallbackChain(language);
  const catalogues = await Promise.all(
    chain.map(async (code) => ({ language: code, messages: await catalogueOf(code) })),
  );
  return createTranslate(catalogues, wording);
}

/** The translator for a reader: own language, then its relatives, then English. */
export function loadTranslate(language: Language, wording: Wording = 'standard'): Promise<Translate> {
  const name = `${language}:${wording}`;
  const known = translators.get(name) ?? buildTranslate(language, wording);
  translators.set(name, known);
  return known;
}
