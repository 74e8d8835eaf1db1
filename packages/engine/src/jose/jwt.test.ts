import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import { didJwk } from '../keys/did-jwk.ts';
import { didKey } from '../keys/did.ts';
import { nodeSigner } from '../node/index.ts';
import { FakeDocuments, TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import type { KeyAlgorithm } from '../types.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { issueJwtCredential } from './issue-jwt.ts';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const DID = 'did:web:nordlys.example';

const issued = async (algorithm: KeyAlgorithm = 'Ed25519') => {
  const issuer = new TestIssuer(DID, algorithm);
  const { text } = await issueJwtCredential({ credential: smallCredential(DID), signer: issuer.signer });
  return { issuer, text };
};

const check = async (text: string, documents: FakeDocuments) => verifyCredential(text, worldWith(documents));

/** The token with another header, signed again by the issuer's own key: only the header is at fault. */
const withHeader = async (issuer: TestIssuer, text: string, header: string): Promise<string> => {
  const input = `${Buffer.from(header).toString('base64url')}.${text.split('.')[1] ?? ''}`;
  const signature = await issuer.signer.sign(Buffer.from(input));
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
};

describe('a credential as a signed token', () => {
  it.each(['Ed25519', 'P-256', 'P-384'] as const)('checks out when an issuer signed it with %s', async (algorithm) => {
    const { issuer, text } = await issued(algorithm);
    const report = await check(text, issuer.documents());
    expect(report).toMatchObject({ summary: 'checks_out', format: 'vcdm2-jwt' });
    expect(report.checks.issuer).toMatchObject({ code: 'issuer.confirmed', details: { domain: 'nordlys.example' } });
  });

  it('carries a whole award, and the registered claims that Open Badges asks for', async () => {
    const issuer = new TestIssuer(DID, 'P-256');
    const credential = { ...buildAchievementCredential(sampleAward(DID)), credentialStatus: undefined };
    const { text } = await issueJwtCredential({ credential, signer: issuer.signer });
    expect((await check(text, issuer.documents())).summary).toBe('checks_out');
    const [header, payload] = text.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toEqual({ typ: 'vc+jwt', cty: 'vc', alg: 'ES256', kid: `${DID}#key-1` });
    expect(JSON.parse(payload ?? '')).toMatchObject({ iss: DID, jti: sampleAward(DID).credentialId, nbf: 1795168800 });
  });

  it('does not check out when one letter of it was changed', async () => {
    const { issuer, text } = await issued();
    const [header = '', payload = '', signature = ''] = text.split('.');
    const forged = changed(Buffer.from(payload, 'base64url').toString(), (document) => {
      document['credentialSubject'] = { id: 'did:example:learner', name: 'Amal Haddat' };
    });
    const report = await check(
      `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`,
      issuer.documents(),
    );
    expect(report.checks.integrity.code).toBe('integrity.changed');
    expect(report.credential).toBeUndefined();
  });

  it('that contradicts its own claims, or is wrapped in a way the model forbids, does not check out', async () => {
    const issuer = new TestIssuer(DID);
    const sign = async (payload: object) =>
      withHeader(issuer, `.${encode(payload)}.`, JSON.stringify({ alg: 'EdDSA', kid: issuer.verificationMethod }));
    const credential = smallCredential(DID);
    const cases = [
      { ...credential, iss: 'did:web:university.example' },
      { ...credential, jti: 'https://nordlys.example/credentials/2' },
      { ...credential, sub: 'did:example:somebody-else' },
      { iss: DID, vc: credential },
      { ...credential, vp: {} },
    ];
    for (const payload of cases) {
      const report = await check(await sign(payload), issuer.documents());
      expect(report.checks.integrity, JSON.stringify(payload)).toMatchObject({ code: 'integrity.contradicts_itself' });
    }
    const late = await check(await sign({ ...credential, exp: 1_700_000_000 }), issuer.documents());
    expect(late.checks.validity.outcome).toBe('failed');
  });
});

describe('a header that tries to steer the check', () => {
  const kid = `${DID}#key-1`;
  const stranger = new TestIssuer('did:web:stranger.example', 'P-256');
  const jwk = { kty: 'EC', crv: 'P-256' };

  it.each([
    ['none', { alg: 'none', kid }],
    ['None', { alg: 'None', kid }],
    ['nOnE', { alg: 'nOnE', kid }],
    ['eddsa in small letters', { alg: 'eddsa', kid }],
    ['an empty algorithm', { alg: '', kid }],
    ['a list of algorithms', { alg: ['EdDSA', 'none'], kid }],
    ['no algorithm', { kid }],
    ['HS256', { alg: 'HS256', kid }],
    ['HS512', { alg: 'HS512', kid }],
    ['a number', { alg: 1, kid }],
  ])('by the algorithm: %s', async (_, header) => {
    const { issuer, text } = await issued();
    const report = await check(await withHeader(issuer, text, JSON.stringify(header)), issuer.documents());
    expect(report.checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.forbidden_algorithm' });
  });

  it('by using the public key as a shared secret', async () => {
    const { issuer, text } = await issued();
    const input = `${encode({ alg: 'HS256', kid })}.${text.split('.')[1] ?? ''}`;
    const mac = createHmac('sha256', issuer.publicKey.bytes).update(input).digest('base64url');
    expect((await check(`${input}.${mac}`, issuer.documents())).checks.integrity.outcome).toBe('failed');
  });

  it.each(['ES256', 'ES384', 'RS256', 'PS256'])('by another algorithm than the key has: %s', async (alg) => {
    const { issuer, text } = await issued();
    const report = await check(await withHeader(issuer, text, JSON.stringify({ alg, kid })), issuer.documents());
    expect(report.checks.integrity.outcome).toBe('failed');
  });

  it.each([
    ['an unknown name', '{"alg":"EdDSA","kid":"KID","crit":["exp"],"exp":1}'],
    ['an empty list', '{"alg":"EdDSA","kid":"KID","crit":[]}'],
    ['a name twice', '{"alg":"EdDSA","kid":"KID","crit":["b64","b64"],"b64":true}'],
    ['no list', '{"alg":"EdDSA","kid":"KID","crit":"b64","b64":true}'],
    ['a name that is not there', '{"alg":"EdDSA","kid":"KID","crit":["b64"]}'],
    ['a number', '{"alg":"EdDSA","kid":"KID","crit":[1]}'],
    ['b64 outside crit', '{"alg":"EdDSA","kid":"KID","b64":false}'],
    ['b64 inside crit', '{"alg":"EdDSA","kid":"KID","crit":["b64"],"b64":false}'],
  ])('by a critical demand: %s', async (_, header) => {
    const { issuer, text } = await issued();
    const report = await check(await withHeader(issuer, text, header.replace('KID', kid)), issuer.documents());
    expect(report.checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.unknown_critical_header' });
  });

  it('by two algorithms at once', async () => {
    const { issuer, text } = await issued();
    const twice = await withHeader(issuer, text, `{"alg":"EdDSA","alg":"none","kid":"${kid}"}`);
    expect((await check(twice, issuer.documents())).checks.integrity.code).toBe('integrity.damaged');
  });

  it.each([
    ['jku', { jku: 'https://stranger.example/keys.json' }],
    ['x5u', { x5u: 'https://stranger.example/chain.pem' }],
    ['jwk', { jwk }],
  ])('by %s beside the issuer’s key: it is not used and nothing is asked there', async (_, more) => {
    const { issuer, text } = await issued();
    const header = JSON.stringify({ alg: 'ES256', kid, ...more });
    const documents = issuer.documents();
    const report = await check(await withHeader(stranger, text, header), documents);
    expect(report.checks.integrity.outcome).toBe('failed');
    expect(documents.asked.map(({ url }) => url)).toEqual(['https://nordlys.example/.well-known/did.json']);
  });
});

describe('a token whose words are not those of pinned contexts', () => {
  const V2 = 'https://www.w3.org/ns/credentials/v2';
  const issuer = new TestIssuer(DID, 'P-256');

  it.each([
    ['definitions of its own', { '@context': [V2, { '@vocab': 'https://x.example/' }] }, 'integrity.inline_context'],
    ['no definitions from here on', { '@context': [V2, null] }, 'integrity.inline_context'],
    ['an address that is not pinned', { '@context': [V2, 'https://x.example/v1'] }, 'integrity.unknown_context'],
    ['a letter that looks like another', { nаme: 'with a Cyrillic а' }, 'integrity.forbidden_key'],
    ['an address for a word', { 'https://www.w3.org/2018/credentials#validUntil': '2020' }, 'integrity.forbidden_key'],
    ['a keyword inside', { credentialSubject: { '@id': 'did:example:other' } }, 'integrity.forbidden_keyword'],
  ])('never checks out, however well it is signed: %s', async (_, more, code) => {
    const claims = { ...smallCredential(DID), ...more };
    const input = `${encode({ alg: 'ES256', typ: 'vc+jwt', kid: issuer.verificationMethod })}.${encode(claims)}`;
    const signature = await issuer.signer.sign(Buffer.from(input));
    const report = await check(`${input}.${Buffer.from(signature).toString('base64url')}`, issuer.documents());
    expect(report.checks.integrity.code).toBe(code);
    expect(report.summary).not.toBe('checks_out');
  });
});

describe('a key that comes with the token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const jwk = publicKey.export({ format: 'jwk' }) as Record<string, string>;
  const signerAs = (method: string) => nodeSigner({ privateKey, verificationMethod: method });

  it('in a did:jwk proves that one hand made it, not whose', async () => {
    const { did, verificationMethod } = didJwk(jwk);
    const { text } = await issueJwtCredential({
      credential: smallCredential(did),
      signer: signerAs(verificationMethod),
    });
    const report = await check(text, new FakeDocuments());
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(report.checks.issuer).toMatchObject({ outcome: 'unknown', code: 'issuer.key_only' });
    expect(report.summary).toBe('could_not_check_everything');
  });

  it('in a did:key neither', async () => {
    const issuer = new TestIssuer(DID, 'P-384');
    const own = didKey(issuer.publicKey);
    const credential = smallCredential(own.did);
    const { text } = await issueJwtCredential({ credential, signer: issuer.signerAs(own.verificationMethod) });
    expect((await check(text, new FakeDocuments())).checks.issuer.code).toBe('issuer.key_only');
  });

  it.each([
    ['in the header', { jwk }],
    ['in the header, marked for signatures', { jwk: { ...jwk, use: 'sig' } }],
  ])('%s, under the name of a known issuer, never shows a green page', async (_, more) => {
    const payload = encode(smallCredential(DID));
    const input = `${encode({ alg: 'ES256', typ: 'vc+jwt', ...more })}.${payload}`;
    const signature = createSign('sha256')
      .update(input)
      .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }, 'base64url');
    const report = await check(`${input}.${signature}`, new TestIssuer(DID).documents());
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(report.checks.issuer).toMatchObject({ outcome: 'unknown', code: 'issuer.key_only' });
  });

  it('is refused when it is private, or meant for encryption', async () => {
    const secret = privateKey.export({ format: 'jwk' });
    for (const key of [secret, { ...jwk, use: 'enc' }, { ...jwk, key_ops: ['deriveKey'] }]) {
      const input = `${encode({ alg: 'ES256', jwk: key })}.${encode(smallCredential(DID))}`;
      const signature = createSign('sha256')
        .update(input)
        .sign({ key: privateKey, dsaEncoding: 'ieee-p1363' }, 'base64url');
      expect((await check(`${input}.${signature}`, new FakeDocuments())).checks.integrity.outcome).toBe('unknown');
    }
  });
});

describe('a token signed by RSA', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = publicKey.export({ format: 'jwk' });
  const method = { id: `${DID}#rsa`, type: 'JsonWebKey', controller: DID, publicKeyJwk: jwk };
  const document = JSON.stringify({ id: DID, verificationMethod: [method], assertionMethod: [method.id] });
  const documents = () => new FakeDocuments({ 'https://nordlys.example/.well-known/did.json': document });

  it('as many older badges are, is confirmed by the issuer’s own page', async () => {
    const input = `${encode({ alg: 'RS256', typ: 'JWT', kid: method.id })}.${encode(smallCredential(DID))}`;
    const signature = createSign('sha256').update(input).sign(privateKey, 'base64url');
    expect((await check(`${input}.${signature}`, documents())).summary).toBe('checks_out');
    expect(
      (await check(`${input}.${signature.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))}`, documents())).summary,
    ).toBe('does_not_check_out');
  });

  it('with a key that is too short is not read', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1024 });
    const input = `${encode({ alg: 'RS256', jwk: short.publicKey.export({ format: 'jwk' }) })}.${encode(smallCredential(DID))}`;
    const signature = createSign('sha256').update(input).sign(short.privateKey, 'base64url');
    expect((await check(`${input}.${signature}`, documents())).checks.integrity.code).toBe('integrity.key_not_found');
  });
});
