import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { TestAuthority } from '../testing/test-certificates.ts';
import { readPkcs12 } from './read-pkcs12.ts';

const home = mkdtempSync(join(tmpdir(), 'cairn-pkcs12-'));
const authority = new TestAuthority();
afterAll(() => {
  authority.close();
  rmSync(home, { recursive: true, force: true });
});

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** A file as authorities hand them out, made by the openssl command. */
const keyFile = (algorithm: 'rsa' | 'ec', words: readonly string[] = []) => {
  const seal = authority.issue({ algorithm });
  const path = (name: string): string => join(home, name);
  writeFileSync(path('key.pem'), seal.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeFileSync(path('own.pem'), pem(seal.der));
  writeFileSync(path('root.pem'), pem(authority.root.der));
  const files = [
    '-inkey',
    path('key.pem'),
    '-in',
    path('own.pem'),
    '-certfile',
    path('root.pem'),
    '-out',
    path('seal.p12'),
  ];
  execFileSync('openssl', ['pkcs12', '-export', ...files, '-passout', 'pass:fjord-42', ...words], { stdio: 'pipe' });
  return { seal, file: new Uint8Array(readFileSync(path('seal.p12'))) };
};

describe('a key file with a seal', () => {
  it.each(['ec', 'rsa'] as const)('gives the key and the certificates, its own first (%s)', (algorithm) => {
    const { seal, file } = keyFile(algorithm);
    const read = readPkcs12(file, 'fjord-42');
    expect(read.ok && read.value.certificates.map((der) => Buffer.from(der).toString('hex'))).toEqual(
      [seal.der, authority.root.der].map((der) => Buffer.from(der).toString('hex')),
    );
    expect(read.ok && read.value.privateKey.equals(seal.privateKey)).toBe(true);
  });

  it('says that the password is wrong', () => {
    expect(readPkcs12(keyFile('ec').file, 'fjord-43')).toEqual({ ok: false, error: 'wrong_password' });
  });

  it('of the old kind says that it must be exported again', () => {
    const old = ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'];
    expect(readPkcs12(keyFile('ec', old).file, 'fjord-42')).toEqual({ ok: false, error: 'old_encryption' });
  });

  it('that is something else, cut off or damaged is refused by name', () => {
    const { file } = keyFile('ec');
    expect(readPkcs12(new TextEncoder().encode('hello'), 'x')).toEqual({ ok: false, error: 'not_a_key_file' });
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = file.slice();
        damaged[at] = (damaged[at] ?? 0) ^ change;
        expect(() => readPkcs12(damaged.slice(0, at + 40), 'fjord-42')).not.toThrow();
        expect(() => readPkcs12(damaged, 'fjord-42')).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
