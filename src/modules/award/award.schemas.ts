import { z } from 'zod';
import { CONSENT_WAYS, REVOCATION_CODES } from './award.types.ts';

const CONTROL = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

/** A name as it shall stand on the credential: NFC, single spaces, no characters that could make it look like another. */
const name = z
  .string()
  .max(2000)
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, ' ').trim())
  .refine((text) => !CONTROL.test(text), { error: 'award.name_unfit' })
  .refine((text) => [...text].length <= 200, { error: 'award.name_too_long' });

const idempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{16,80}$/, { error: 'award.form_incomplete' });

const reason = z
  .string()
  .transform((text) => text.trim())
  .refine((text) => text.length >= 3, { error: 'award.reason_missing' })
  .refine((text) => text.length <= 2000, { error: 'award.reason_too_long' });

const hours = z.preprocess(
  (value) => (value === '' || value === null ? undefined : typeof value === 'string' ? value.replace(',', '.') : value),
  z.coerce.number({ error: 'award.hours_unfit' }).positive({ error: 'award.hours_unfit' }).max(10_000).optional(),
);

export const awardInput = z.object({
  caseId: z.string().min(1),
  idempotencyKey,
  name,
  hours,
  consent: z.enum(CONSENT_WAYS).nullable().catch(null),
});
export type AwardInput = z.infer<typeof awardInput>;

export const correctionInput = z.object({ credentialId: z.string().min(1), idempotencyKey, name, hours, reason });
/** Without hours they stay as they are. */
export type CorrectionInput = Omit<z.infer<typeof correctionInput>, 'hours'> & { readonly hours?: number | undefined };

/** A revocation by hand; "superseded" is set by a correction only. */
export const revocationInput = z.object({
  credentialId: z.string().min(1),
  code: z.enum(
    REVOCATION_CODES.filter((code) => code !== 'superseded'),
    { error: 'award.revocation_code_missing' },
  ),
  reason,
});
export type RevocationInput = z.infer<typeof revocationInput>;
