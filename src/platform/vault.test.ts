import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from './random.ts';
import { createVault, VaultError } from './vault.ts';

const key = new Uint8Array(32).fill(7);
const vault = createVault(key, seededRandom('vault'));
const secret = new TextEncoder().encode('a signing key');

describe('the vault', () => {
  it('gives back what was sealed, and never seals twice alike', () => {
    const sealed = vault.seal(secret, 'signing-key:key_1');
    expect(vault.open(sealed, 'signing-key:key_1')).toEqual(secret);
    expect(vault.seal(secret, 'signing-key:key_1')).not.toEqual(sealed);
  });

  it('refuses another context, another master key and a master key of the wrong size', () => {
    const sealed = vault.seal(secret, 'signing-key:key_1');
    expect(() => vault.open(sealed, 'signing-key:key_2')).toThrow(VaultError);
    const other = createVault(new Uint8Array(32).fill(8), seededRandom('vault'));
    expect(() => other.open(sealed, 'signing-key:key_1')).toThrow(VaultError);
    expect(() => createVault(new Uint8Array(16), seededRandom('vault'))).toThrow(VaultError);
  });

  it('knows a short secret again, and nobody with another key can try them all', () => {
    const print = vault.fingerprint('0123BCDF', 'card');
    expect(vault.fingerprint('0123BCDF', 'card')).toBe(print);
    const other = createVault(new Uint8Array(32).fill(8), seededRandom('vault'));
    const strangers = [other.fingerprint('0123BCDF', 'card'), vault.fingerprint('0123BCDF', 'pin')];
    expect(new Set([print, vault.fingerprint('0123BCDG', 'card'), ...strangers]).size).toBe(4);
    expect(print).toMatch(/^[0-9a-f]{64}$/);
  });

  it('opens nothing in which a single byte was changed or cut off', () => {
    const sealed = vault.seal(secret, 'c');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed, (byte, at) => (at === index ? byte ^ 1 : byte));
      expect(() => vault.open(changed, 'c')).toThrow(VaultError);
      expect(() => vault.open(sealed.subarray(0, index), 'c')).toThrow(VaultError);
    }
    const anything = fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(() => vault.open(bytes, 'c')).toThrow(VaultError);
    });
    fc.assert(anything);
  });
});
