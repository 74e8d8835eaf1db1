import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import { setApart } from '#platform/i18n/text.ts';
import type { Failure } from '#platform/result.ts';
import { fieldError } from '#ui/failures.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { first, type Fields } from '../fields.ts';

export type LanguageText = {
  readonly code: string;
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly value: string;
  readonly error?: string;
};

/** What a field of several languages shows in each of them: the text as typed, and what is wrong with it. */
export function languageTexts(
  name: string,
  languages: readonly string[],
  shown: { readonly fields: Fields; readonly failures: readonly Failure[]; readonly t: Translate },
): readonly LanguageText[] {
  return languages.filter(isLanguage).map((code) => {
    const error = fieldError(shown.failures, `${name}.${code}`, shown.t);
    return {
      code,
      name: LANGUAGES[code].name,
      dir: LANGUAGES[code].dir,
      value: first(shown.fields, `${name}.${code}`),
      ...(error === undefined ? {} : { error }),
    };
  });
}

/** A language by its own name, which does not turn the sentence around it. */
export const ownName = (code: string): string => setApart(isLanguage(code) ? LANGUAGES[code].name : code);
