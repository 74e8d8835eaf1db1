import { z } from 'zod';

/** Building blocks of what a design says, as it stands in files and in the database. */
export const longLine = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length <= longest, { error: 'design.too_long', params: { most: longest } });

export const longText = (longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= longest, { error: 'design.too_long', params: { most: longest } });

/** Text by language. Empty languages are dropped: an empty text is a text that is not there. */
export const byLanguage = (text: ReturnType<typeof longLine>) =>
  z
    .record(z.string().max(20), text)
    .transform((map) => Object.fromEntries(Object.entries(map).filter(([, words]) => words !== '')));

export const codeOrEmpty = (codes: readonly string[]) => codeIn(() => codes);

/** A code of a list that is known only when it is asked for, or empty. */
export const codeIn = (codes: () => readonly string[]) =>
  z.string().refine((code) => code === '' || codes().includes(code), { error: 'design.unknown_choice' });

export const someOf = (codes: readonly string[]) =>
  z.array(z.string().refine((code) => codes.includes(code), { error: 'design.unknown_choice' }));

export const codesOf = (list: readonly { readonly code: string }[]): readonly string[] =>
  list.map((entry) => entry.code);

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

/** A calendar day, `YYYY-MM-DD`, or empty. */
export const dayOrEmpty = z
  .string()
  .trim()
  .refine((date) => date === '' || isDate(date), { error: 'design.not_a_date' });

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol) && text.length <= 500;
}

/** An address on the web, or empty. */
export const addressOrEmpty = z
  .string()
  .trim()
  .refine((text) => text === '' || isWebAddress(text), { error: 'design.not_an_address' });

/** Names of things inside a design: `out_…`, `act_…`. */
export const idOf = z.string().regex(/^[a-z0-9_-]{1,60}$/, { error: 'design.unknown_choice' });
