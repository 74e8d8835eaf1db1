import type { Translate } from '#platform/i18n/translate.ts';

/** An act of the log in words; one that has no sentence yet is told by the part of Cairn and its code. */
export function auditWords(t: Translate, action: string): string {
  const key = `people.audit.act.${action}`;
  const words = t(key);
  return words === key ? t('people.audit.other', { action }) : words;
}
