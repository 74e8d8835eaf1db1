import { isLanguage } from '#platform/i18n/languages.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** What a form posted, or what stands in it: field name → the values in order. Kept as typed when it is refused. */
export type Fields = Readonly<Record<string, readonly string[]>>;

/** Reads a posted form; files are left out. */
export function readFields(form: FormData): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries(fields);
}

export const first = (fields: Fields, name: string): string => fields[name]?.[0] ?? '';
export const all = (fields: Fields, name: string): readonly string[] => fields[name] ?? [];

/** Every language of a text: the fields `name.<language>`. Unknown languages are left out. */
export function textsOf(fields: Fields, name: string): Multilingual {
  const start = `${name}.`;
  const texts = Object.entries(fields).flatMap(([field, values]) => {
    const language = field.startsWith(start) ? field.slice(start.length) : '';
    return isLanguage(language) ? [[language, values[0] ?? ''] as const] : [];
  });
  return Object.fromEntries(texts);
}

/** The other way: a text in all its languages as fields. */
export function toFields(name: string, texts: Multilingual | undefined): Fields {
  return Object.fromEntries(Object.entries(texts ?? {}).map(([language, text]) => [`${name}.${language}`, [text]]));
}

const languageOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

/**
 * What a form posted, with the texts in languages that it did not ask for as they stand. A text that was emptied in
 * every language which it shows is taken away as a whole.
 */
export function withUnaskedTexts(posted: Fields, before: Fields): Fields {
  const told = new Set(
    Object.entries(posted)
      .filter(([name, [value = '']]) => isLanguage(languageOf(name)) && value.trim() !== '')
      .map(([name]) => name.slice(0, name.lastIndexOf('.'))),
  );
  const kept = Object.entries(before).filter(
    ([name]) => !(name in posted) && isLanguage(languageOf(name)) && told.has(name.slice(0, name.lastIndexOf('.'))),
  );
  return { ...posted, ...Object.fromEntries(kept) };
}

/** The ids between `prefix.` and the next dot, in the order of the form: `criteria.<id>.statement.en`. */
export function idsUnder(fields: Fields, prefix: string): readonly string[] {
  const start = `${prefix}.`;
  const ids = Object.keys(fields)
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(start.length).split('.')[0] ?? '');
  return [...new Set(ids)];
}
