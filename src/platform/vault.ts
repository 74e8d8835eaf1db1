import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import type { Random } from './random.ts';

const FORMAT = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
export const MASTER_KEY_BYTES = 32;

/** Seals secrets (signing keys) at rest. The context, e.g. `signing-key:key_…`, must be the same at both ends. */
export interface Vault {
  seal(bytes: Uint8Array, context: string): Uint8Array;
  /** @throws VaultError when the key or context is another one, or a byte was changed */
  open(sealed: Uint8Array, context: string): Uint8Array;
  /**
   * The same short secret always gives the same word (hex), which tells nothing of it without the instance key. For
   * secrets of few bits that have to be found again: a plain hash of those is undone by trying them all.
   */
  fingerprint(secret: string, context: string): string;
}

export class VaultError extends Error {
  override readonly name = 'VaultError';
}

/** AES-256-GCM (NIST SP 800-38D): format byte, 12 random bytes, 16 bytes of tag, then the sealed bytes. */
export function createVault(masterKey: Uint8Array, random: Random): Vault {
  if (masterKey.length !== MASTER_KEY_BYTES) throw new VaultError('The master key must have 32 bytes.');
  const key = new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), 'cairn vault 1', 32));
  const printKey = new Uint8Array(hkdfSync('sha256', masterKey, new Uint8Array(), 'cairn fingerprint 1', 32));
  return {
    seal(bytes, context) {
      const nonce = random.bytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context, 'utf8'));
      const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), sealed]));
    },
    open(sealed, context) {
      if (sealed.length < HEADER_BYTES || sealed[0] !== FORMAT) throw new VaultError('This is not a sealed value.');
      const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce)
        .setAAD(Buffer.from(context, 'utf8'))
        .setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
      try {
        return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(HEADER_BYTES)), decipher.final()]));
      } catch (cause) {
        throw new VaultError('A sealed value cannot be opened with this master key.', { cause });
      }
    },
    fingerprint: (secret, context) =>
      createHmac('sha256', printKey)
        .update(JSON.stringify([context, secret]))
        .digest('hex'),
  };
}
