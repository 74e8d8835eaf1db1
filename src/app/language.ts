import { chooseLanguage, isLanguage, type Language } from '#platform/i18n/languages.ts';

export const LANGUAGE_COOKIE = 'cairn_language';

/** The reader's language: what was chosen here, else the person's own, else the browser's wish. */
export function languageOfRequest(asked: {
  cookie: string | null;
  actor: string | null;
  header: string | null;
}): Language {
  if (asked.cookie !== null && isLanguage(asked.cookie)) return asked.cookie;
  if (asked.actor !== null && isLanguage(asked.actor)) return asked.actor;
  return chooseLanguage(asked.header);
}
