import { attributionLine, creditOf, type Ancestor } from '#modules/catalogue/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { pickText } from '#platform/i18n/text.ts';

/** Names of countries in a reader's language; an empty code stays empty. */
export function countryNames(language: string): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code) => (code === '' ? '' : (names.of(code) ?? code));
}

/** One work in a line of descent as a page shows it. `changesLabel`: the word before what its makers changed. */
export function workView(work: Ancestor, language: string, changesLabel: string) {
  return {
    title: pickText(work.title, language),
    version: work.version,
    makers: work.authors.join(', '),
    where: [work.organisation, countryNames(language)(work.country)].filter((part) => part !== '').join(', '),
    languages: work.languages.map(ownName).join(', '),
    licence: work.licence,
    source: work.source,
    credit: attributionLine(creditOf(work), changesLabel),
  };
}
