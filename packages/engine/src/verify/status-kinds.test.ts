import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-types.ts';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { nodeCrypto } from '../node/index.ts';
import { hashData } from '../proof/hash-data.ts';
import { suiteByName } from '../proof/suite-by-name.ts';
import { base58Encode } from '../text/base58.ts';
import type { DocumentAnswer } from '../types.ts';
import { buildStatusListCredential } from '../status/status-list-credential.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const issuer = new TestIssuer();
const LIST = 'https://nordlys.example/status/1';
const CREDENTIAL = 'https://nordlys.example/credentials/1';

type Members = Readonly<Record<string, unknown>>;

/** The contexts that define the kinds of status which appear here. */
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json',
];

const statusOf = async (credentialStatus: unknown, served: Readonly<Record<string, string>>) => {
  const { text } = await issuer.issue(smallCredential(issuer.did, { '@context': contexts, credentialStatus }));
  return (await verifyCredential(text, worldWith(issuer.documents(served)))).checks.status;
};

/** Bits of a list in which the entries have `size` bits each, with one value set. */
const packed = (size: number, index: number, value: number): string => {
  const bits = new Uint8Array((131_072 * size) / 8);
  for (let at = 0; at < size; at += 1) {
    const bit = (value >> (size - 1 - at)) & 1;
    const place = index * size + at;
    bits[place >> 3] = (bits[place >> 3] ?? 0) | (bit << (7 - (place & 7)));
  }
  return `u${gzipSync(bits).toString('base64url')}`;
};

const signedList = async (purpose: string | readonly string[], encodedList: string): Promise<string> => {
  const shape = { id: LIST, issuer: issuer.did, purpose: 'revocation', bits: { encodedList } } as const;
  const credential = buildStatusListCredential({ ...shape, validFrom: new Date('2026-01-01T00:00:00Z') });
  const credentialSubject = { ...(credential['credentialSubject'] as object), statusPurpose: purpose };
  return (await issuer.issue({ ...credential, credentialSubject })).text;
};

const entry = (purpose: string, more: Members = {}): Members => ({
  type: 'BitstringStatusListEntry',
  statusPurpose: purpose,
  statusListIndex: '94567',
  statusListCredential: LIST,
  ...more,
});

const FOUR = ['in force', 'under review', 'corrected', 'returned'];
const statusMessage = FOUR.map((message, at) => ({ status: `0x${at}`, message }));

describe('an entry of several bits', () => {
  it.each([0, 1, 2, 3])('with the value %i is told in the issuer’s words, and withdraws nothing', async (value) => {
    const list = await signedList('message', packed(2, 94_567, value));
    expect(await statusOf(entry('message', { statusSize: 2, statusMessage }), { [LIST]: list })).toMatchObject({
      outcome: 'passed',
      code: 'status.note',
      details: { message: FOUR[value] },
    });
  });

  it('of the purpose revocation withdraws with any value but zero', async () => {
    const list = await signedList('revocation', packed(2, 94_567, 2));
    const status = { statusSize: 2, statusMessage };
    expect(await statusOf(entry('revocation', status), { [LIST]: list })).toMatchObject({
      outcome: 'failed',
      code: 'status.revoked',
      details: { message: 'corrected' },
    });
    const other = entry('revocation', { ...status, statusListIndex: '94566' });
    expect(await statusOf(other, { [LIST]: list })).toMatchObject({ code: 'status.not_revoked' });
  });

  it.each([
    ['without the words for a message', entry('message', { statusSize: 2 })],
    ['with words for some values only', entry('message', { statusSize: 2, statusMessage: statusMessage.slice(1) })],
    [
      'with two words for one value',
      entry('message', { statusSize: 1, statusMessage: [statusMessage[0], statusMessage[0]] }),
    ],
    ['with half a bit', entry('revocation', { statusSize: 1.5 })],
    ['with no bit', entry('revocation', { statusSize: 0 })],
    ['with 64 bits', entry('revocation', { statusSize: 64 })],
    ['with a size in words', entry('revocation', { statusSize: 'two' })],
  ])('%s is not guessed at', async (_, credentialStatus) => {
    const list = await signedList(['message', 'revocation'], packed(2, 1, 1));
    expect(await statusOf(credentialStatus, { [LIST]: list })).toMatchObject({
      outcome: 'unknown',
      code: 'status.unreadable_entry',
    });
  });
});

describe('several entries', () => {
  it('of one list that serves both purposes are each read for theirs', async () => {
    const list = await signedList(['revocation', 'suspension'], packed(1, 94_567, 1));
    const both = [entry('revocation', { statusListIndex: '1' }), entry('suspension')];
    expect(await statusOf(both, { [LIST]: list })).toMatchObject({ outcome: 'failed', code: 'status.suspended' });
    const neither = both.map((one) => ({ ...one, statusListIndex: '2' }));
    expect(await statusOf(neither, { [LIST]: list })).toMatchObject({ outcome: 'passed', code: 'status.not_revoked' });
  });

  it('of which one cannot be read leave the answer open, unless another withdraws', async () => {
    const list = await signedList('revocation', packed(1, 94_567, 1));
    const unread = entry('suspension', { statusListCredential: 'https://nordlys.example/status/2' });
    const good = entry('revocation', { statusListIndex: '2' });
    expect(await statusOf([good, unread], { [LIST]: list })).toMatchObject({ outcome: 'unknown' });
    expect(await statusOf([unread, entry('revocation')], { [LIST]: list })).toMatchObject({ code: 'status.revoked' });
  });

  it('that only tell something do not stand in for one about a withdrawal', async () => {
    const list = await signedList(['message', 'refresh', 'revocation'], packed(1, 94_567, 1));
    const two = FOUR.slice(0, 2).map((message, at) => ({ status: `0x${at}`, message }));
    const note = entry('message', { statusMessage: two });
    expect(await statusOf([note, entry('refresh')], { [LIST]: list })).toMatchObject({ code: 'status.note' });
    expect(await statusOf(entry('refresh'), { [LIST]: list })).toMatchObject({ code: 'status.newer_exists' });
    const both = [note, entry('revocation', { statusListIndex: '3' })];
    expect(await statusOf(both, { [LIST]: list })).toMatchObject({ code: 'status.not_revoked' });
  });

  it('beyond four are not looked up at all', async () => {
    const five = Array.from({ length: 5 }, () => entry('revocation'));
    expect(await statusOf(five, {})).toMatchObject({ outcome: 'unknown', code: 'status.too_many_entries' });
  });
});

describe('the predecessor StatusList2021', () => {
  const old = {
    type: 'StatusList2021Entry',
    statusPurpose: 'revocation',
    statusListIndex: '94567',
    statusListCredential: LIST,
  };

  const token = async (members: Members) => {
    const credential = { ...smallCredential(issuer.did), ...members };
    return (await issueJwtCredential({ credential, signer: issuer.signer })).text;
  };

  const oldList = (encodedList: string, type = 'StatusList2021') =>
    token({
      id: LIST,
      type: ['VerifiableCredential', 'StatusList2021Credential'],
      credentialSubject: { id: `${LIST}#list`, type, statusPurpose: 'revocation', encodedList },
    });

  const check = async (list: string, more: Members = {}) => {
    const text = await token({ credentialStatus: { ...old, ...more } });
    return (await verifyCredential(text, worldWith(issuer.documents({ [LIST]: list })))).checks.status;
  };

  const plain = (text: string): string => text.slice(1);
  const padded = (text: string): string => Buffer.from(plain(text), 'base64url').toString('base64');

  it('is read with the alphabets that issuers write', async () => {
    for (const write of [plain, padded]) {
      const list = await oldList(write(packed(1, 94_567, 1)));
      expect(await check(list)).toMatchObject({ outcome: 'failed', code: 'status.revoked' });
      expect(await check(list, { statusListIndex: 5 })).toMatchObject({ code: 'status.not_revoked' });
    }
  });

  const CONTEXT = 'https://w3id.org/vc/status-list/2021/v1';
  const SUITES = {
    'eddsa-rdfc-2022': 'https://w3id.org/security/data-integrity/v2',
    Ed25519Signature2020: 'https://w3id.org/security/suites/ed25519-2020/v1',
  } as const;

  /** By the older suite, which the engine checks and never makes. */
  const signOlder = async (document: JsonObject): Promise<string> => {
    const options = {
      type: 'Ed25519Signature2020',
      created: '2026-01-01T00:00:00Z',
      verificationMethod: issuer.verificationMethod,
      proofPurpose: 'assertionMethod',
    };
    const suite = suiteByName('Ed25519Signature2020');
    const [contexts, algorithm, use] = [new Map<string, object>(), 'Ed25519', 'verify'] as const;
    const hashed = await hashData({ document, options, suite, algorithm, crypto: nodeCrypto, contexts, use });
    if (!hashed.ok) throw new Error(hashed.error);
    const proofValue = `z${base58Encode(await issuer.signer.sign(hashed.value))}`;
    return JSON.stringify({ ...document, proof: { ...options, proofValue } });
  };

  const signAs = async (suite: keyof typeof SUITES, credential: object): Promise<string> =>
    suite === 'Ed25519Signature2020'
      ? signOlder(JSON.parse(JSON.stringify(credential)) as JsonObject)
      : (await issuer.issue(credential, suite)).text;

  it.each(['eddsa-rdfc-2022', 'Ed25519Signature2020'] as const)(
    'is checked under its own context with a proof by %s',
    async (suite) => {
      const older = ['https://www.w3.org/2018/credentials/v1', CONTEXT, SUITES[suite]];
      const { validFrom: _none, ...small } = smallCredential(issuer.did) as Members;
      const base = { ...small, '@context': older, issuanceDate: '2026-01-01T00:00:00Z' };
      const list = await signAs(suite, {
        ...base,
        id: LIST,
        type: ['VerifiableCredential', 'StatusList2021Credential'],
        credentialSubject: {
          id: `${LIST}#list`,
          type: 'StatusList2021',
          statusPurpose: 'revocation',
          encodedList: plain(packed(1, 94_567, 1)),
        },
      });
      const statusAt = async (statusListIndex: string) => {
        const { id, ...subject } = { id: 'did:example:learner', ...old, statusListIndex };
        const credentialStatus = { id: `${LIST}#${statusListIndex}`, ...subject };
        const about = { credentialSubject: { id }, credentialStatus };
        const text = await signAs(suite, { ...base, ...about });
        return (await verifyCredential(text, worldWith(issuer.documents({ [LIST]: list })))).checks;
      };
      expect(await statusAt('94567')).toMatchObject({
        integrity: { outcome: 'passed' },
        status: { outcome: 'failed', code: 'status.revoked' },
      });
      expect(await statusAt('5')).toMatchObject({ status: { outcome: 'passed', code: 'status.not_revoked' } });
    },
  );

  it('does not take a list of the other generation', async () => {
    expect(await check(await oldList(plain(packed(1, 1, 1)), 'BitstringStatusList'))).toMatchObject({
      outcome: 'unknown',
      code: 'status.list_wrong_type',
    });
    const newer = await signedList('revocation', packed(1, 1, 1));
    expect(await check(newer)).toMatchObject({ code: 'status.list_wrong_type' });
  });
});

describe('the 1EdTech revocation list', () => {
  const ADDRESS = 'https://nordlys.example/revocations';
  const status = { id: ADDRESS, type: '1EdTechRevocationList' };
  const check = (list: unknown, entryOf: Members = status) =>
    statusOf(entryOf, { [ADDRESS]: typeof list === 'string' ? list : JSON.stringify(list) });
  const list = (revokedCredentials: unknown, more: Members = {}) => ({
    id: ADDRESS,
    issuer: issuer.did,
    revokedCredentials,
    ...more,
  });

  it.each([
    ['names the credential', list([{ id: CREDENTIAL, revoked: true, revocationReason: 'error' }])],
    ['names it without more words', list([{ id: CREDENTIAL }])],
    ['names it by its address alone', list([CREDENTIAL])],
    ['names it twice, once as not revoked', list([{ id: CREDENTIAL, revoked: false }, { id: CREDENTIAL }])],
  ])('withdraws when it %s', async (_, body) => {
    expect(await check(body)).toMatchObject({ outcome: 'failed', code: 'status.revoked' });
  });

  it.each([
    ['nobody', list([])],
    ['somebody else', list([{ id: 'https://nordlys.example/credentials/2' }])],
    ['the credential as not revoked', list([{ id: CREDENTIAL, revoked: false }])],
  ])('does not when it names %s, and says that it is not signed', async (_, body) => {
    expect(await check(body)).toMatchObject({
      outcome: 'passed',
      code: 'status.not_revoked',
      details: { listSigned: 'no' },
    });
  });

  it.each([
    ['is a web page', '<html></html>', 'status.list_damaged'],
    ['names a key twice', '{"revokedCredentials":[],"revokedCredentials":[]}', 'status.list_damaged'],
    ['is a list of nothing known', { id: ADDRESS }, 'status.list_wrong_type'],
    ['is from another issuer', list([], { issuer: { id: 'did:web:other.example' } }), 'status.list_other_issuer'],
    ['stands under another address', list([], { id: `${ADDRESS}/2` }), 'status.list_other_address'],
  ])('leaves the answer open when it %s', async (_, body, code) => {
    expect(await check(body)).toMatchObject({ outcome: 'unknown', code });
  });

  it('is not read over a connection that anybody can change', async () => {
    expect(await check(list([]), { ...status, id: 'http://nordlys.example/revocations' })).toMatchObject({
      outcome: 'unknown',
      code: 'status.unreachable',
      details: { reason: 'not_allowed' },
    });
  });
});

describe('a list that cannot be reached', () => {
  it.each([
    ['is not there (404)', 'not_found'],
    ['does not answer', 'unreachable'],
    ['answers too slowly', 'timed_out'],
    ['answers with more than is read', 'too_large'],
    ['leads to an internal address (302)', 'not_allowed'],
  ] as const)('because it %s leaves the answer open, with the reason', async (_, reason) => {
    const { text } = await issuer.issue(smallCredential(issuer.did, { credentialStatus: entry('revocation') }));
    const documents = issuer.documents();
    const refused: DocumentAnswer = { ok: false, reason };
    const world = worldWith({
      find: (url, kind) => (kind === 'status' ? Promise.resolve(refused) : documents.find(url, kind)),
    });
    const report = await verifyCredential(text, world);
    expect(report.checks.status).toEqual({ outcome: 'unknown', code: 'status.unreachable', details: { reason } });
    expect(report.summary).toBe('could_not_check_everything');
  });
});
