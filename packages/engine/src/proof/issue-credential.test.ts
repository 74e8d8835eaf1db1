import { describe, expect, it } from 'vitest';
import { TestIssuer, smallCredential } from '../testing/fixtures.ts';

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
