/**
 * How a copy on a device is closed. A random key closes the contents; the key itself is closed by the owner's code
 * together with a secret of this device that no script can read out. So a code can be tried only on this device, and
 * each try costs the time of `ROUNDS` (about half a second on a phone). What a stolen device gives away all the same
 * stands in docs/decisions/0010.
 */
const ROUNDS = 600_000;

type Bytes = Uint8Array<ArrayBuffer>;

/** A key closed by a code. */
export type Lock = { readonly salt: Bytes; readonly iv: Bytes; readonly closed: Bytes; readonly rounds: number };

/** Something closed by a key, for one place only. */
export type Sealed = { readonly iv: Bytes; readonly bytes: Bytes };

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));
const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

/** The device's own secret: it can be used here and taken nowhere. */
export const makeDeviceSecret = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign']);

type Opening = { readonly code: string; readonly secret: CryptoKey };

async function closingKey(
  { code, secret }: Opening,
  { salt, rounds }: Pick<Lock, 'salt' | 'rounds'>,
): Promise<CryptoKey> {
  const password = await crypto.subtle.importKey('raw', utf8(code.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  const slow = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds },
    password,
    256,
  );
  const bound = await crypto.subtle.sign('HMAC', secret, slow);
  return crypto.subtle.importKey('raw', bound, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

const contentKey = (raw: BufferSource): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

/** A new key and its lock. `rounds` is less only where no secret is at stake: in tests. */
export async function makeLock(
  opening: Opening,
  rounds = ROUNDS,
): Promise<{ readonly lock: Lock; readonly key: CryptoKey }> {
  const salt = random(16);
  const iv = random(12);
  const raw = random(32);
  const closing = await closingKey(opening, { salt, rounds });
  const closed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, closing, raw));
  const key = await contentKey(raw);
  raw.fill(0);
  return { lock: { salt, iv, closed, rounds }, key };
}

/** The key behind a lock, or null when the code does not fit. */
export async function openLock(opening: Opening, lock: Lock): Promise<CryptoKey | null> {
  const closing = await closingKey(opening, lock);
  try {
    return await contentKey(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: lock.iv }, closing, lock.closed));
  } catch {
    return null;
  }
}

/** Closes a value for one place: moved to another place, it opens no more. */
export async function seal(key: CryptoKey, place: string, value: unknown): Promise<Sealed> {
  const iv = random(12);
  const plain = utf8(JSON.stringify(value));
  const closed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(place) }, key, plain);
  return { iv, bytes: new Uint8Array(closed) };
}

/** The value, typed by the caller who closed it. Throws where a byte was changed. */
export async function unseal(key: CryptoKey, place: string, { iv, bytes }: Sealed): Promise<unknown> {
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(place) }, key, bytes);
  return JSON.parse(new TextDecoder().decode(plain));
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A name that nobody else gives: for an action, so that it is the same one however often it is sent. */
export const newActionId = (): string => `off_${Array.from(random(26), (byte) => ALPHABET[byte & 31]).join('')}`;
