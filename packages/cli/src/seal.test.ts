import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildElmCredential } from '@cairn/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleAward } from '../../engine/src/testing/sample-award.ts';
import { TestAuthority } from '../../engine/src/testing/test-certificates.ts';
import { run } from './index.ts';

// A certificate made by a command is in force from the moment it is made, so this file lives an hour ahead.
const NOW = new Date(Date.now() + 3_600_000);
const PASSWORD = 'fjord-42';

const folder = mkdtempSync(join(tmpdir(), 'cairn-seal-'));
const authority = new TestAuthority();
afterAll(() => {
  authority.close();
  rmSync(folder, { recursive: true, force: true });
});

const path = (name: string): string => join(folder, name);
const file = (name: string, content: string): string => {
  writeFileSync(path(name), content);
  return path(name);
};

const cairn = async (argv: readonly string[], password?: string) => {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    environment: password === undefined ? {} : { CAIRN_SEAL_PASSWORD: password },
    repository: folder,
    now: () => NOW,
  });
  return { code, out, err };
};

const legalIdentifier = { value: 'VATNO-000000000', country: 'NO' };
const european = buildElmCredential(sampleAward('did:web:nordlys.example'), { legalIdentifier, issuedAt: NOW });

let credential = '';
let keyFile = '';

/** The key file as an authority hands it out. */
beforeAll(() => {
  const seal = authority.issue();
  writeFileSync(path('own.der'), seal.der);
  writeFileSync(path('key.pem'), seal.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  execFileSync('openssl', ['x509', '-inform', 'DER', '-in', path('own.der'), '-out', path('own.pem')]);
  keyFile = path('seal.p12');
  const made = ['-inkey', path('key.pem'), '-in', path('own.pem'), '-out', keyFile, '-passout', `pass:${PASSWORD}`];
  execFileSync('openssl', ['pkcs12', '-export', ...made], { stdio: 'pipe' });
  credential = file('european.json', JSON.stringify(european));
});

describe('cairn seal', () => {
  it('seals a European credential, and cairn verify finds the seal whole and its holder named', async () => {
    const out = path('sealed.json');
    expect(await cairn(['seal', credential, keyFile, out], PASSWORD)).toMatchObject({ code: 0, err: '' });
    const { code, out: json } = await cairn(['verify', out, '--json', '--offline']);
    expect([code, JSON.parse(json)]).toMatchObject([
      2,
      {
        format: 'elm-jades',
        checks: {
          integrity: { outcome: 'passed', code: 'integrity.unchanged' },
          // Whom to trust is for the reader to say: this command has no list of authorities.
          issuer: { code: 'issuer.seal_not_trusted', details: { identifier: 'VATNO-000000000' } },
        },
      },
    ]);
    const changed = file('changed.json', readFileSync(out, 'utf8').replace('Amal Haddad', 'Amal Haddat'));
    expect(await cairn(['verify', changed, '--offline'])).toMatchObject({ code: 1 });
  });

  it('says that the password is wrong or missing, and writes nothing', async () => {
    const out = path('not-made.json');
    const wrong = await cairn(['seal', credential, keyFile, out], 'fjord-43');
    expect(wrong).toMatchObject({ code: 64, out: '' });
    expect(wrong.err).toContain('The password is wrong');
    const missing = await cairn(['seal', credential, keyFile, out]);
    expect(missing).toMatchObject({ code: 64 });
    expect(missing.err).toContain('CAIRN_SEAL_PASSWORD');
    expect(() => readFileSync(out)).toThrow('ENOENT');
  });

  it.each([
    ['a list', [1]],
    ['a text', 'credential'],
    ['nothing', null],
    ['an Open Badge', { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiableCredential'] }],
    ['the European type in words of somebody else', { ...european, '@context': ['https://other.example/'] }],
  ])('seals European credentials only: not %s', async (_, document) => {
    const other = file('other.json', JSON.stringify(document));
    const { code, err } = await cairn(['seal', other, keyFile, path('other-sealed.json')], PASSWORD);
    expect(code).toBe(64);
    expect(err).toContain('no European Digital Credential, and only those are sealed');
    expect(err).toContain('buildElmCredential');
  });

  it('does not seal twice', async () => {
    const out = path('once.json');
    await cairn(['seal', credential, keyFile, out], PASSWORD);
    const again = await cairn(['seal', out, keyFile, path('twice.json')], PASSWORD);
    expect(again).toMatchObject({ code: 64 });
    expect(again.err).toContain('is sealed already');
  });
});

describe('a place that cannot be written', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>';

  it('is wrong use and no verdict, for seal, bake and unbake', async () => {
    const nowhere = join(folder, 'no-such-folder', 'out');
    const picture = file('badge.svg', SVG);
    const baked = path('baked.svg');
    expect(await cairn(['bake', picture, credential, baked])).toMatchObject({ code: 0 });
    for (const argv of [
      ['seal', credential, keyFile, nowhere],
      ['seal', credential, keyFile, folder],
      ['bake', picture, credential, nowhere],
      ['unbake', baked, nowhere],
    ]) {
      const { code, err } = await cairn(argv, PASSWORD);
      expect([argv[0], code]).toEqual([argv[0], 64]);
      expect(err).toContain('cannot be written. Name a file in a folder that exists');
    }
  });
});
