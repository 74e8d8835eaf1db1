import { argon2, createHash, timingSafeEqual } from 'node:crypto';
import type { Random } from '#platform/random.ts';
import type { Vault } from '#platform/vault.ts';

/** argon2id with the first recommended choice of RFC 9106 scaled to small servers (OWASP: 19 MiB, 2 passes). */
const COST = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const;
const SALT_BYTES = 16;

type Cost = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
};

function derive(secret: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message: secret.normalize('NFKC'), nonce: salt, ...cost }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

const encode = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

/** Takes about 50 ms by design: call it outside transactions. */
export async function hashSecret(secret: string, random: Random): Promise<string> {
  const salt = random.bytes(SALT_BYTES);
  const key = await derive(secret, salt, COST);
  return ['argon2id', COST.memory, COST.passes, COST.parallelism, encode(salt), encode(key)].join('$');
}

/** A hash that no secret fits, so that an unknown name takes as long as a known one. */
const NOBODY = [
  'argon2id',
  COST.memory,
  COST.passes,
  COST.parallelism,
  encode(new Uint8Array(SALT_BYTES)),
  encode(new Uint8Array(COST.tagLength)),
].join('$');

/** Whether the secret fits. Null stands for somebody who does not exist: same time, always false. */
export async function fitsSecret(secret: string, stored: string | null): Promise<boolean> {
  const [kind, memory, passes, parallelism, salt = '', key = ''] = (stored ?? NOBODY).split('$');
  if (kind !== 'argon2id') throw new Error('A stored secret has an unknown format.');
  const expected = Buffer.from(key, 'base64url');
  const cost = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: expected.length,
  };
  const actual = await derive(secret, Buffer.from(salt, 'base64url'), cost);
  return timingSafeEqual(actual, expected) && stored !== null;
}

/** For what is already random enough to need no slow hash: the 192 bits of a session token. */
export const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** 192 random bits for a cookie. */
export const newSessionToken = (random: Random): string => encode(random.bytes(24));

/**
 * What a card is found by. Its 39 bits could be tried out against a plain hash within hours, so that a lost backup
 * would hand out every card: the instance key, which is not in a backup, goes into it.
 */
export const cardFingerprint = (vault: Vault, code: string): string => vault.fingerprint(code, 'people.card');

/** What is hashed in place of a PIN: the ten thousand PINs cannot be tried without the instance key either. */
export const pepperPin = (
  vault: Vault,
  { tenantId, personId, pin }: { readonly tenantId: string; readonly personId: string; readonly pin: string },
): string => vault.fingerprint(pin, `people.pin:${tenantId}:${personId}`);
