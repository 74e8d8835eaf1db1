import { z } from 'zod';

/** What opens a learner's copy on a device: the same that lets her in. */
export const WAYS_IN = ['pin', 'pictures', 'password'] as const;
export type WayIn = (typeof WAYS_IN)[number];

export type TypedSecret =
  | { readonly way: 'pin'; readonly pin: string }
  | { readonly way: 'pictures'; readonly pictures: readonly string[] }
  | { readonly way: 'password'; readonly password: string };

const secretSchema = z.discriminatedUnion('way', [
  z.object({ way: z.literal('pin'), pin: z.string().max(100) }),
  z.object({ way: z.literal('pictures'), pictures: z.array(z.string().max(60)).max(4) }),
  z.object({ way: z.literal('password'), password: z.string().max(1000) }),
]);

/** What was typed or tapped, as it came; null for anything else. */
export function readSecret(body: unknown): TypedSecret | null {
  const parsed = secretSchema.safeParse(body);
  return parsed.success ? parsed.data : null;
}

/**
 * What closes the copy. The word before pictures and passwords keeps the ways apart: four digits as a password never
 * open what four digits as a PIN closed.
 */
export function lockCode(secret: TypedSecret): string {
  if (secret.way === 'pin') return secret.pin;
  return secret.way === 'pictures' ? `pictures:${secret.pictures.join(',')}` : `password:${secret.password}`;
}
