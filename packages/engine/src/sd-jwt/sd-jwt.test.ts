import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeCrypto, nodeSigner } from '../node/index.ts';
import { type FakeDocuments, NOW, TestIssuer, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import type { KeyAlgorithm, VerifyWorld } from '../types.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { HIDEABLE_CLAIMS, buildAwardClaims } from './build-award-claims.ts';
import { issueSdJwtVc } from './issue-sd-jwt.ts';
import { presentSdJwt } from './present-sd-jwt.ts';
import {
  createTokenStatusList,
  decodeTokenStatusList,
  encodeTokenStatusList,
  issueTokenStatusList,
  readTokenStatus,
  writeTokenStatus,
} from './token-status-list.ts';

const DID = 'did:web:nordlys.example';
const LIST = 'https://nordlys.example/token-status/1';
const PRESENTATION = { nonce: 'n-7341', audience: 'https://employer.example/check' };

const holder = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const holderKey = holder.publicKey.export({ format: 'jwk' }) as Record<string, string>;
const holderSigner = nodeSigner({ privateKey: holder.privateKey, verificationMethod: 'holder-key' });

const issue = async (
  algorithm: KeyAlgorithm = 'P-256',
  more: { readonly isBound?: boolean; readonly hasStatus?: boolean } = {},
) => {
  const issuer = new TestIssuer(DID, algorithm);
  const status = more.hasStatus === true ? { tokenStatus: { uri: LIST, index: 41 } } : {};
  const text = await issueSdJwtVc({
    claims: buildAwardClaims(sampleAward(DID), status),
    hideable: HIDEABLE_CLAIMS,
    signer: issuer.signer,
    crypto: nodeCrypto,
    random: (length) => randomBytes(length),
    ...(more.isBound === true ? { holderKey } : {}),
  });
  return { issuer, text };
};

const check = (text: string, documents: FakeDocuments, changes: Partial<VerifyWorld> = {}) =>
  verifyCredential(text, worldWith(documents, changes));

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** A token by the issuer with any payload: for what only a careless or hostile issuer would write. */
const signed = async (issuer: TestIssuer, payload: object, header: object = {}): Promise<string> => {
  const input = `${encode({ typ: 'dc+sd-jwt', alg: 'ES256', kid: `${DID}#key-1`, ...header })}.${encode(payload)}`;
  return `${input}.${Buffer.from(await issuer.signer.sign(Buffer.from(input))).toString('base64url')}`;
};

describe('an award that a learner can show in part', () => {
  it.each(['Ed25519', 'P-256'] as const)('checks out with everything shown (%s)', async (algorithm) => {
    const { issuer, text } = await issue(algorithm);
    const report = await check(text, issuer.documents());
    expect(report).toMatchObject({ summary: 'checks_out', format: 'sd-jwt-vc', holder: { code: 'holder.bearer' } });
    expect(report.credential?.document).toMatchObject({ credentialSubject: { name: 'Amal Haddad' } });
  });

  it('checks out without the learner’s name and results, and then they are nowhere in the text', async () => {
    const { issuer, text } = await issue();
    const shown = await presentSdJwt(text, () => false, { crypto: nodeCrypto });
    const report = await check(shown ?? '', issuer.documents());
    expect(report.summary).toBe('checks_out');
    const document = JSON.stringify(report.credential?.document);
    expect(document).toContain('Sort and price donated goods');
    expect(document).not.toContain('Amal');
    expect(document).not.toContain('_sd');
    expect(Buffer.from(shown ?? '', 'base64url').toString()).not.toContain('Amal');
  });

  it('shows the name alone when the learner chooses so', async () => {
    const { issuer, text } = await issue();
    const shown = await presentSdJwt(text, ({ name }) => name === 'name', { crypto: nodeCrypto });
    const subject = (await check(shown ?? '', issuer.documents())).credential?.document['credentialSubject'];
    expect(subject).toMatchObject({ name: 'Amal Haddad' });
    expect(subject).not.toHaveProperty('result');
  });

  it('tells which proof it names, and nothing of what the learner keeps back', async () => {
    const { issuer, text } = await issue();
    const evidenceOf = async (shown: string | null) => (await check(shown ?? '', issuer.documents())).checks.evidence;
    expect(await evidenceOf(text)).toMatchObject({
      code: 'evidence.named',
      details: { count: '2', kinds: 'observation, photo' },
    });
    const withoutProof = await presentSdJwt(text, ({ name }) => name !== 'evidence', { crypto: nodeCrypto });
    expect(await evidenceOf(withoutProof)).toEqual({ outcome: 'not_applicable', code: 'evidence.none' });
  });

  it('never gives two learners the same digest for the same word', async () => {
    const [first, second] = [await issue(), await issue()];
    const digests = (text: string) =>
      Buffer.from(text.split('.')[1] ?? '', 'base64url')
        .toString()
        .match(/"_sd":\[[^\]]*\]/g)
        ?.join() ?? '';
    expect(digests(first.text)).not.toBe('');
    expect(digests(first.text)).not.toBe(digests(second.text));
  });

  it('does not check out with a piece that was changed, added, doubled or left broken', async () => {
    const { issuer, text } = await issue();
    const pieces = text.split('~');
    const name = pieces.find((piece) => Buffer.from(piece, 'base64url').toString().includes('Amal')) ?? '';
    const [salt] = JSON.parse(Buffer.from(name, 'base64url').toString()) as [string];
    const cases = [
      text.replace(name, encode([salt, 'name', 'Amal Hadad'])),
      `${text}${encode(['salt', 'grade', 'excellent'])}~`,
      `${text}${name}~`,
      text.replace(name, name.slice(0, -3)),
      text.replace(name, encode([salt])),
      text.replace(name, encode({ salt })),
      text.replace(name, encode([1, 'name', 'Amal'])),
      text.replace(name, encode([salt, '_sd', []])),
    ];
    for (const forged of cases) {
      const report = await check(forged, issuer.documents());
      expect(report.checks.integrity.outcome, forged.slice(-60)).toBe('failed');
      expect(report.credential).toBeUndefined();
    }
  });
});

describe('rules that hold even when the issuer’s own signature is good', () => {
  const claims = { iss: DID, vct: 'urn:example:vct', nbf: 1_700_000_000 };
  const hidden = (name: string, value: unknown) => encode(['c2FsdHNhbHRzYWx0c2FsdA', name, value]);

  it.each([
    ['the same digest twice', { _sd: [sha256(hidden('a', 1)), sha256(hidden('a', 1))] }, [hidden('a', 1)]],
    [
      'the same digest in two places',
      { _sd: [sha256(hidden('a', 1))], b: { _sd: [sha256(hidden('a', 1))] } },
      [hidden('a', 1)],
    ],
    ['a name that is there already', { a: 0, _sd: [sha256(hidden('a', 1))] }, [hidden('a', 1)]],
    ['a hidden end date', { _sd: [sha256(hidden('exp', 4_000_000_000))] }, [hidden('exp', 4_000_000_000)]],
    [
      'a hidden other name of its type',
      { _sd: [sha256(hidden('aka_vcts', ['urn:a']))] },
      [hidden('aka_vcts', ['urn:a'])],
    ],
    ['a hidden holder key', { _sd: [sha256(hidden('cnf', { jwk: holderKey }))] }, [hidden('cnf', { jwk: holderKey })]],
    ['another hash', { _sd_alg: 'sha-1', _sd: [sha256(hidden('a', 1))] }, [hidden('a', 1)]],
    ['a list entry in the place of a member', { _sd: [sha256(encode(['salt', 1]))] }, [encode(['salt', 1])]],
    ['a member in the place of a list entry', { a: [{ '...': sha256(hidden('a', 1)) }] }, [hidden('a', 1)]],
    ['a digest that is no text', { _sd: [1] }, []],
  ])('%s is refused', async (_, more, disclosures) => {
    const issuer = new TestIssuer(DID, 'P-256');
    const text = `${[await signed(issuer, { ...claims, ...more }), ...disclosures].join('~')}~`;
    expect((await check(text, issuer.documents())).checks.integrity.code).toBe('integrity.disclosures_do_not_fit');
  });

  it('reads entries of lists and pieces inside pieces', async () => {
    const issuer = new TestIssuer(DID, 'P-256');
    const inner = hidden('street', 'Havnegata 1');
    const outer = hidden('address', { _sd: [sha256(inner)] });
    const entry = encode(['c2FsdA', 'NO']);
    const payload = {
      ...claims,
      _sd: [sha256(outer)],
      nationalities: [{ '...': sha256(entry) }, { '...': sha256('x') }, 'SE'],
    };
    const token = await signed(issuer, payload);
    const report = await check(`${[token, outer, inner, entry].join('~')}~`, issuer.documents());
    expect(report.credential?.document).toMatchObject({
      address: { street: 'Havnegata 1' },
      nationalities: ['NO', 'SE'],
    });
    const alone = await check(`${[token, inner].join('~')}~`, issuer.documents());
    expect(alone.checks.integrity).toMatchObject({ details: { reason: 'unknown_disclosure' } });
    const chosen = await presentSdJwt(`${[token, outer, inner].join('~')}~`, ({ name }) => name === 'street', {
      crypto: nodeCrypto,
    });
    expect((await check(chosen ?? '', issuer.documents())).checks.integrity.outcome).toBe('passed');
  });

  it('a token of another kind is not taken for a credential', async () => {
    const issuer = new TestIssuer(DID, 'P-256');
    for (const typ of ['JWT', 'kb+jwt', 'statuslist+jwt']) {
      const report = await check(`${await signed(issuer, claims, { typ })}~`, issuer.documents());
      expect(report.checks.integrity.outcome).toBe('unknown');
    }
    expect(
      (await check(`${await signed(issuer, claims, { alg: 'none' })}~`, issuer.documents())).checks.integrity,
    ).toMatchObject({
      code: 'integrity.forbidden_algorithm',
    });
  });
});

describe('proof that the holder is the one who shows it', () => {
  const present = async (
    changes: { readonly nonce?: string; readonly audience?: string; readonly now?: Date } = {},
  ) => {
    const { issuer, text } = await issue('P-256', { isBound: true });
    const keyBinding = { signer: holderSigner, now: NOW, ...PRESENTATION, ...changes };
    const shown = await presentSdJwt(text, () => true, { crypto: nodeCrypto, keyBinding });
    return { issuer, text, shown: shown ?? '' };
  };

  it('passes for the verifier, the nonce and the moment that it was made for', async () => {
    const { issuer, shown } = await present();
    const report = await check(shown, issuer.documents(), { presentation: PRESENTATION });
    expect(report).toMatchObject({ summary: 'checks_out', holder: { code: 'holder.bound' } });
  });

  it('fails for another verifier, another nonce, an old or future moment', async () => {
    const cases = [
      { audience: 'https://stranger.example' },
      { nonce: 'n-0000' },
      { now: new Date(NOW.getTime() - 600_000) },
      { now: new Date(NOW.getTime() + 600_000) },
    ];
    for (const change of cases) {
      const { issuer, shown } = await present(change);
      const report = await check(shown, issuer.documents(), { presentation: PRESENTATION });
      expect(report.holder, JSON.stringify(change)).toMatchObject({ outcome: 'failed', code: 'holder.mismatch' });
      expect(report.summary).toBe('does_not_check_out');
    }
  });

  it('fails when it is missing, moved to other pieces, or made by another key', async () => {
    const { issuer, text, shown } = await present();
    const binding = shown.slice(shown.lastIndexOf('~') + 1);
    const fewer = await presentSdJwt(text, () => false, { crypto: nodeCrypto });
    const thief = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const signer = nodeSigner({ privateKey: thief.privateKey, verificationMethod: 'holder-key' });
    const stolen = await presentSdJwt(text, () => true, {
      crypto: nodeCrypto,
      keyBinding: { signer, now: NOW, ...PRESENTATION },
    });
    const world = { presentation: PRESENTATION };
    expect((await check(text, issuer.documents(), world)).holder?.code).toBe('holder.missing');
    expect((await check(`${fewer ?? ''}${binding}`, issuer.documents(), world)).holder?.details).toEqual({
      reason: 'sd_hash',
    });
    expect((await check(stolen ?? '', issuer.documents(), world)).holder?.details).toEqual({ reason: 'signature' });
  });

  it('stays open when nobody asked, for then it may be a copy', async () => {
    const { issuer, text, shown } = await present();
    expect(await check(shown, issuer.documents())).toMatchObject({
      summary: 'could_not_check_everything',
      holder: { outcome: 'unknown', code: 'holder.not_asked' },
    });
    expect((await check(text, issuer.documents())).holder?.code).toBe('holder.not_shown');
  });
});

describe('a token status list', () => {
  it.each([1, 2, 4, 8] as const)('of %s bits keeps every value where it was put', (bits) => {
    const highest = (1 << bits) - 1;
    const changes = Array.from({ length: 300 }, (_, at) => ({ index: at * 7, status: (at * 5) % (highest + 1) }));
    const list = writeTokenStatus(createTokenStatusList({ length: 131_072, bits }), changes);
    const read = decodeTokenStatusList(encodeTokenStatusList(list));
    expect(read.ok && changes.map(({ index }) => readTokenStatus(read.value, index))).toEqual(
      changes.map(({ status }) => status),
    );
    expect(read.ok && readTokenStatus(read.value, 131_072)).toBeNull();
  });

  it('has the bit order of the published example (§4.1: 0xb9 0xa3)', () => {
    const list = { bits: 1 as const, bytes: Uint8Array.of(0xb9, 0xa3) };
    const values = Array.from({ length: 16 }, (_, at) => readTokenStatus(list, at));
    expect(values).toEqual([1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
  });

  it('is refused at a cap when it is a bomb, and when its sum does not fit', () => {
    const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024)).toString('base64url');
    expect(decodeTokenStatusList({ bits: 1, lst: bomb })).toEqual({ ok: false, error: 'too_large' });
    const damaged = deflateSync(Buffer.alloc(100));
    damaged.writeUInt32BE(7, damaged.length - 4);
    expect(decodeTokenStatusList({ bits: 1, lst: damaged.toString('base64url') })).toEqual({
      ok: false,
      error: 'damaged',
    });
    expect(decodeTokenStatusList({ bits: 3, lst: 'eJw' })).toEqual({ ok: false, error: 'damaged' });
  });

  type Change = {
    readonly uri?: string;
    readonly issuer?: string;
    readonly expiresAt?: Date;
    readonly ttlSeconds?: number;
  };
  const withList = async (status: number, change: Change = {}, by?: TestIssuer) => {
    const { issuer, text } = await issue('P-256', { hasStatus: true });
    const list = writeTokenStatus(createTokenStatusList({ length: 131_072, bits: 2 }), [{ index: 41, status }]);
    const issuedAt = new Date('2026-11-21T00:00:00Z');
    const { signer } = by ?? issuer;
    const token = await issueTokenStatusList({ uri: LIST, issuer: DID, list, issuedAt, signer, ...change });
    return (await check(text, issuer.documents({ [LIST]: token }))).checks.status;
  };

  it('says whether a credential still holds', async () => {
    expect(await withList(0)).toMatchObject({ outcome: 'passed', code: 'status.not_revoked' });
    expect(await withList(1)).toMatchObject({ outcome: 'failed', code: 'status.revoked' });
    expect(await withList(2)).toMatchObject({ outcome: 'failed', code: 'status.suspended' });
    expect(await withList(3)).toMatchObject({ outcome: 'unknown', code: 'status.unsupported_purpose' });
  });

  it('that is out of date, for another address or by somebody else leaves the answer open', async () => {
    expect(await withList(0, { expiresAt: new Date('2026-11-20T00:00:00Z') })).toMatchObject({
      code: 'status.list_not_in_force',
    });
    expect(await withList(0, { ttlSeconds: 60 })).toMatchObject({ code: 'status.list_not_in_force' });
    expect(await withList(0, { uri: 'https://nordlys.example/token-status/2' })).toMatchObject({
      code: 'status.list_other_address',
    });
    expect(await withList(0, { issuer: 'did:web:other.example' })).toMatchObject({ code: 'status.list_other_issuer' });
    const stranger = new TestIssuer(DID, 'P-256');
    expect(await withList(0, {}, stranger)).toMatchObject({ code: 'status.list_not_genuine' });
  });

  it('that cannot be read leaves the answer open', async () => {
    const { issuer, text } = await issue('P-256', { hasStatus: true });
    expect((await check(text, issuer.documents())).checks.status.code).toBe('status.unreachable');
    expect((await check(text, issuer.documents({ [LIST]: 'eyJ.eyJ.x' }))).checks.status.code).toBe(
      'status.list_damaged',
    );
  });

  it('that does not say when it was made leaves the answer open', async () => {
    const { issuer, text } = await issue('P-256', { hasStatus: true });
    const list = encodeTokenStatusList(createTokenStatusList({ length: 131_072, bits: 1 }));
    const by = async (iat: object): Promise<string> => {
      const payload = { iss: DID, sub: LIST, ...iat, status_list: list };
      const token = await signed(issuer, payload, { typ: 'statuslist+jwt' });
      return (await check(text, issuer.documents({ [LIST]: token }))).checks.status.code;
    };
    expect(await by({ iat: Math.floor(NOW.getTime() / 1000) })).toBe('status.not_revoked');
    expect(await by({})).toBe('status.list_damaged');
  });
});
