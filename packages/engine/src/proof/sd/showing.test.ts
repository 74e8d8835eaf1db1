import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../../award/build-achievement-credential.ts';
import type { JsonObject } from '../../json/json-types.ts';
import { nodeCrypto, oneTimeKeys } from '../../node/index.ts';
import { base64urlDecode, base64urlEncode } from '../../text/base64url.ts';
import { NOW, TestIssuer, worldWith } from '../../testing/fixtures.ts';
import { sampleAward } from '../../testing/sample-award.ts';
import { verifyCredential } from '../../verify/verify-credential.ts';
import { readBaseProof } from './base-proof.ts';
import { type ShowableRequest, issueForShowing } from './issue-for-showing.ts';
import { pointerSteps, selectParts } from './select-parts.ts';
import { showParts } from './show-parts.ts';

const issuer = new TestIssuer('did:web:nordlys.example', 'P-256');
const badge = buildAchievementCredential(sampleAward(issuer.did)) as JsonObject;
const ALWAYS = ['/issuer', '/validFrom', '/credentialStatus'];
const NAME = '/credentialSubject/achievement/name';

const issue = (more: Partial<ShowableRequest> = {}) =>
  issueForShowing({
    credential: badge,
    signer: issuer.signer,
    created: NOW,
    crypto: nodeCrypto,
    mandatory: ALWAYS.filter((pointer) => pointer.slice(1) in badge),
    once: oneTimeKeys(),
    ...more,
  });

const check = async (shown: object) =>
  (await verifyCredential(JSON.stringify(shown), worldWith(issuer.documents()))).checks;

const show = async (credential: string, pointers: readonly string[]): Promise<JsonObject> => {
  const shown = await showParts({ credential, pointers });
  if (!shown.ok) throw new Error(shown.error);
  return shown.value;
};

const faultOf = async (credential: string, pointers: readonly string[]) => {
  const shown = await showParts({ credential, pointers });
  return shown.ok ? null : shown.error;
};

describe('a credential of which its holder can show parts', () => {
  it('shows what was chosen and what must be, and nothing else, and checks out', async () => {
    const { text } = await issue();
    const shown = await show(text, [NAME]);
    expect((await check(shown)).integrity).toMatchObject({ outcome: 'passed', details: { shown: 'part' } });
    const { proof, ...visible } = shown;
    expect(proof).toMatchObject({ cryptosuite: 'ecdsa-sd-2023' });
    const achievement = (badge['credentialSubject'] as JsonObject)['achievement'] as JsonObject;
    expect(visible).toMatchObject({
      issuer: badge['issuer'],
      validFrom: badge['validFrom'],
      credentialSubject: { achievement: { name: achievement['name'], type: achievement['type'] } },
    });
    expect(JSON.stringify(visible)).not.toContain(JSON.stringify(achievement['description']));
  });

  it('shows all of it, a whole branch, or only what must be', async () => {
    const { text } = await issue();
    const choices = [['/credentialSubject'], ['/credentialSubject/achievement/criteria'], []];
    for (const pointers of choices) {
      expect((await check(await show(text, pointers))).integrity).toMatchObject({ outcome: 'passed' });
    }
    const whole = Object.keys(badge).filter((key) => key !== '@context');
    const { proof, ...visible } = await show(
      text,
      whole.map((key) => `/${key}`),
    );
    expect(proof).toBeDefined();
    expect(visible).toEqual(badge);
  });

  it('keeps apart what looks alike, and takes single items of a list', async () => {
    const achievement = {
      ...((badge['credentialSubject'] as JsonObject)['achievement'] as JsonObject),
      alignment: [1, 2, 2, 3].map((code) => ({
        type: ['Alignment'],
        targetName: 'Sort goods',
        targetUrl: `https://x.example/${String(code)}`,
      })),
    };
    const credential = { ...badge, credentialSubject: { ...(badge['credentialSubject'] as JsonObject), achievement } };
    const { text } = await issue({ credential });
    const at = (place: number) => `/credentialSubject/achievement/alignment/${String(place)}`;
    const shown = await show(text, [at(3), `${at(1)}/targetUrl`]);
    expect((await check(shown)).integrity).toMatchObject({ outcome: 'passed' });
    expect((shown['credentialSubject'] as JsonObject)['achievement']).toMatchObject({
      alignment: [{ targetUrl: 'https://x.example/2' }, { targetUrl: 'https://x.example/3', targetName: 'Sort goods' }],
    });
  });

  it('gives labels that tell nothing: two holders of the same credential show different ones', async () => {
    const labels = async () => (readBaseProof(String((await proofOf()).proofValue))?.secret ?? []).join();
    const proofOf = async () => (await issue()).document['proof'] as { readonly proofValue: string };
    expect(await labels()).not.toBe(await labels());
  });

  it('shows the address of a subject of whom nothing else is said', async () => {
    const credential = {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'],
      type: ['VerifiableCredential'],
      issuer: issuer.did,
      issuanceDate: '2026-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:learner' },
    };
    const { text } = await issue({ credential, mandatory: ['/issuer', '/issuanceDate'] });
    const shown = await show(text, ['/credentialSubject/id']);
    expect(shown).toMatchObject(credential);
    expect((await check(shown)).integrity).toMatchObject({ outcome: 'passed' });
  });

  it.each([
    ['its date', (shown: JsonObject) => ({ ...shown, validFrom: '2020-01-01T00:00:00Z' })],
    ['its address', (shown: JsonObject) => ({ ...shown, id: 'urn:uuid:5f0e2f86-2f5b-4f86-9d70-bb9f3b6f1c11' })],
    ['less than must be shown', ({ validFrom: _, ...less }: JsonObject) => less],
    ['a word more', (shown: JsonObject) => ({ ...shown, description: 'With honours' })],
  ])('does not check out when %s is changed', async (_, change) => {
    const shown = await show((await issue()).text, [NAME]);
    expect((await check(change(shown))).integrity.outcome).toBe('failed');
  });

  it('is refused while it has the proof that only its holder has', async () => {
    const { integrity } = await check((await issue()).document);
    expect(integrity).toMatchObject({ outcome: 'failed', details: { reason: 'base_proof' } });
  });

  it('cannot be issued with a pointer that leads nowhere, an unfit key or an undefined word', async () => {
    await expect(issue({ mandatory: ['/nowhere'] })).rejects.toMatchObject({ code: 'no_such_path' });
    await expect(issue({ mandatory: ['issuer'] })).rejects.toMatchObject({ code: 'no_such_path' });
    const other = new TestIssuer('did:web:nordlys.example', 'P-384');
    await expect(issue({ signer: other.signer })).rejects.toMatchObject({ code: 'suite_does_not_fit_key' });
    const credential = { ...badge, applause: 'loud' };
    await expect(issue({ credential })).rejects.toMatchObject({ code: 'undefined_term' });
    const named = { ...badge, id: 'urn:bnid:n0' };
    await expect(issue({ credential: named })).rejects.toMatchObject({ code: 'undefined_term' });
    const once = { ...oneTimeKeys(), secret: new Uint8Array(16) };
    await expect(issue({ once })).rejects.toMatchObject({ code: 'suite_does_not_fit_key' });
  });

  it('shows nothing from what is no such credential', async () => {
    const { text, document } = await issue();
    expect(await faultOf(text, ['/nowhere'])).toBe('no_such_path');
    expect(await faultOf('{', [])).toBe('unreadable');
    expect(await faultOf(JSON.stringify(badge), [NAME])).toBe('no_base_proof');
    const proof = document['proof'] as JsonObject;
    const withValue = (proofValue: string) => JSON.stringify({ ...document, proof: { ...proof, proofValue } });
    const value = String(proof['proofValue']);
    expect(await faultOf(withValue(value.slice(1)), [NAME])).toBe('no_base_proof');
    expect(await faultOf(withValue(`u${value.slice(5)}`), [NAME])).toBe('no_base_proof');
    expect(await faultOf(JSON.stringify({ ...document, proof: [proof, proof] }), [NAME])).toBe('no_base_proof');
    expect(await faultOf(JSON.stringify({ ...document, refreshService: { type: 'Profile' } }), [NAME])).toBe(
      'not_as_signed',
    );
    expect(await faultOf((await issue({ mandatory: [] })).text, [])).toBe('nothing_to_show');
    expect(await faultOf(JSON.stringify(await show(text, [NAME])), [NAME])).toBe('no_base_proof');
  });

  it('reads only whole base proofs', async () => {
    const value = String(((await issue()).document['proof'] as JsonObject)['proofValue']);
    const bytes = base64urlDecode(value.slice(1)) ?? new Uint8Array();
    for (const length of [0, 2, 3, 4, 80, 150, bytes.length - 1]) {
      expect(readBaseProof(`u${base64urlEncode(bytes.slice(0, length))}`)).toBeNull();
    }
    expect(readBaseProof(value)?.mandatory).toContain('/issuer');
  });
});

describe('pointers', () => {
  const document: JsonObject = {
    '@context': ['c'],
    id: 'urn:x:1',
    'a/b': { '~': [{ id: '_:b', type: 'T', n: 1 }, 2] },
  };

  it('are read as RFC 6901 says', () => {
    expect(pointerSteps('/a~1b/~0/0')).toEqual(['a/b', '~', '0']);
    expect(['', 'a', '/~2', '/a~'].map(pointerSteps)).toEqual([null, null, null, null]);
  });

  it('take parts with who and what they are of, but not names that mean nothing elsewhere', () => {
    expect(selectParts(document, ['/a~1b/~0/0/n'])).toEqual({
      '@context': ['c'],
      id: 'urn:x:1',
      'a/b': { '~': [{ type: 'T', n: 1 }] },
    });
    expect(selectParts(document, ['/a~1b/~0/1'])).toMatchObject({ 'a/b': { '~': [2] } });
    expect(selectParts(document, ['/a~1b', '/a~1b/~0/1'])).toMatchObject({ 'a/b': document['a/b'] });
  });

  it.each(['/a~1b/~0/2', '/a~1b/~0/01', '/a~1b/~0/length', '/constructor', '/id/x'])('lead nowhere: %s', (pointer) => {
    expect(selectParts(document, [pointer])).toBeNull();
  });
});
