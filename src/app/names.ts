import type { Translate } from '#platform/i18n/translate.ts';

/** A person's name on a staff page; of somebody whose account was deleted the words that say so. */
export const nameOf = (name: string, t: Translate): string => (name === '' ? t('people.erased') : name);
