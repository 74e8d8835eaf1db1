import { loadTranslate } from '#app/messages.ts';
import { type Clues, GENERAL_SKILLS, readClues } from '#modules/portfolio/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';

/** The published word lists of one language: they stand in the catalogue, where anybody can read and correct them. */
export async function cluesOf(language: string): Promise<Clues> {
  const say = await loadTranslate(isLanguage(language) ? language : 'en');
  return Object.fromEntries(GENERAL_SKILLS.map(({ id }) => [id, readClues(say(`portfolio.clue.${id}`))]));
}
