import { describe, expect, it } from 'vitest';
import { didKey } from '../keys/did.ts';
import { encodeMultikey } from '../keys/multikey.ts';
import { buildDidDocument } from '../keys/did-document.ts';
import { generateKey, nodeCrypto } from '../node/index.ts';
import { issueCredential } from '../proof/issue-credential.ts';
import { FakeDocuments, NOW, TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const DID_URL = 'https://nordlys.example/.well-known/did.json';

const issuerCheck = async (text: string, documents: FakeDocuments) =>
  (await verifyCredential(text, worldWith(documents))).checks.issuer;

describe('who stands behind a credential', () => {
  it('is confirmed by the issuer’s own domain, which the report names', async () => {
    const issuer = new TestIssuer();
    const { text } = await issuer.issue(smallCredential(issuer.did));
    expect(await issuerCheck(text, issuer.documents())).toEqual({
      outcome: 'passed',
      code: 'issuer.confirmed',
      asOf: '2026-11-21T11:59:00Z',
      details: { domain: 'nordlys.example', controller: 'did:web:nordlys.example' },
    });
  });

  it.each(['Ed25519', 'P-256', 'P-384'] as const)(
    'is never confirmed by a %s key that came along as did:key',
    async (algorithm) => {
      const { publicKey } = generateKey(algorithm);
      const { did, verificationMethod } = didKey(publicKey);
      const issuer = new TestIssuer(did, algorithm);
      // The issuer's own key and the one in its did:key must be the same, so the test makes the pair fit.
      const own = didKey(issuer.publicKey);
      const credential = smallCredential(own.did);
      const signer = issuer.signerAs(own.verificationMethod);
      const { text } = await issueCredential({ credential, signer, created: NOW, crypto: nodeCrypto });
      const report = await verifyCredential(text, worldWith(new FakeDocuments()));
      expect(report.checks.integrity.outcome).toBe('passed');
      expect(report.checks.issuer).toMatchObject({ outcome: 'unknown', code: 'issuer.key_only' });
      expect(report.summary).toBe('could_not_check_everything');
      expect(verificationMethod).not.toBe(own.verificationMethod);
    },
  );

  it('is never confirmed by a key in the fragment of somebody’s address', async () => {
    const issuer = new TestIssuer('https://university.example/issuers/1');
    const signer = issuer.signerAs(`${issuer.did}#${encodeMultikey(issuer.publicKey)}`);
    const credential = smallCredential(issuer.did);
    const { text } = await issueCredential({ credential, signer, created: NOW, crypto: nodeCrypto });
    const report = await verifyCredential(text, worldWith(new FakeDocuments()));
    expect(report.checks).toMatchObject({ integrity: { outcome: 'passed' }, issuer: { code: 'issuer.key_only' } });
    expect(report.summary).not.toBe('checks_out');
  });

  it('stays open when the domain cannot be asked, also when the fragment spells the key', async () => {
    const issuer = new TestIssuer();
    const signer = issuer.signerAs(`${issuer.did}#${encodeMultikey(issuer.publicKey)}`);
    const credential = smallCredential(issuer.did);
    const { text } = await issueCredential({ credential, signer, created: NOW, crypto: nodeCrypto });
    const report = await verifyCredential(text, worldWith(new FakeDocuments()));
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(report.checks.issuer).toMatchObject({ outcome: 'unknown', code: 'issuer.unreachable' });
  });

  it('fails when somebody else signed in the name of the issuer', async () => {
    const issuer = new TestIssuer();
    const { text } = await issuer.issue(smallCredential(issuer.did));
    const other = new TestIssuer('did:web:other.example');
    const forged = await other.issue(smallCredential(other.did));
    const named = changed(forged.text, (document) => void (document['issuer'] = issuer.did));
    expect(await issuerCheck(named, other.documents({ [DID_URL]: issuer.didDocument() }))).toMatchObject({
      code: 'issuer.not_the_key_holder',
    });
    const borrowed = changed(text, (document) => {
      document['proof'] = (JSON.parse(forged.text) as { proof: unknown }).proof;
    });
    const report = await verifyCredential(borrowed, worldWith(other.documents({ [DID_URL]: issuer.didDocument() })));
    expect(report.checks.integrity.outcome).toBe('failed');
  });
});

describe('the issuer’s own document', () => {
  const issuer = new TestIssuer();
  const issue = async () => (await issuer.issue(smallCredential(issuer.did))).text;
  const parsed = () => JSON.parse(issuer.didDocument()) as Record<string, unknown>;
  const method = () => (parsed()['verificationMethod'] as Record<string, unknown>[])[0] ?? {};
  const other = generateKey('Ed25519').publicKey;

  it.each([
    [
      'lists the key, but not for statements',
      () => ({ ...parsed(), assertionMethod: [] }),
      'issuer.key_not_authorised',
    ],
    [
      'allows the key for signing in only',
      () => ({ ...parsed(), assertionMethod: [], authentication: [issuer.verificationMethod] }),
      'issuer.key_not_authorised',
    ],
    [
      'says that the key was revoked',
      () => ({ ...parsed(), verificationMethod: [{ ...method(), revoked: '2026-11-01T00:00:00Z' }] }),
      'issuer.key_not_authorised',
    ],
    [
      'says that the key has ended',
      () => ({ ...parsed(), verificationMethod: [{ ...method(), expires: '2026-11-01T00:00:00Z' }] }),
      'issuer.key_not_authorised',
    ],
    [
      'gives an end that nobody can read',
      () => ({ ...parsed(), verificationMethod: [{ ...method(), revoked: 'soon' }] }),
      'issuer.key_not_authorised',
    ],
    [
      'leaves the key to another controller',
      () => ({ ...parsed(), verificationMethod: [{ ...method(), controller: 'did:web:evil.example' }] }),
      'issuer.key_not_authorised',
    ],
    [
      'has a key without controller',
      () => ({ ...parsed(), verificationMethod: [{ ...method(), controller: undefined }] }),
      'issuer.key_not_authorised',
    ],
    [
      'does not know the key',
      () => ({ ...parsed(), verificationMethod: [], assertionMethod: [] }),
      'issuer.key_not_listed',
    ],
    ['only mentions the key', () => ({ ...parsed(), verificationMethod: [] }), 'issuer.key_not_listed'],
    ['belongs to another issuer', () => ({ ...parsed(), id: 'did:web:other.example' }), 'issuer.unreadable_document'],
    [
      'gives two keys under one name',
      () => ({
        ...parsed(),
        verificationMethod: [method(), { ...method(), publicKeyMultibase: encodeMultikey(other) }],
      }),
      'issuer.unreadable_document',
    ],
    [
      'gives a key of no known kind',
      () => ({
        ...parsed(),
        verificationMethod: [{ ...method(), publicKeyMultibase: 'zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme' }],
      }),
      'issuer.unreadable_document',
    ],
    ['is a list', () => [parsed()], 'issuer.unreadable_document'],
  ])('that %s does not confirm it', async (_, document, code) => {
    const report = await verifyCredential(
      await issue(),
      worldWith(new FakeDocuments({ [DID_URL]: JSON.stringify(document()) })),
    );
    expect(report.checks.issuer.code).toBe(code);
    expect(report.summary).not.toBe('checks_out');
  });

  it('that names an end of the key stops confirming it at that moment, though its text stays the same', async () => {
    const text = await issue();
    const body = JSON.stringify({
      ...parsed(),
      verificationMethod: [{ ...method(), expires: '2027-01-01T00:00:00Z' }],
    });
    const at = async (now: string) => {
      const world = worldWith(new FakeDocuments({ [DID_URL]: body }), { now: new Date(now) });
      return (await verifyCredential(text, world)).checks.issuer.code;
    };
    expect(await at('2026-12-31T23:59:59Z')).toBe('issuer.confirmed');
    expect(await at('2027-01-01T00:00:00Z')).toBe('issuer.key_not_authorised');
    expect(await at('2026-12-31T23:59:59Z')).toBe('issuer.confirmed');
  });

  it.each(['', '<html>', '{"id":"did:web:nordlys.example","id":"x"}', '{'.repeat(9_999)])(
    'that reads %j does not confirm it',
    async (body) => {
      expect(await issuerCheck(await issue(), new FakeDocuments({ [DID_URL]: body }))).toMatchObject({
        outcome: 'unknown',
        code: 'issuer.unreadable_document',
      });
    },
  );

  it('keeps old credentials good through three changes of key, until a key is revoked', async () => {
    const keys = [1, 2, 3].map((number) => ({ ...generateKey('Ed25519'), fragment: `key-${number}` }));
    const first = new TestIssuer();
    const { text } = await first.issue(smallCredential(first.did));
    const listing = (state: 'retired' | 'revoked') =>
      JSON.stringify(
        buildDidDocument({
          did: first.did,
          keys: [
            { fragment: 'key-1', publicKey: first.publicKey, state },
            ...keys.map(({ publicKey, fragment }) => ({
              fragment: `${fragment}-new`,
              publicKey,
              state: 'active' as const,
            })),
          ],
        }),
      );
    expect(await issuerCheck(text, new FakeDocuments({ [DID_URL]: listing('retired') }))).toMatchObject({
      outcome: 'passed',
    });
    expect(await issuerCheck(text, new FakeDocuments({ [DID_URL]: listing('revoked') }))).toMatchObject({
      outcome: 'failed',
      code: 'issuer.key_not_authorised',
    });
  });
});
