import type { Translate } from '#platform/i18n/translate.ts';

/** What a design is called on a screen: its title, or that it has none yet. */
export const designName = (title: { readonly text: string }, t: Translate): string =>
  title.text === '' ? t('design.untitled') : title.text;
