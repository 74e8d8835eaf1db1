import type { KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type IssuerKeyState, buildDidDocument } from '../keys/did-document.ts';
import { encodeMultikey, type PublicKey } from '../keys/multikey.ts';
import { generateKey, nodeCrypto, nodeSigner } from '../node/index.ts';
import { issueCredential } from '../proof/issue-credential.ts';
import { FakeDocuments, NOW, smallCredential, worldWith } from '../testing/fixtures.ts';
import type { DocumentSource } from '../types.ts';
import { verifyCredential } from './verify-credential.ts';

const DID = 'did:web:nordlys.example';
const DID_URL = 'https://nordlys.example/.well-known/did.json';

type Period = { readonly fragment: string; readonly publicKey: PublicKey; readonly privateKey: KeyObject };

/** Four keys, so three changes of key; each signed in its own year. */
const PERIODS: readonly Period[] = [1, 2, 3, 4].map((number) => ({
  ...generateKey('Ed25519'),
  fragment: `key-${number}`,
}));

const signedIn = async (period: number, created = new Date(`202${period + 1}-06-01T12:00:00Z`)): Promise<string> => {
  const { privateKey, fragment } = PERIODS[period - 1] ?? expect.fail('no such period');
  const signer = nodeSigner({ privateKey, verificationMethod: `${DID}#${fragment}` });
  const credential = smallCredential(DID, { validFrom: created.toISOString() });
  return (await issueCredential({ credential, signer, created, crypto: nodeCrypto })).text;
};

/** The issuer's document as it stands in a period: the newest key signs, older ones are kept as history. */
const documentOf = (period: number, without: readonly string[] = []) =>
  buildDidDocument({
    did: DID,
    keys: PERIODS.slice(0, period)
      .filter(({ fragment }) => !without.includes(fragment))
      .map(({ fragment, publicKey }, at) => {
        const state: IssuerKeyState = at + 1 === period ? 'active' : 'retired';
        return { fragment, publicKey, state };
      }),
  });

/** The document as it was fetched at some moment: what a cache or a device without a connection has. */
const fetchedAt = (document: object, asOf: string): DocumentSource => ({
  find: () => Promise.resolve({ ok: true, body: JSON.stringify(document), asOf }),
});

const now = (document: object): DocumentSource => new FakeDocuments({ [DID_URL]: JSON.stringify(document) });

const check = async (text: string, documents: DocumentSource, at = NOW) =>
  verifyCredential(text, worldWith(documents, { now: at }));

describe('after three changes of key', () => {
  it.each([1, 2, 3, 4])('what the key of period %i signed checks out', async (period) => {
    const report = await check(await signedIn(period), now(documentOf(4)));
    expect(report.checks.issuer).toMatchObject({ outcome: 'passed', code: 'issuer.confirmed' });
    expect(report.summary).toBe('checks_out');
  });

  it.each([1, 2, 3])('an old copy of the document still knows the keys of its time (period %i)', async (period) => {
    const copy = fetchedAt(documentOf(3), '2025-01-01T00:00:00Z');
    const report = await check(await signedIn(period), copy);
    expect(report.summary).toBe('checks_out');
    expect(report.checks.issuer.asOf).toBe('2025-01-01T00:00:00Z');
  });

  it('an old copy of the document cannot deny a key that came after it', async () => {
    const report = await check(await signedIn(4), fetchedAt(documentOf(3), '2026-11-20T12:00:00Z'));
    expect(report.checks).toMatchObject({
      integrity: { outcome: 'unknown', code: 'integrity.key_not_found' },
      issuer: {
        outcome: 'unknown',
        code: 'issuer.key_not_listed',
        asOf: '2026-11-20T12:00:00Z',
        details: { domain: 'nordlys.example', reason: 'old_copy' },
      },
    });
    expect(report.summary).toBe('could_not_check_everything');
  });

  it('a copy of ten minutes still speaks for the issuer, one of eleven no longer', async () => {
    const text = await signedIn(4);
    const outcomeAt = async (asOf: string) => (await check(text, fetchedAt(documentOf(3), asOf))).checks.issuer.outcome;
    expect(await outcomeAt('2026-11-21T11:50:00Z')).toBe('failed');
    expect(await outcomeAt('2026-11-21T11:49:00Z')).toBe('unknown');
  });
});

describe('a key that the issuer removed from its document', () => {
  it.each([1, 2])('does not check out, for a stranger’s key would look the same (period %i)', async (period) => {
    const report = await check(await signedIn(period), now(documentOf(4, ['key-1', 'key-2'])));
    expect(report.checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.key_not_listed' });
    expect(report.summary).toBe('does_not_check_out');
    expect(report.credential).toBeUndefined();
  });

  it('leaves what the other keys signed as it was', async () => {
    expect((await check(await signedIn(3), now(documentOf(4, ['key-1'])))).summary).toBe('checks_out');
  });

  it('checks out again once the issuer lists it again', async () => {
    const text = await signedIn(1);
    expect((await check(text, now(documentOf(4, ['key-1'])))).summary).toBe('does_not_check_out');
    expect((await check(text, now(documentOf(4)))).summary).toBe('checks_out');
  });

  it.each(['key-9', 'spelt'])('is no cover for a stranger who names one himself (%s)', async (name) => {
    const { privateKey, publicKey } = generateKey('Ed25519');
    const fragment = name === 'spelt' ? encodeMultikey(publicKey) : name;
    const signer = nodeSigner({ privateKey, verificationMethod: `${DID}#${fragment}` });
    const request = { credential: smallCredential(DID), signer, created: NOW, crypto: nodeCrypto };
    const { text } = await issueCredential(request);
    expect((await check(text, now(documentOf(4)))).summary).toBe('does_not_check_out');
    // Without a connection nobody can tell; it never is good.
    const copy = fetchedAt(documentOf(4), '2026-11-20T12:00:00Z');
    expect((await check(text, copy)).summary).toBe('could_not_check_everything');
  });
});

describe('a key that came into other hands', () => {
  const COMPROMISED = '2026-03-01T00:00:00Z';

  const withRevoked = (more: object = { revoked: COMPROMISED }) => {
    const document = documentOf(4);
    const verificationMethod = document.verificationMethod.map((method) =>
      method.id.endsWith('#key-4') ? { ...method, ...more } : method,
    );
    return { ...document, verificationMethod };
  };

  // The date in a proof is the signer's own word: whoever has the key can write any date.
  it.each(['2025-06-01T12:00:00Z', '2026-02-28T23:59:59Z', '2026-03-01T00:00:01Z', '2026-10-01T12:00:00Z'])(
    'confirms nothing, whatever date its proof claims (%s)',
    async (created) => {
      const report = await check(await signedIn(4, new Date(created)), now(withRevoked()));
      expect(report.checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.key_not_authorised' });
      expect(report.summary).toBe('does_not_check_out');
    },
  );

  it('did confirm until that moment, and a check as of then says so', async () => {
    const text = await signedIn(4, new Date('2025-06-01T12:00:00Z'));
    const outcomeAt = async (at: string) => (await check(text, now(withRevoked()), new Date(at))).checks.issuer.outcome;
    expect(await outcomeAt('2026-02-28T23:59:59Z')).toBe('passed');
    expect(await outcomeAt(COMPROMISED)).toBe('failed');
  });

  it('takes nothing from what the issuer’s other keys signed', async () => {
    expect((await check(await signedIn(3), now(withRevoked()))).summary).toBe('checks_out');
  });

  it('ends alike by a date of expiry, and by the earlier one when both are named', async () => {
    const text = await signedIn(4);
    const both = withRevoked({ expires: '2026-02-01T00:00:00Z', revoked: '2027-01-01T00:00:00Z' });
    expect((await check(text, now(both))).checks.issuer.code).toBe('issuer.key_not_authorised');
    const later = withRevoked({ expires: '2028-01-01T00:00:00Z', revoked: '2027-01-01T00:00:00Z' });
    expect((await check(text, now(later))).checks.issuer.code).toBe('issuer.confirmed');
  });
});

describe('a key that was retired', () => {
  // Retired keys stay authorised, so a date is no ground to refuse: it would only be the signer's own word.
  it.each(['2022-01-01T00:00:00Z', '2026-11-01T00:00:00Z'])(
    'confirms what it signed before and after (%s)',
    async (created) => {
      const report = await check(await signedIn(1, new Date(created)), now(documentOf(4)));
      expect(report.checks.issuer.code).toBe('issuer.confirmed');
    },
  );

  it('by an issuer that wants what came later refused is ended by a date in its document', async () => {
    const document = documentOf(4);
    const ended = {
      ...document,
      verificationMethod: document.verificationMethod.map((method) =>
        method.id.endsWith('#key-1') ? { ...method, expires: '2026-01-01T00:00:00Z' } : method,
      ),
    };
    expect((await check(await signedIn(1), now(ended))).checks.issuer.code).toBe('issuer.key_not_authorised');
  });
});
