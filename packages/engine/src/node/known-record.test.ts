import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type * as Contexts from '@cairn/vocab/contexts';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { readKnownText } from '../plan/known-texts.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential, verifyKnownForm } from '../verify/verify-credential.ts';
import { VerifyPool } from './verify-pool.ts';

/** What a record of many credentials needs, in words of our own: the context of 1EdTech is installed by the operator. */
const RECORDS = vi.hoisted(() => {
  const vocabulary = 'https://records.example/vocab#';
  const verifiableCredential = { '@id': `${vocabulary}verifiableCredential`, '@container': '@set' };
  const clrSubject = {
    '@id': `${vocabulary}ClrSubject`,
    '@context': { id: '@id', type: '@type', verifiableCredential },
  };
  const terms = { ClrCredential: { '@id': `${vocabulary}ClrCredential` }, ClrSubject: clrSubject };
  return { url: 'https://records.example/v1', document: { '@context': terms } };
});

// Forms are learnt under pinned contexts only. This one stands among them here, as it may one day.
vi.mock('@cairn/vocab/contexts', async (original) => {
  const real = await original<typeof Contexts>();
  return { ...real, pinnedContexts: new Map([...real.pinnedContexts, [RECORDS.url, { ...RECORDS, sha256: '' }]]) };
});

const issuer = new TestIssuer();
const world = worldWith(issuer.documents(), { contexts: new Map([[RECORDS.url, RECORDS.document]]) });

const innerOf = async (name: string): Promise<string> =>
  (
    await issueJwtCredential({
      credential: smallCredential(issuer.did, { credentialSubject: { id: 'did:example:learner', name } }),
      signer: issuer.signer,
    })
  ).text;

/** Says more than was signed: the words of one token over the signature of another. */
const forged = async (): Promise<string> => {
  const [honest, other] = [await innerOf('Amal Haddad'), await innerOf('Amal Haddad, with honours')];
  return [...other.split('.').slice(0, 2), honest.split('.')[2]].join('.');
};

const recordOf = async (...inner: readonly string[]): Promise<string> => {
  const record = smallCredential(issuer.did, {
    '@context': ['https://www.w3.org/ns/credentials/v2', RECORDS.url],
    type: ['VerifiableCredential', 'ClrCredential'],
    credentialSubject: { id: 'did:example:learner', type: ['ClrSubject'], verifiableCredential: inner },
  });
  return (await issuer.issue(record)).text;
};

describe('a record of many credentials whose own form is known', () => {
  const pool = new VerifyPool({ isOwnAddress: (url) => url.startsWith('https://nordlys.example/') });
  beforeAll(async () => {
    for (const name of ['Amal Haddad', 'Olena Bondar', 'Samuel Okoro'])
      await verifyCredential(await recordOf(await innerOf(name)), world);
  });
  afterAll(() => pool.close());

  it('is not answered by its form alone, because others’ words are in it', async () => {
    const record = await recordOf(await innerOf('Mette Dahl'));
    expect(readKnownText(record)).not.toBeNull();
    expect(await verifyKnownForm(record, world)).toBeNull();
  });

  it('has a report of its own for each credential inside', async () => {
    const report = await pool.verify(await recordOf(await innerOf('Mette Dahl')), world);
    expect(report.summary).toBe('checks_out');
    expect(report.inner?.map(({ checks }) => checks.integrity.code)).toEqual(['integrity.unchanged']);
    expect(report.inner?.map(({ checks }) => checks.evidence.code)).toEqual(['evidence.none']);
  });

  it('is not good when a credential inside was changed, though the record itself was not', async () => {
    const record = await recordOf(await forged());
    const report = await pool.verify(record, world);
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(report.inner?.map(({ checks }) => checks.integrity.code)).toEqual(['integrity.changed']);
    expect(report.summary).toBe('does_not_check_out');
    expect(report).toEqual(await verifyCredential(record, world));
  });
});
