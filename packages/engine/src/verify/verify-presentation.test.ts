import { describe, expect, it } from 'vitest';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { encodeMultikey } from '../keys/multikey.ts';
import { didKey } from '../keys/did.ts';
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
