import { z } from 'zod';

const identifier = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/gu, '').toUpperCase())
  // ETSI EN 319 412-1 §5.1.4: kind of register, country, a hyphen, the number.
  .refine((text) => /^[A-Z]{3}[A-Z]{2}-[A-Z0-9.+/-]{2,40}$/.test(text), { error: 'award.seal.identifier_unfit' });

export const identityInput = z.object({ legalIdentifier: identifier });
export type IdentityInput = z.infer<typeof identityInput>;
