import { z } from 'zod';

/** What a person may do here. One person may hold several roles; conflict rules of the other slices still win. */
export const ROLES = [
  'learner',
  'supporter',
  'coach',
  'designer',
  'approver',
  'validator',
  'registrar',
  'admin',
] as const;
export type Role = (typeof ROLES)[number];
export const STAFF_ROLES = [
  'coach',
  'designer',
  'approver',
  'validator',
  'registrar',
  'admin',
] as const satisfies Role[];

/** Why a coach no longer accompanies a learner. */
export type CareEnd = 'learner_left' | 'handed_over' | 'coach_left' | 'erased';

/** The person on whose behalf a use case runs: always one organisation, always one session kind. */
export type Actor = {
  readonly personId: string;
  readonly tenantId: string;
  readonly roles: readonly Role[];
  /** The name the person wants to be called by. */
  readonly name: string;
  /** BCP 47, one of the languages in the platform's list. */
  readonly language: string;
  readonly session: 'staff' | 'learner';
  /** A learner who came in by an own name or passkey, not by a card at a shared device: the screen waits longer. */
  readonly ownDevice?: true;
  /** Set while somebody else knows the password: until it is changed, no room opens but the own account. */
  readonly mustChangePassword?: true;
  /** Absent where no browser session stands behind the actor: seeds, operators, tests. */
  readonly sessionId?: string;
};

export type PersonSummary = {
  readonly id: string;
  readonly fullName: string;
  readonly knownAs: string;
  readonly language: string;
};

export type OrganisationSummary = {
  readonly id: string;
  readonly slug: string;
  readonly publicName: string;
  readonly legalName: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** NUTS code, or empty where none fits. */
  readonly region: string;
  readonly language: string;
};

/**
 * Control characters and bidirectional overrides have no place in a name: they could make one name look like another.
 * Joiners (U+200C, U+200D) stay, since Persian and several Indic names are not spelt without them.
 */
const UNFIT_FOR_NAMES = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** Counts what people see as characters, so that an Arabic name with vowel marks is not cut short. */
const visibleLength = (text: string): number =>
  [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)].length;

const personName = (code: string, longest: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
    .refine((text) => text.length > 0, { error: `${code}_missing` })
    .refine((text) => text.length <= longest * 8 && visibleLength(text) <= longest, { error: `${code}_too_long` })
    .refine((text) => !UNFIT_FOR_NAMES.test(text), { error: `${code}_unfit` });

const language = z.string().regex(/^[a-z]{2,3}$/, { error: 'people.language_unknown' });

/** What somebody wants to be called. */
export const knownAs = personName('people.known_as', 60);

/** Least data: a learner is a name, a name to be called by, and a language. */
export const newLearner = z.object({
  fullName: personName('people.full_name', 200),
  knownAs,
  language,
});
export type NewLearner = z.infer<typeof newLearner>;

export const loginName = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .refine((text) => /^[\p{Ll}\p{Lo}\p{M}\p{N}._-]{3,40}$/u.test(text), { error: 'people.login_name_unfit' });

/** Length is what makes a password strong (NIST SP 800-63B §3.1.1): no rules about kinds of characters. */
export const newPassword = z
  .string()
  .refine((text) => visibleLength(text) >= 10, { error: 'people.password_too_short' })
  .refine((text) => text.length <= 200, { error: 'people.password_too_long' });

export const newStaff = z.object({
  fullName: personName('people.full_name', 200),
  knownAs,
  language,
  roles: z.array(z.enum(STAFF_ROLES)).min(1, { error: 'people.role_missing' }),
  loginName,
});
export type NewStaff = z.infer<typeof newStaff>;

export const organisationName = personName('people.organisation_name', 200);

export const newOrganisation = z.object({
  slug: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/, { error: 'people.slug_unfit' }),
  publicName: organisationName,
  legalName: organisationName,
  country: z.string().regex(/^[A-Z]{2}$/, { error: 'people.country_unfit' }),
  region: z.string().regex(/^([A-Z]{2}[A-Z0-9]{0,3})?$/, { error: 'people.region_unfit' }),
  language,
});
export type NewOrganisation = z.infer<typeof newOrganisation>;

/** What a person calls a passkey: "My phone". */
export const passkeyLabel = personName('people.passkey_label', 60);

const passkeyAnswer = z.looseObject({
  id: z.string().min(1).max(2000),
  rawId: z.string(),
  response: z.looseObject({}),
  type: z.literal('public-key'),
});

/** The browser's answer as it came through a form; null when it is not one. Its content is checked by the verifier. */
export function readPasskeyAnswer<Answer extends { readonly id: string }>(text: string): Answer | null {
  if (text.length > 50_000) return null;
  try {
    const parsed = passkeyAnswer.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data as unknown as Answer) : null;
  } catch {
    return null;
  }
}

const keptField = z.tuple([z.string(), z.string()]).readonly();
export type KeptField = z.infer<typeof keptField>;
export const keptFields = z.object({ path: z.string(), fields: z.array(keptField).readonly() });

/** Four digits in any script the keyboard offers: ٢٤٦٨ is the same PIN as 2468. */
export const pin = z
  .string()
  .transform((text) => toPlainDigits(text).replace(/\s/gu, ''))
  .refine((text) => /^[0-9]{4}$/.test(text), { error: 'people.pin_unfit' });

/** Digits of any script as 0–9. After NFKC each run of ten stands alone, so the nearest non-digit below marks its zero. */
export function toPlainDigits(text: string): string {
  return text.normalize('NFKC').replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((code - zero) % 10);
  });
}
