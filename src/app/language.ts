import { chooseLanguage, fallbackChain, isLanguage, isStaffLanguage, type Language } from '#platform/i18n/languages.ts';

export const LANGUAGE_COOKIE = 'cairn_language';

type Asked = { readonly cookie: string | null; readonly actor: string | null; readonly header: string | null };

/** The reader's language: what was chosen here, else the person's own, else the browser's wish. */
export function languageOfRequest({ cookie, actor, header }: Asked): Language {
  if (cookie !== null && isLanguage(cookie)) return cookie;
  if (actor !== null && isLanguage(actor)) return actor;
  return chooseLanguage(header);
}

/**
 * The language of a room of staff, whose words come in fewer languages: the first wish that they have, or a close
 * relative of it, else English. Half a page in another language, or an English page that reads from right to left,
 * helps nobody; the reader's own choice stays hers on every other page.
 */
export function languageForStaff({ cookie, actor, header }: Asked): Language {
  for (const wish of [cookie, actor, chooseLanguage(header)]) {
    const spoken = wish === null || !isLanguage(wish) ? [] : fallbackChain(wish);
    const found = spoken.find((language) => isStaffLanguage(language) && (language !== 'en' || wish === 'en'));
    if (found !== undefined) return found;
  }
  return 'en';
}
