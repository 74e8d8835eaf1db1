import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

/** Message key → ICU text. */
export type Catalogue = Readonly<Record<string, string>>;
export type MessageParams = Readonly<Record<string, string | number | Date>>;
export type Translate = (key: string, params?: MessageParams) => string;

/** `easy`: the twin of a text in short sentences (its key ends with `.easy`) stands in for it where there is one. */
export type Wording = 'standard' | 'easy';

/**
 * Makes the translator of one reader. Catalogues come in reading order (own language first); a key that none of them
 * holds comes back as itself, which the catalogue test refuses, so a person never meets it. The own language goes
 * before easy words: a text without a twin there is shown as it is, not in another language.
 */
export function createTranslate(
  catalogues: readonly { language: Language; messages: Catalogue }[],
  wording: Wording = 'standard',
): Translate {
  const compiled = new Map<string, IntlMessageFormat>();
  const compile = (key: string): IntlMessageFormat | null => {
    for (const { language, messages } of catalogues) {
      const text = (wording === 'easy' ? messages[`${key}.easy`] : undefined) ?? messages[key];
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
