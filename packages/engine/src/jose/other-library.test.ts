import { p256 } from '@noble/curves/nist.js';
import { type JWK, CompactSign, compactVerify, exportJWK, generateKeyPair, importJWK } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PublicKey } from '../keys/multikey.ts';
import { nodeCrypto } from '../node/index.ts';
import { FakeDocuments, TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { utf8Encode } from '../text/utf8.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { issueJwtCredential } from './issue-jwt.ts';

const DID = 'did:web:nordlys.example';
const METHOD = `${DID}#key-1`;

type Made = { readonly documents: FakeDocuments; sign(header: object, payload: object): Promise<string> };

/** An issuer that has nothing of ours: keys, headers and signatures are the other library's. */
const makeIssuer = async (alg: 'EdDSA' | 'ES256' | 'ES384' | 'RS256' | 'PS256'): Promise<Made> => {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const publicKeyJwk = await exportJWK(publicKey);
  const method = { id: METHOD, type: 'JsonWebKey', controller: DID, publicKeyJwk };
  const body = JSON.stringify({ id: DID, verificationMethod: [method], assertionMethod: [METHOD] });
  return {
    documents: new FakeDocuments({ 'https://nordlys.example/.well-known/did.json': body }),
    sign: (header, payload) =>
      new CompactSign(utf8Encode(JSON.stringify(payload)))
        .setProtectedHeader({ alg, kid: METHOD, ...header })
        .sign(privateKey),
  };
};

describe.each(['EdDSA', 'ES256', 'ES384', 'RS256', 'PS256'] as const)('what another library signs with %s', (alg) => {
  let issuer: Made;
  beforeAll(async () => {
    issuer = await makeIssuer(alg);
  });

  it('checks out as a token, and does not when a letter was changed', async () => {
    const token = await issuer.sign({ typ: 'vc+jwt', cty: 'vc' }, smallCredential(DID));
    expect((await verifyCredential(token, worldWith(issuer.documents))).summary).toBe('checks_out');
    const [header, , signature] = token.split('.');
    const forged = base64urlEncode(utf8Encode(JSON.stringify({ ...smallCredential(DID), name: 'Master' })));
    const report = await verifyCredential(`${header}.${forged}.${signature}`, worldWith(issuer.documents));
    expect(report.checks.integrity.outcome).toBe('failed');
  });

  it('checks out as a token of which a part is shown, by its holder', async () => {
    const holder = await generateKeyPair('ES256', { extractable: true });
    const piece = base64urlEncode(utf8Encode(JSON.stringify(['2GLC42sKQveCfGfryNRN9w', 'name', 'Amal'])));
    const digest = async (text: string) => base64urlEncode(await nodeCrypto.sha256(utf8Encode(text)));
    const token = await issuer.sign(
      { typ: 'dc+sd-jwt' },
      { iss: DID, vct: 'urn:example:vct', cnf: { jwk: await exportJWK(holder.publicKey) }, _sd: [await digest(piece)] },
    );
    const shown = `${token}~${piece}~`;
    const now = worldWith(issuer.documents).now;
    const presentation = { nonce: 'n-1', audience: 'https://employer.example' };
    const claims = {
      iat: now.getTime() / 1000,
      nonce: presentation.nonce,
      aud: presentation.audience,
      sd_hash: await digest(shown),
    };
    const binding = await new CompactSign(utf8Encode(JSON.stringify(claims)))
      .setProtectedHeader({ alg: 'ES256', typ: 'kb+jwt' })
      .sign(holder.privateKey);
    const report = await verifyCredential(`${shown}${binding}`, worldWith(issuer.documents, { presentation }));
    expect(report).toMatchObject({ summary: 'checks_out', holder: { code: 'holder.bound' } });
    expect(report.credential?.document).toMatchObject({ name: 'Amal' });
  });
});

/** A raw key as a JWK: both coordinates for the curve, which our keys hold in their short form. */
const jwkOf = ({ algorithm, bytes }: PublicKey): JWK => {
  if (algorithm === 'Ed25519') return { kty: 'OKP', crv: 'Ed25519', x: base64urlEncode(bytes) };
  const point = p256.Point.fromBytes(bytes).toBytes(false);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map(base64urlEncode);
  return { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' };
};

describe('what we sign', () => {
  it.each([
    ['Ed25519', 'EdDSA'],
    ['P-256', 'ES256'],
  ] as const)('is good for another library (%s)', async (algorithm, alg) => {
    const issuer = new TestIssuer(DID, algorithm);
    const { text } = await issueJwtCredential({ credential: smallCredential(DID), signer: issuer.signer });
    const key = await importJWK(jwkOf(issuer.publicKey), alg);
    const { payload, protectedHeader } = await compactVerify(text, key);
    expect(protectedHeader).toMatchObject({ alg, kid: METHOD, typ: 'vc+jwt' });
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject(smallCredential(DID));
  });
});
