import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { buildStatusEntry, buildStatusListCredential } from '../status/status-list-credential.ts';
import { createStatusList, encodeStatusList, writeStatus } from '../status/status-list.ts';
import { TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const LIST = 'https://nordlys.example/status/1';
const REVOKED = 4_711;
const LENGTH = 131_072;
const OTHER_DID = 'https://other.example/.well-known/did.json';

const other = new TestIssuer('did:web:other.example');

const issuer = new TestIssuer();
const bits = writeStatus(createStatusList({ length: LENGTH }), [{ index: REVOKED, isSet: true }]);
const list = {
  id: LIST,
  issuer: issuer.did,
  purpose: 'revocation',
  bits,
  validFrom: new Date('2026-01-01T00:00:00Z'),
} as const;

type Entry = Record<string, unknown>;

const issueWith = async (credentialStatus: unknown): Promise<string> =>
  (await issuer.issue(smallCredential(issuer.did, { credentialStatus }))).text;

const entry = (index: number, more: Entry = {}): Entry => ({
  ...buildStatusEntry({ listUrl: LIST, index, purpose: 'revocation' }),
  ...more,
});

const verify = async (text: string, served?: string) =>
  verifyCredential(
    text,
    worldWith(
      issuer.documents({ [OTHER_DID]: other.didDocument(), ...(served === undefined ? {} : { [LIST]: served }) }),
    ),
  );

const statusOf = async (index: number, served?: string) =>
  (await verify(await issueWith(entry(index)), served)).checks.status;

describe('whether a credential was withdrawn', () => {
  it('is read from the issuer’s list, entry by entry', async () => {
    const served = await issuer.statusList(LIST, bits);
    expect(await statusOf(REVOKED, served)).toMatchObject({
      outcome: 'failed',
      code: 'status.revoked',
      asOf: '2026-11-21T11:59:00Z',
    });
    expect(await statusOf(REVOKED + 1, served)).toMatchObject({ outcome: 'passed', code: 'status.not_revoked' });
    expect(await statusOf(REVOKED - 1, served)).toMatchObject({ outcome: 'passed', code: 'status.not_revoked' });
  });

  it('does not apply to a credential without an entry', async () => {
    const { text } = await issuer.issue(smallCredential(issuer.did));
    const report = await verify(text);
    expect(report.checks.status).toEqual({ outcome: 'not_applicable', code: 'status.none' });
    expect(report.summary).toBe('checks_out');
  });

  it('is asked of nobody on the word of a text that nobody signed', async () => {
    const good = await issueWith(entry(1));
    const token = await issueJwtCredential({
      credential: smallCredential(issuer.did, { credentialStatus: entry(1) }),
      signer: issuer.signer,
    });
    const status = { status_list: { idx: 1, uri: LIST } };
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const cases = [
      changed(good, (document) => delete document['proof']),
      changed(good, (document) => (document['name'] = 'Master of goods')),
      `${token.text.slice(0, -8)}AAAAAAAA`,
      `${part({ alg: 'none', typ: 'dc+sd-jwt' })}.${part({ iss: issuer.did, vct: 'urn:x', status })}.AAAA~`,
      JSON.stringify({
        payload: part({ credentialStatus: entry(1) }),
        protected: part({ alg: 'none' }),
        signature: '',
      }),
    ];
    for (const text of cases) {
      const documents = issuer.documents();
      const { checks } = await verifyCredential(text, worldWith(documents));
      expect([checks.integrity.outcome, checks.status.code], text).toEqual(['failed', 'status.not_reached']);
      expect(documents.asked.filter(({ kind }) => kind === 'status')).toEqual([]);
    }
  });

  it('fails when any one of several entries says so', async () => {
    const text = await issueWith([entry(1), entry(REVOKED)]);
    expect((await verify(text, await issuer.statusList(LIST, bits))).checks.status).toMatchObject({
      code: 'status.revoked',
    });
  });

  it('tells a suspension from a revocation', async () => {
    const suspension = await issuer.issue(buildStatusListCredential({ ...list, purpose: 'suspension' }));
    const text = await issueWith(buildStatusEntry({ listUrl: LIST, index: REVOKED, purpose: 'suspension' }));
    expect((await verify(text, suspension.text)).checks.status).toMatchObject({
      outcome: 'failed',
      code: 'status.suspended',
    });
  });
});

const signedList = async (more: object = {}, subject: object = {}): Promise<string> => {
  const credential = buildStatusListCredential(list);
  const credentialSubject = { ...(credential['credentialSubject'] as object), ...subject };
  return (await issuer.issue({ ...credential, ...more, credentialSubject })).text;
};

const short = `u${gzipSync(new Uint8Array(12_500)).toString('base64url')}`;
const bomb = `u${gzipSync(new Uint8Array(64 * 1024 * 1024)).toString('base64url')}`;

const LISTS: readonly (readonly [what: string, make: () => Promise<string>, code: string])[] = [
  ['is not there', () => Promise.resolve(''), 'status.list_not_genuine'],
  ['is a web page', () => Promise.resolve('<html></html>'), 'status.list_not_genuine'],
  ['is not signed', () => Promise.resolve(JSON.stringify(buildStatusListCredential(list))), 'status.list_not_genuine'],
  [
    'was changed',
    async () =>
      changed(await signedList(), (document) => {
        (document['credentialSubject'] as Entry)['encodedList'] = encodeStatusList(
          createStatusList({ length: LENGTH }),
        );
      }),
    'status.list_not_genuine',
  ],
  ['has ended', () => signedList({ validUntil: '2026-11-01T00:00:00Z' }), 'status.list_not_in_force'],
  ['is from the future', () => signedList({ validFrom: '2026-12-01T00:00:00Z' }), 'status.list_not_in_force'],
  ['is of another type', () => signedList({ type: ['VerifiableCredential'] }), 'status.list_wrong_type'],
  [
    'has content of another type',
    () => signedList({}, { type: 'JsonSchema', encodedList: undefined, statusPurpose: undefined }),
    'status.list_wrong_type',
  ],
  ['serves another purpose', () => signedList({}, { statusPurpose: 'suspension' }), 'status.list_other_purpose'],
  [
    'stands under another address',
    () => signedList({ id: 'https://nordlys.example/status/2' }),
    'status.list_other_address',
  ],
  ['has 100,000 entries', () => signedList({}, { encodedList: short }), 'status.list_too_short'],
  ['unpacks to 64 MiB', () => signedList({}, { encodedList: bomb }), 'status.list_too_large'],
  ['cannot be unpacked', () => signedList({}, { encodedList: 'uAAAA' }), 'status.list_damaged'],
  [
    'is from another issuer',
    async () => (await other.issue(buildStatusListCredential({ ...list, issuer: other.did }))).text,
    'status.list_other_issuer',
  ],
  [
    'is signed by another issuer in the name of the first',
    async () =>
      changed((await other.issue(buildStatusListCredential({ ...list, issuer: other.did }))).text, (document) => {
        document['issuer'] = issuer.did;
      }),
    'status.list_not_genuine',
  ],
];

describe('a list that cannot be relied on', () => {
  it.each(LISTS)('because it %s leaves the answer open, never good', async (_, make, code) => {
    const report = await verify(await issueWith(entry(1)), await make());
    expect(report.checks.status).toMatchObject({ outcome: 'unknown', code });
    expect(report.summary).toBe('could_not_check_everything');
  });

  it('because it could not be reached leaves the answer open and tells why', async () => {
    expect(await statusOf(1)).toMatchObject({
      outcome: 'unknown',
      code: 'status.unreachable',
      details: { reason: 'not_found' },
    });
  });
});

describe('an entry that cannot be relied on', () => {
  it.each([
    ['an index past the end', entry(LENGTH), 'status.index_outside_list'],
    ['an index below zero', entry(1, { statusListIndex: '-1' }), 'status.unreadable_entry'],
    ['an index in another notation', entry(1, { statusListIndex: '0x1' }), 'status.unreadable_entry'],
    ['an index with spaces', entry(1, { statusListIndex: ' 1' }), 'status.unreadable_entry'],
    ['no index', entry(1, { statusListIndex: undefined }), 'status.unreadable_entry'],
    ['no list', entry(1, { statusListCredential: undefined }), 'status.unreadable_entry'],
    ['a list in a file', entry(1, { statusListCredential: 'file:///etc/passwd' }), 'status.unreachable'],
    ['another purpose', entry(1, { statusPurpose: 'applause' }), 'status.unsupported_purpose'],
    ['more bits an entry than the list has room for', entry(1, { statusSize: 2 }), 'status.list_too_short'],
  ])('with %s leaves the answer open', async (_, credentialStatus, code) => {
    const served = await issuer.statusList(LIST, bits);
    expect((await verify(await issueWith(credentialStatus), served)).checks.status).toMatchObject({
      outcome: 'unknown',
      code,
    });
  });
});
