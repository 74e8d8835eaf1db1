import { directionOf } from '#platform/i18n/languages.ts';
import type { Translate } from '#platform/i18n/translate.ts';

/** What is printed on a learner card, in the learner's language. */
export type CardWords = {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly brand: string;
  readonly front: string;
  readonly back: string;
  readonly picture: string;
  readonly qr: string;
  readonly heading: string;
  readonly scan: string;
  /** The address stands beneath it. */
  readonly type: string;
  readonly enter: string;
  readonly pin: string;
  readonly ask: string;
  readonly found: string;
};

/** `t` speaks the learner's language. */
export const cardWords = (
  t: Translate,
  language: string,
  names: { readonly coach: string; readonly organisation: string },
): CardWords => ({
  lang: language,
  dir: directionOf(language),
  brand: t('app.brand'),
  front: t('people.card_sheet.front'),
  back: t('people.card_sheet.back'),
  picture: t('people.card_sheet.picture'),
  qr: t('people.card_sheet.qr'),
  heading: t('people.card_sheet.heading'),
  scan: t('people.card_sheet.scan'),
  type: t('people.card_sheet.type'),
  enter: t('people.card_sheet.enter'),
  pin: t('people.card_sheet.pin'),
  ask: t('people.card_sheet.ask', { coach: names.coach }),
  found: t('people.card_sheet.found', { organisation: names.organisation }),
});
