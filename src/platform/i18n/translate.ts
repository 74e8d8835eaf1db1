import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

/** Message key → ICU text. */
export type Catalogue = Readonly<Record<string, string>>;
export type MessageParams = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: string, params?: MessageParams) => string;

/**
 * Makes the translator of one reader. Catalogues come in reading order (own language first); a key that none of them
 * holds comes back as itself, which the catalogue test refuses, so a person never meets it.
 */
export function createTranslate(catalogues: readonly { language: Language; messages: Catalogue }[]): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  const compile = (key: string): IntlMessageFormat | null => {
    for (const { language, messages } of catalogues) {
      const text = messages[key];
      if (text === undefined) continue;
      const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      compiled.set(key, format);
      return format;
    }
    return null;
  };
  return (key, params) => {
    const format = compiled.get(key) ?? compile(key);
    return format === null ? key : String(format.format(params ? { ...params } : undefined));
  };
}
