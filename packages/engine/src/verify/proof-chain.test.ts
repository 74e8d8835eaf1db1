import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { nodeCrypto } from '../node/index.ts';
import { hashData } from '../proof/hash-data.ts';
import type { SuiteName } from '../proof/proof-types.ts';
import { suiteByName } from '../proof/suite-by-name.ts';
import { base58Encode } from '../text/base58.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const issuer = new TestIssuer();
const ministry = new TestIssuer('did:web:ministry.example');
const credential = smallCredential(issuer.did) as JsonObject;

const world = worldWith(issuer.documents({ 'https://ministry.example/.well-known/did.json': ministry.didDocument() }));

const prove = async (
  signer: TestIssuer,
  document: JsonObject,
  more: JsonObject = {},
  name: SuiteName = 'eddsa-rdfc-2022',
): Promise<JsonObject> => {
  const suite = suiteByName(name);
  const options: JsonObject = {
    type: 'DataIntegrityProof',
    cryptosuite: name,
    created: '2026-11-21T12:00:00Z',
    verificationMethod: signer.verificationMethod,
    proofPurpose: 'assertionMethod',
    ...more,
    ...(suite.canonical === 'jcs' ? { '@context': document['@context'] ?? null } : {}),
  };
  const contexts = new Map<string, object>();
  const request = { document, options, suite, algorithm: 'Ed25519', crypto: nodeCrypto, contexts, use: 'issue' };
  const data = await hashData(request as Parameters<typeof hashData>[0]);
  if (!data.ok) throw new Error(data.error);
  return { ...options, proofValue: `z${base58Encode(await signer.signer.sign(data.value))}` };
};

const FIRST = 'urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544';
const SECOND = 'urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54';

const check = async (proof: JsonValue) =>
  (await verifyCredential(JSON.stringify({ ...credential, proof }), world)).checks;

const chainOf = async (suite: SuiteName = 'eddsa-rdfc-2022') => {
  const first = await prove(issuer, credential, { id: FIRST }, suite);
  const previous = { id: SECOND, previousProof: FIRST };
  const second = await prove(ministry, { ...credential, proof: [first] }, previous, suite);
  return { first, second };
};

describe('times in a signed proof', () => {
  it.each([
    ['an end that is still to come', { expires: '2027-01-01T00:00:00Z' }, undefined],
    ['an end that is no instant', { expires: 'tomorrow' }, 'integrity.unreadable_proof'],
    ['an end as a number', { expires: 1_795_000_000 }, 'integrity.unreadable_proof'],
    ['a beginning that is no instant', { created: 'yesterday' }, 'integrity.unreadable_proof'],
  ] as const)('are read: %s', async (_, times, code) => {
    const proof = await prove(issuer, credential, times, 'eddsa-jcs-2022');
    expect((await check(proof)).integrity).toMatchObject(
      code === undefined ? { outcome: 'passed' } : { outcome: 'failed', code },
    );
  });
});

describe('a chain of proofs', () => {
  it.each(['eddsa-rdfc-2022', 'eddsa-jcs-2022'] as const)('holds when each link does (%s)', async (suite) => {
    const { first, second } = await chainOf(suite);
    const checks = await check([first, second]);
    expect(checks.integrity).toMatchObject({
      outcome: 'passed',
      code: 'integrity.unchanged',
      details: { proofs: '2', signers: 'did:web:nordlys.example did:web:ministry.example' },
    });
    expect(checks.issuer).toMatchObject({ code: 'issuer.confirmed', details: { domain: 'nordlys.example' } });
  });

  it('may build on several at once', async () => {
    const { first, second } = await chainOf();
    const previousProof = [FIRST, SECOND];
    const third = await prove(issuer, { ...credential, proof: [first, second] }, { previousProof });
    expect((await check([first, second, third])).integrity).toMatchObject({ outcome: 'passed' });
    expect((await check([first, third])).integrity).toMatchObject({ code: 'integrity.broken_proof_chain' });
  });

  it('does not hold when the link below was made again by the same key', async () => {
    const { second } = await chainOf();
    const again = await prove(issuer, credential, { id: FIRST, created: '2026-11-20T12:00:00Z' });
    expect((await check([again, second])).integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
  });

  it('does not hold when a proof that stood alone is hung on another', async () => {
    const first = await prove(issuer, credential, { id: FIRST });
    const alone = { ...(await prove(ministry, credential)), previousProof: FIRST };
    expect((await check([first, alone])).integrity).toMatchObject({ outcome: 'failed' });
  });

  it.each([
    ['a link that is not there', async () => [(await chainOf()).second]],
    [
      'a link that is there twice',
      async () => {
        const { first, second } = await chainOf();
        return [first, first, second];
      },
    ],
    ['itself', async () => [{ ...(await chainOf()).second, previousProof: SECOND }]],
    [
      'one that builds on it',
      async () => {
        const { first, second } = await chainOf();
        return [{ ...first, previousProof: SECOND }, second];
      },
    ],
    ['nothing', async () => [{ ...(await chainOf()).second, previousProof: [] }]],
    ['something that is no name', async () => [{ ...(await chainOf()).second, previousProof: [1] }]],
  ])('does not hold when a link builds on %s', async (_, make) => {
    expect((await check(await make())).integrity).toMatchObject({
      outcome: 'failed',
      code: 'integrity.broken_proof_chain',
    });
  });
});

describe('a set of proofs', () => {
  it('holds when each does, and the issuer’s own speaks for it, wherever it stands', async () => {
    const own = await prove(issuer, credential);
    const other = await prove(ministry, credential);
    for (const proof of [
      [own, other],
      [other, own],
    ]) {
      const checks = await check(proof);
      expect(checks.integrity).toMatchObject({ outcome: 'passed', details: { proofs: '2' } });
      expect(checks.issuer).toMatchObject({ code: 'issuer.confirmed', details: { domain: 'nordlys.example' } });
    }
  });

  it('does not hold when one of them is wrong', async () => {
    const own = await prove(issuer, credential);
    const wrong = await prove(ministry, { ...credential, validFrom: '2026-02-01T00:00:00Z' });
    expect((await check([own, wrong])).integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
  });

  it('without one of the issuer says nothing for the issuer', async () => {
    const checks = await check([await prove(ministry, credential)]);
    expect(checks.issuer).toMatchObject({ outcome: 'failed', code: 'issuer.not_the_key_holder' });
  });

  it('names what it could not check', async () => {
    const unknown = { type: 'DataIntegrityProof', cryptosuite: 'bbs-2023', proofPurpose: 'assertionMethod' };
    expect((await check([await prove(issuer, credential), unknown])).integrity).toMatchObject({
      outcome: 'passed',
      details: { alsoUnsupported: 'bbs-2023' },
    });
  });
});
