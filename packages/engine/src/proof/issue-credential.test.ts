import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../node/index.ts';
import { fastPathStatistics } from '../plan/statistics.ts';
import { NOW, TestIssuer, smallCredential } from '../testing/fixtures.ts';
import { issueCredentials } from './issue-credential.ts';

const issuer = new TestIssuer();
const small = (more: object = {}) => smallCredential(issuer.did, more);

describe('issuing', () => {
  it('keeps the very text that was signed', async () => {
    const { text, document } = await issuer.issue(
      small({ credentialSubject: { id: 'did:example:1', name: 'Åsa "Ø" Ærlig 🧱' } }),
    );
    expect(JSON.parse(text)).toEqual(document);
    expect(document['proof']).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-11-21T12:00:00Z',
      verificationMethod: 'did:web:nordlys.example#key-1',
      proofPurpose: 'assertionMethod',
    });
  });

  it.each([
    ['a word without a definition', small({ favouriteColour: 'blue' }), 'undefined_term'],
    [
      'an inline context',
      small({ '@context': ['https://www.w3.org/ns/credentials/v2', { x: 'https://x.example/' }] }),
      'inline_context',
    ],
    [
      'an unknown context',
      small({ '@context': ['https://www.w3.org/ns/credentials/v2', 'https://x.example/v1'] }),
      'unknown_context',
    ],
    ['a proof already', small({ proof: {} }), 'already_signed'],
    ['another issuer than the signer', smallCredential('did:web:other.example'), 'issuer_is_not_signer'],
    ['half a character', small({ credentialSubject: { name: '\ud83d' } }), 'lone_surrogate'],
    ['an address as a key', small({ 'https://x.example/y': 1 }), 'forbidden_key'],
    ['a list instead of a credential', [], 'not_an_object'],
  ])('refuses %s by name, and signs nothing', async (_, credential, code) => {
    await expect(issuer.issue(credential)).rejects.toMatchObject({ code });
  });

  it('refuses a suite that does not fit the key', async () => {
    await expect(issuer.issue(small(), 'ecdsa-rdfc-2019')).rejects.toMatchObject({ code: 'suite_does_not_fit_key' });
  });
});

describe('issuing a cohort', () => {
  const common = { signer: issuer.signer, created: NOW, crypto: nodeCrypto };
  const learner = (at: number): object =>
    small({ id: `https://nordlys.example/credentials/c${at}`, credentialSubject: { name: `Łucja “${at}”` } });

  it('signs each as if it came alone, in order, most of them by the plan of their shape', async () => {
    const cohort = Array.from({ length: 50 }, (_, at) => learner(at));
    const before = fastPathStatistics().issue.fast;
    const issued = await issueCredentials(cohort, common);
    expect(fastPathStatistics().issue.fast - before).toBeGreaterThan(45);
    const alone = await Promise.all(cohort.map((credential) => issuer.issue(credential)));
    expect(issued.map((one) => ('text' in one ? one.text : one.code))).toEqual(alone.map(({ text }) => text));
  });

  it('says at its place why one cannot be signed, and signs the others', async () => {
    const cohort = Array.from({ length: 40 }, (_, at) =>
      at === 20 ? small({ favouriteColour: 'blue' }) : learner(at),
    );
    const issued = await issueCredentials(cohort, common);
    expect(issued.flatMap((one, at) => ('code' in one ? [[at, one.code]] : []))).toEqual([[20, 'undefined_term']]);
    expect(issued.flatMap((one) => ('text' in one ? [one.text] : []))).toHaveLength(39);
  });

  it('does not go on when the signer itself fails', async () => {
    const signer = { ...issuer.signer, sign: () => Promise.reject(new Error('The key store is closed.')) };
    const cohort = [learner(1), learner(2), learner(3)];
    await expect(issueCredentials(cohort, { ...common, signer })).rejects.toThrow('The key store is closed.');
  });
});
