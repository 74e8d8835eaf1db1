import { describe, expect, it } from 'vitest';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { signCompactJws } from '../jose/sign-jws.ts';
import type { JsonValue } from '../json/json-types.ts';
import { encodeMultikey } from '../keys/multikey.ts';
import { didKey, didWebToUrl } from '../keys/did.ts';
import { generateKey, nodeCrypto, nodeSigner } from '../node/index.ts';
import { presentCredentials } from '../proof/present-credentials.ts';
import { NOW, TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyPresentation } from './verify-presentation.ts';

const issuer = new TestIssuer();
const asked = { challenge: 'n-0S6_WzA2Mj', domain: 'employer.example' };

const learner = () => {
  const { privateKey, publicKey } = generateKey('Ed25519');
  const { did, verificationMethod } = didKey(publicKey);
  return { did, publicKey, privateKey, signer: nodeSigner({ privateKey, verificationMethod }) };
};
const amal = learner();

const genuine = async (): Promise<string> => (await issuer.issue(smallCredential(issuer.did))).text;

const show = async (more: Partial<Parameters<typeof presentCredentials>[0]> = {}): Promise<string> => {
  const credentials = more.credentials ?? [await genuine()];
  return presentCredentials({ signer: amal.signer, created: NOW, crypto: nodeCrypto, ...asked, ...more, credentials });
};

const check = (text: string, request = asked) => verifyPresentation(text, worldWith(issuer.documents()), request);

describe('what a holder shows', () => {
  it('checks out when it was made for this request, each credential by itself', async () => {
    const report = await check(await show());
    expect(report).toMatchObject({
      summary: 'checks_out',
      holderId: amal.did,
      checks: { integrity: { code: 'integrity.unchanged' }, holder: { code: 'holder.bound' } },
      credentials: [{ summary: 'checks_out' }],
    });
  });

  it('may hold credentials of several kinds', async () => {
    const credential = smallCredential(issuer.did);
    const token = (await issueJwtCredential({ credential, signer: issuer.signer })).text;
    const report = await check(await show({ credentials: [await genuine(), token] }));
    expect(report.credentials.map(({ format }) => format)).toEqual(['vcdm2-data-integrity', 'vcdm2-jwt']);
    expect(report.summary).toBe('checks_out');
  });

  it('may hold none: then it shows the holder only', async () => {
    expect(await check(await show({ credentials: [] }))).toMatchObject({ summary: 'checks_out', credentials: [] });
  });

  it.each([
    ['another request', { ...asked, challenge: 'another' }, 'challenge'],
    ['another verifier', { ...asked, domain: 'other.example' }, 'domain'],
  ])('does not count when it was made for %s', async (_, request, reason) => {
    const report = await check(await show(), request);
    expect(report.checks.holder).toMatchObject({ outcome: 'failed', code: 'holder.mismatch', details: { reason } });
    expect(report.summary).toBe('does_not_check_out');
  });

  it('does not count when it was made for several verifiers at once: one could show it to the other', async () => {
    const domain = [asked.domain, 'other.example'] as unknown as string;
    const report = await check(await show({ domain }));
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(report.checks.holder).toMatchObject({ outcome: 'failed', details: { reason: 'domain' } });
  });

  it.each([
    ['today', NOW],
    ['an hour ago', new Date(NOW.getTime() + 3_600_000)],
  ])('does not count by a key that the holder’s document of %s does not list', async (_, now) => {
    const did = 'did:web:amal.example';
    const verificationMethod = `${did}#${encodeMultikey(amal.publicKey)}`;
    const signer = nodeSigner({ privateKey: amal.privateKey, verificationMethod });
    const documents = issuer.documents({ [didWebToUrl(did) ?? '']: new TestIssuer(did).didDocument() });
    const report = await verifyPresentation(await show({ signer }), worldWith(documents, { now }), asked);
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(report.checks.holder).toMatchObject({ outcome: 'failed', details: { reason: 'key' } });
  });

  it('is told apart from a copy when nobody asked for it', async () => {
    const report = await verifyPresentation(await show(), worldWith(issuer.documents()));
    expect(report.checks.holder).toMatchObject({ outcome: 'unknown', code: 'holder.not_asked' });
    expect(report.summary).toBe('could_not_check_everything');
  });

  it.each([
    ['another name as its holder', { holder: learner().did }, 'integrity.changed'],
    ['a credential less', { verifiableCredential: [] }, 'integrity.changed'],
    ['a word that nobody defines', { applause: 'loud' }, 'integrity.undefined_term'],
    ['its own definitions', { '@context': ['https://www.w3.org/ns/credentials/v2', {}] }, 'integrity.inline_context'],
  ])('does not check out with %s', async (_, change, code) => {
    const text = changed(await show(), (document) => Object.assign(document, change));
    expect((await check(text)).checks.integrity).toMatchObject({ outcome: 'failed', code });
  });

  it('does not let somebody else sign for the holder named', async () => {
    const other = learner();
    const text = changed(await show({ signer: other.signer }), (document) => {
      document['holder'] = other.did;
    });
    expect((await check(text)).checks.holder).toMatchObject({ code: 'holder.bound' });
    const borrowed = changed(await show({ signer: other.signer, credentials: [] }), (document) => {
      document['holder'] = amal.did;
    });
    expect((await check(borrowed)).summary).toBe('does_not_check_out');
  });

  it('does not take a signature that was made for a statement', async () => {
    const text = changed(await show(), (document) => {
      (document['proof'] as Record<string, unknown>)['proofPurpose'] = 'assertionMethod';
    });
    expect((await check(text)).checks.integrity).toMatchObject({ code: 'integrity.wrong_purpose' });
  });

  it('needs a key that the holder’s own document names for showing oneself', async () => {
    const did = 'did:web:amal.example';
    const verificationMethod = `${did}#key-1`;
    const method = {
      id: verificationMethod,
      type: 'Multikey',
      controller: did,
      publicKeyMultibase: encodeMultikey(amal.publicKey),
    };
    const signer = nodeSigner({ privateKey: amal.privateKey, verificationMethod });
    const text = await show({ signer, credentials: [] });
    const under = (relation: string) => {
      const body = JSON.stringify({ id: did, verificationMethod: [method], [relation]: [verificationMethod] });
      const documents = issuer.documents({ 'https://amal.example/.well-known/did.json': body });
      return verifyPresentation(text, worldWith(documents), asked);
    };
    expect((await under('authentication')).checks.holder).toMatchObject({ code: 'holder.bound' });
    expect((await under('assertionMethod')).checks.holder).toMatchObject({ code: 'holder.mismatch' });
  });

  it('without a signature still has its credentials checked, and says nothing about who shows it', async () => {
    const text = changed(await show(), (document) => {
      delete document['proof'];
    });
    expect(await check(text)).toMatchObject({
      summary: 'could_not_check_everything',
      checks: { integrity: { outcome: 'not_applicable' }, holder: { outcome: 'unknown', code: 'holder.missing' } },
      credentials: [{ summary: 'checks_out' }],
    });
  });

  it('does not check out when a credential inside does not', async () => {
    const bad = (await genuine()).replace('Amal', 'Amel');
    const report = await check(await show({ credentials: [await genuine(), bad] }));
    expect(report.credentials.map(({ summary }) => summary)).toEqual(['checks_out', 'does_not_check_out']);
    expect(report.summary).toBe('does_not_check_out');
  });

  it.each([
    ['no kind', { type: [] }, 'type'],
    ['a kind that is no text', { type: ['VerifiablePresentation', 1] }, 'type'],
    ['a credential written as text', { verifiableCredential: ['eyJ'] }, 'verifiableCredential'],
    ['a credential that is null', { verifiableCredential: [null] }, 'verifiableCredential'],
    ['an id that is no address', { id: 'here' }, 'id'],
    ['a holder that is no address', { holder: 'Amal' }, 'holder'],
    ['two holders', { holder: [amal.did, amal.did] }, 'holder'],
    ['no context', { '@context': undefined }, '@context'],
  ])('keeps the rules of the model: not with %s', async (_, change, rule) => {
    const text = changed(await show(), (document) => Object.assign(document, change));
    expect((await check(text)).checks.model).toMatchObject({
      outcome: 'failed',
      code: 'model.rules_broken',
      details: { rules: rule },
    });
  });

  it.each(['', '{', '[]', 'null', '"eyJ"', '{"verifiableCredential":1}', '{"proof":1}'])(
    'has an answer for %s',
    async (text) => {
      expect((await check(text)).summary).not.toBe('checks_out');
    },
  );
});

describe('what a holder says about herself', () => {
  const own = (more: object = {}): object => ({
    ...smallCredential(amal.did, { id: 'urn:uuid:1f3c2b44-7b0e-4a3b-9a63-0d1a5c0f8e11' }),
    ...more,
  });
  const showOwn = (credential: object, signer = amal.signer) =>
    show({ credentials: [JSON.stringify(credential)], signer });

  it('is secured by her signature over the presentation', async () => {
    const report = await check(await showOwn(own()));
    expect(report.checks.integrity).toMatchObject({ outcome: 'passed' });
    expect(report.credentials).toMatchObject([
      {
        checks: {
          integrity: { outcome: 'passed', details: { securedBy: 'presentation' } },
          issuer: { code: 'issuer.key_only' },
        },
      },
    ]);
  });

  it('is not secured when the presentation names no holder, or another, or when another is the issuer', async () => {
    const integrityOf = async (text: string) => (await check(text)).credentials[0]?.checks.integrity.outcome;
    const withoutHolder = changed(await showOwn(own()), (document) => delete document['holder']);
    expect(await integrityOf(withoutHolder)).toBe('failed');
    expect(await integrityOf(await showOwn(own(), learner().signer))).toBe('failed');
    expect(await integrityOf(await showOwn(own({ issuer: issuer.did })))).toBe('failed');
  });

  it('is not secured by a key that may only show her, not make statements for her', async () => {
    const did = 'did:web:amal.example';
    const verificationMethod = `${did}#key-1`;
    const publicKeyMultibase = encodeMultikey(amal.publicKey);
    const method = { id: verificationMethod, type: 'Multikey', controller: did, publicKeyMultibase };
    const body = JSON.stringify({ id: did, verificationMethod: [method], authentication: [verificationMethod] });
    const documents = issuer.documents({ 'https://amal.example/.well-known/did.json': body });
    const signer = nodeSigner({ privateKey: amal.privateKey, verificationMethod });
    const report = await verifyPresentation(await showOwn(own({ issuer: did }), signer), worldWith(documents), asked);
    expect(report.checks.holder).toMatchObject({ code: 'holder.bound' });
    expect(report.credentials[0]).toMatchObject({ summary: 'does_not_check_out' });
  });
});

describe('a presentation as a signed token', () => {
  type Claims = Readonly<Record<string, JsonValue>>;
  const V2 = 'https://www.w3.org/ns/credentials/v2';

  const token = async (more: Claims = {}, header: Claims = {}): Promise<string> => {
    const vc = (await issueJwtCredential({ credential: smallCredential(issuer.did), signer: issuer.signer })).text;
    const claims = {
      '@context': [V2],
      type: ['VerifiablePresentation'],
      holder: amal.did,
      verifiableCredential: [
        { '@context': V2, id: `data:application/vc+jwt,${vc}`, type: 'EnvelopedVerifiableCredential' },
      ],
      nonce: asked.challenge,
      aud: asked.domain,
      ...more,
    };
    return signCompactJws({ typ: 'vp+jwt', cty: 'vp', ...header }, claims, amal.signer);
  };
  const inEnvelope = (text: string, more: object = {}): string =>
    JSON.stringify({
      '@context': V2,
      id: `data:application/vp+jwt,${text}`,
      type: 'EnvelopedVerifiablePresentation',
      ...more,
    });

  it('checks out like any other, by itself and in an envelope', async () => {
    for (const text of [await token(), inEnvelope(await token())]) {
      expect(await check(text)).toMatchObject({
        summary: 'checks_out',
        holderId: amal.did,
        checks: { holder: { code: 'holder.bound' } },
        credentials: [{ format: 'vcdm2-jwt', summary: 'checks_out' }],
      });
    }
  });

  it.each([
    ['another request', { nonce: 'another' }, {}],
    ['another verifier', { aud: 'other.example' }, {}],
    ['another holder', { holder: issuer.did }, {}],
    ['two names for its holder', { iss: issuer.did }, {}],
    ['the wrapper of the older model', { vp: { type: 'VerifiablePresentation' } }, {}],
    ['an end that has passed', { exp: NOW.getTime() / 1000 - 3600 }, {}],
    ['a beginning to come', { nbf: NOW.getTime() / 1000 + 3600 }, {}],
    ['an end that is no number', { exp: 'tomorrow' }, {}],
    ['the type of a credential', {}, { typ: 'vc+jwt' }],
    ['another content', {}, { cty: 'vc' }],
    ['a header that must be understood', {}, { crit: ['b64'], b64: false }],
    ['another kind', { type: ['Presentation'] }, {}],
  ])('does not with %s', async (_, claims, header) => {
    expect((await check(await token(claims as Claims, header as Claims))).summary).not.toBe('checks_out');
  });

  it('does not when it was changed or signed by somebody else, or in an envelope that is none', async () => {
    const good = await token();
    const [header = '', , signature = ''] = good.split('.');
    const payload = (await token({ holder: issuer.did })).split('.')[1] ?? '';
    expect((await check(`${header}.${payload}.${signature}`)).summary).toBe('does_not_check_out');
    const borrowed = await signCompactJws({ typ: 'vp+jwt' }, { holder: amal.did }, learner().signer);
    expect((await check(borrowed)).summary).toBe('does_not_check_out');
    for (const more of [{ '@context': [] }, { id: good }, { type: ['VerifiablePresentation'] }]) {
      expect((await check(inEnvelope(good, more))).summary).not.toBe('checks_out');
    }
  });

  describe('of the 1.1 model, inside its claim', () => {
    const V1 = 'https://www.w3.org/2018/credentials/v1';
    const wrapped = async (vp: Claims = {}, more: Claims = {}): Promise<string> => {
      const subject = { id: amal.did, name: 'Amal Haddad' };
      const vc = { '@context': [V1], type: ['VerifiableCredential'], credentialSubject: subject };
      const credentialClaims = { iss: issuer.did, nbf: NOW.getTime() / 1000 - 60, vc };
      const credential = await signCompactJws({ typ: 'JWT' }, credentialClaims, issuer.signer);
      const presentation = {
        '@context': [V1],
        type: ['VerifiablePresentation'],
        verifiableCredential: [credential],
        ...vp,
      };
      const claims = { iss: amal.did, nonce: asked.challenge, aud: asked.domain, vp: presentation, ...more };
      return signCompactJws({ typ: 'JWT' }, claims, amal.signer);
    };

    it('checks out with credentials as text, and its issuer is the holder', async () => {
      expect(await check(await wrapped())).toMatchObject({
        summary: 'checks_out',
        holderId: amal.did,
        checks: { holder: { code: 'holder.bound' }, model: { details: { model: 'VCDM 1.1' } } },
        credentials: [{ summary: 'checks_out' }],
      });
    });

    it.each([
      ['another holder inside', { holder: issuer.did }, {}],
      ['another address inside', { id: 'urn:uuid:1' }, { jti: 'urn:uuid:2' }],
      ['a credential around it', {}, { vc: {} }],
      ['text for a presentation', {}, { vp: 'shown' }],
      ['an answer to somebody else', {}, { nonce: 'another' }],
      ['the 2.0 model inside', { '@context': [V2] }, {}],
    ])('does not with %s', async (_, vp, more) => {
      expect((await check(await wrapped(vp as Claims, more as Claims))).summary).toBe('does_not_check_out');
    });

    it('is read with the 2.0 model inside where a public suite asks for it, and nowhere else', async () => {
      const claims = { iss: issuer.did, vc: smallCredential(issuer.did) as Claims };
      const id = `data:application/jwt,${await signCompactJws({ typ: 'JWT' }, claims, issuer.signer)}`;
      const credential = { '@context': V2, type: 'EnvelopedVerifiableCredential', id };
      const token = await wrapped({ '@context': [V2], verifiableCredential: [credential] });
      const text = inEnvelope(token, { id: `data:application/jwt,${token}` });
      expect((await check(text)).checks.integrity).toMatchObject({ code: 'integrity.contradicts_itself' });
      const world = worldWith(issuer.documents(), { oldWrapper: 'accepted' });
      const accepted = await verifyPresentation(text, world, asked);
      expect(accepted).toMatchObject({ summary: 'checks_out', credentials: [{ summary: 'checks_out' }] });
    });
  });

  it('is not read with more credentials than are looked at', async () => {
    const text = await token({ verifiableCredential: Array.from({ length: 33 }, () => ({ type: 'X' })) });
    expect((await check(text)).checks.integrity).toMatchObject({ code: 'integrity.too_complex' });
  });
});
