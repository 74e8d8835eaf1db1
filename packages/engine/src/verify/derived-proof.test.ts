import { describe, expect, it } from 'vitest';
import { readCbor } from '../proof/sd/cbor.ts';
import { type Encodable, cbor, showPart } from '../testing/derived.ts';
import { TestIssuer, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const issuer = new TestIssuer('did:web:nordlys.example', 'P-256');
const document = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: issuer.did, type: ['Profile'], name: 'Nordlys _:c14n0 .' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    type: ['AchievementSubject'],
    id: 'did:example:learner',
    achievement: {
      id: 'https://nordlys.example/achievements/1',
      type: ['Achievement'],
      name: 'Sort goods',
      description: 'Sorts goods',
      criteria: { narrative: 'Shown at work' },
    },
  },
};

type Parts = readonly Encodable[];

const check = async (shown: object) =>
  (await verifyCredential(JSON.stringify(shown), worldWith(issuer.documents()))).checks;

describe('a credential of which the holder shows a part (ecdsa-sd-2023)', () => {
  it('checks out, nodes without names included, and says that it is a part', async () => {
    const checks = await check(await showPart(issuer, document));
    expect(checks.integrity).toMatchObject({
      outcome: 'passed',
      code: 'integrity.unchanged',
      details: { suite: 'ecdsa-sd-2023', shown: 'part' },
    });
    expect(checks.issuer).toMatchObject({ code: 'issuer.confirmed' });
    expect(checks.model).toMatchObject({ code: 'model.conforms' });
  });

  it.each([
    ['a changed word', { validFrom: '2026-01-02T00:00:00Z' }],
    ['a word more', { name: 'Master of goods' }],
    ['a word less', { validFrom: undefined }],
    ['another issuer', { issuer: { ...document.issuer, id: 'did:web:other.example' } }],
  ])('does not with %s', async (_, change) => {
    const checks = await check({ ...(await showPart(issuer, document)), ...change });
    expect(checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.changed' });
  });

  it('does not with the options of the proof changed', async () => {
    const shown = await showPart(issuer, document);
    const proof = { ...(shown['proof'] as object), created: '2026-11-20T12:00:00Z' };
    expect((await check({ ...shown, proof })).integrity).toMatchObject({ code: 'integrity.changed' });
  });

  const swap = (parts: Parts, at: number, value: Parts[number]): Parts =>
    parts.map((part, index) => (index === at ? value : part));

  it.each([
    ['one signature short', (parts: Parts) => swap(parts, 2, (parts[2] as Parts).slice(1)), 'integrity.changed'],
    ['signatures in another order', (parts: Parts) => swap(parts, 2, [...(parts[2] as Parts)].reverse()), 'changed'],
    ['fewer that must be shown', (parts: Parts) => swap(parts, 4, (parts[4] as Parts).slice(1)), 'changed'],
    ['an index past the end', (parts: Parts) => swap(parts, 4, [...(parts[4] as Parts), 9_999]), 'changed'],
    ['an index twice', (parts: Parts) => swap(parts, 4, [...(parts[4] as Parts), 0]), 'unreadable_proof'],
    ['no labels', (parts: Parts) => swap(parts, 3, new Map()), 'changed'],
    ['a short signature', (parts: Parts) => swap(parts, 0, new Uint8Array(63)), 'unreadable_proof'],
    ['a key of no curve', (parts: Parts) => swap(parts, 1, new Uint8Array(35)), 'unreadable_proof'],
    ['four parts', (parts: Parts) => parts.slice(0, 4), 'unreadable_proof'],
  ])('does not with %s', async (_, spoil, code) => {
    const { integrity } = await check(await showPart(issuer, document, { spoil }));
    expect(integrity.outcome).toBe('failed');
    expect(integrity.code).toContain(code);
  });

  it('is not the proof that only the holder has', async () => {
    const shown = await showPart(issuer, document, { prefix: [0xd9, 0x5d, 0x00] });
    expect((await check(shown)).integrity).toMatchObject({
      code: 'integrity.unreadable_proof',
      details: { reason: 'base_proof' },
    });
  });

  it('needs a key of the right kind', async () => {
    const other = new TestIssuer('did:web:nordlys.example', 'P-384');
    const shown = await showPart(issuer, document);
    const { checks } = await verifyCredential(JSON.stringify(shown), worldWith(other.documents()));
    expect(checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.unreadable_proof' });
  });
});

describe('the reader of such proofs', () => {
  it('reads back what was written', () => {
    const value = [1, 24, 300, Uint8Array.of(1, 2), [], new Map([[7, Uint8Array.of(9)]])];
    expect(readCbor(cbor(value))).toEqual(value);
  });

  it.each([
    ['nothing', []],
    ['bytes that break off', [0x42, 1]],
    ['a list that breaks off', [0x82, 1]],
    ['something after the end', [0x01, 0x01]],
    ['a number in a longer form than needed', [0x18, 0x05]],
    ['a length of 64 bits', [0x9b, 0, 0, 0, 0, 0, 0, 0, 1, 1]],
    ['an open end', [0x9f, 0x01, 0xff]],
    ['text', [0x61, 0x61]],
    ['a negative number', [0x20]],
    ['a tag', [0xc0, 0x01]],
    ['a number with a point', [0xf9, 0, 0]],
    ['a key that is no number', [0xa1, 0x41, 0, 0x01]],
    ['a key twice', [0xa2, 1, 1, 1, 2]],
    ['lists in lists in lists', [0x81, 0x81, 0x81, 0x81, 0x81, 0x81, 0x01]],
    ['a list of four thousand million', [0x9a, 0xff, 0xff, 0xff, 0xff]],
  ])('refuses %s', (_, bytes) => {
    expect(readCbor(Uint8Array.from(bytes))).toBeNull();
  });
});
