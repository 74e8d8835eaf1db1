import { type KeyObject, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FakeDocuments, NOW, worldWith } from '../testing/fixtures.ts';
import { TestAuthority, type TestCertificate } from '../testing/test-certificates.ts';
import type { Report, VerifyWorld } from '../types.ts';
import { verifyCredential } from '../verify/verify-credential.ts';

const ISSUER = 'https://learn.example/tenants/north';
const METADATA = 'https://learn.example/.well-known/jwt-vc-issuer/tenants/north';
const KEYS = 'https://learn.example/keys.json';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const token = (privateKey: KeyObject, header: object = {}, issuer: string = ISSUER): string => {
  const input = `${encode({ typ: 'dc+sd-jwt', alg: 'ES256', ...header })}.${encode({ iss: issuer, vct: 'urn:x' })}`;
  const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${signature.toString('base64url')}~`;
};

const check = (text: string, documents: FakeDocuments, more: Partial<VerifyWorld> = {}): Promise<Report> =>
  verifyCredential(text, worldWith(documents, more));

describe('an issuer that publishes its keys at its own address', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig' };
  const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const otherJwk = { ...other.publicKey.export({ format: 'jwk' }), kid: 'key-2' };
  const inside = (keys: readonly object[], issuer = ISSUER) =>
    new FakeDocuments({ [METADATA]: JSON.stringify({ issuer, jwks: { keys } }) });

  it('is confirmed by the key that the header names', async () => {
    const documents = inside([otherJwk, jwk]);
    const report = await check(token(privateKey, { kid: 'key-1' }), documents);
    expect(report.checks).toMatchObject({
      integrity: { outcome: 'passed' },
      issuer: { outcome: 'passed', code: 'issuer.confirmed', details: { domain: 'learn.example' } },
    });
    expect(documents.asked).toEqual([{ url: METADATA, kind: 'issuer' }]);
  });

  it('is confirmed by its only key, also in a document of its own', async () => {
    expect((await check(token(privateKey), inside([jwk]))).checks.issuer.outcome).toBe('passed');
    const apart = new FakeDocuments({
      [METADATA]: JSON.stringify({ issuer: ISSUER, jwks_uri: KEYS }),
      [KEYS]: JSON.stringify({ keys: [jwk] }),
    });
    expect((await check(token(privateKey, { kid: 'key-1' }), apart)).checks.issuer.outcome).toBe('passed');
  });

  it.each<readonly [string, FakeDocuments, object, string]>([
    ['nobody answers there', new FakeDocuments(), {}, 'issuer.unreachable'],
    ['it names another issuer', inside([jwk], 'https://other.example'), {}, 'issuer.unreadable_document'],
    ['the key is not among them', inside([otherJwk]), { kid: 'key-1' }, 'issuer.key_not_listed'],
    ['two keys fit', inside([jwk, jwk]), { kid: 'key-1' }, 'issuer.key_not_listed'],
    ['no key is named and there are two', inside([jwk, otherJwk]), {}, 'issuer.key_not_listed'],
    ['it is no JSON', new FakeDocuments({ [METADATA]: '<html>' }), {}, 'issuer.unreadable_document'],
    [
      'its keys stand at an address that anybody can change',
      new FakeDocuments({ [METADATA]: JSON.stringify({ issuer: ISSUER, jwks_uri: 'http://learn.example/keys.json' }) }),
      {},
      'issuer.unreadable_document',
    ],
  ])('is not confirmed when %s', async (_, documents, header, code) => {
    const report = await check(token(privateKey, header), documents);
    expect(report.checks.issuer.code).toBe(code);
    expect(report.checks.integrity.outcome).not.toBe('passed');
    expect(report.summary).not.toBe('checks_out');
  });

  it('cannot deny a key by a copy of its keys from before', async () => {
    const later = { now: new Date(NOW.getTime() + 3_600_000) };
    const report = await check(token(privateKey, { kid: 'key-1' }), inside([otherJwk]), later);
    expect(report.checks.issuer).toMatchObject({
      outcome: 'unknown',
      code: 'issuer.key_not_listed',
      details: { reason: 'old_copy' },
    });
  });

  it('is not believed when another key signed', async () => {
    const report = await check(token(other.privateKey, { kid: 'key-1' }), inside([jwk]));
    expect(report.checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
  });

  it('is not asked for where its address is none', async () => {
    for (const issuer of ['http://learn.example', 'https://learn.example/a?b', 'https://user@learn.example', 'learn']) {
      const documents = new FakeDocuments();
      await check(token(privateKey, {}, issuer), documents);
      expect(documents.asked, issuer).toEqual([]);
    }
  });
});

describe('an issuer that shows certificates', () => {
  let authority: TestAuthority;
  let certificate: TestCertificate;
  const usage = ['basicConstraints=CA:FALSE', 'keyUsage=critical,digitalSignature'];
  const named = (name: string) => [...usage, `subjectAltName=${name}`];
  const subject = '/C=NO/O=Learning North/CN=learn.example';
  const header = (...chain: readonly TestCertificate[]) => ({
    x5c: chain.map(({ der }) => Buffer.from(der).toString('base64')),
  });
  const at = new Date(Date.now() + 60_000);
  const trusting = (): Partial<VerifyWorld> => ({ now: at, trustAnchors: [authority.root.der] });
  const nowhere = () => new FakeDocuments();

  beforeAll(() => {
    authority = new TestAuthority();
    certificate = authority.issue({ algorithm: 'ec', subject, extensions: named('DNS:learn.example') });
  });
  afterAll(() => authority.close());

  it('is trusted when an authority of the operator vouches for that very host', async () => {
    const documents = nowhere();
    const report = await check(token(certificate.privateKey, header(certificate)), documents, trusting());
    expect(report.checks).toMatchObject({
      integrity: { outcome: 'passed' },
      issuer: { outcome: 'passed', code: 'issuer.seal_trusted', details: { subject: 'Learning North, NO' } },
    });
    expect(documents.asked).toEqual([]);
  });

  it('is trusted by its whole address too', async () => {
    const other = authority.issue({ algorithm: 'ec', subject, extensions: named(`URI:${ISSUER}`) });
    const report = await check(token(other.privateKey, header(other)), nowhere(), trusting());
    expect(report.checks.issuer.code).toBe('issuer.seal_trusted');
  });

  it('stays open when nobody vouches, and fails when the certificate is somebody else’s', async () => {
    const text = token(certificate.privateKey, header(certificate));
    expect((await check(text, nowhere(), { now: at })).checks.issuer).toMatchObject({
      outcome: 'unknown',
      code: 'issuer.seal_not_trusted',
    });
    const identified = '/C=NO/O=Other/2.5.4.97=VATNO-1/CN=other';
    const other = authority.issue({ algorithm: 'ec', subject: identified, extensions: named('DNS:other.example') });
    const report = await check(token(other.privateKey, header(other)), nowhere(), trusting());
    expect(report.checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.not_the_key_holder' });
  });

  it('is not believed when another key signed, or a certificate cannot be read', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const forged = await check(token(other.privateKey, header(certificate)), nowhere(), trusting());
    expect(forged.checks.integrity).toMatchObject({ outcome: 'failed' });
    const damaged = await check(token(other.privateKey, { x5c: ['AAAA'] }), nowhere(), trusting());
    expect(damaged.checks.integrity.outcome).toBe('unknown');
  });
});
