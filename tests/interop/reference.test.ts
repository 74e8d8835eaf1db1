/// <reference path="./reference-packages.d.ts" />
import { BitstreamStatusList } from '@4sure-tech/vc-bitstring-status-lists';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as ed25519 from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import * as statusList from '@digitalbazaar/vc-bitstring-status-list';
import { StatusList as TokenList } from '@sd-jwt/jwt-status-list';
import {
  buildAchievementCredential,
  buildDidDocument,
  createStatusList,
  decodeStatusList,
  didKey,
  encodeStatusList,
  issueCredential,
  readStatus,
  verifyCredential,
  writeStatus,
} from '@cairn/engine';
import { generateKey, nodeCrypto, nodeSigner } from '@cairn/engine/node';
import { pinnedContexts } from '@cairn/vocab/contexts';
import { describe, expect, it } from 'vitest';
import {
  type StatusWidth,
  createTokenStatusList,
  decodeTokenStatusList,
  encodeTokenStatusList,
  readTokenStatus,
  writeTokenStatus,
} from '../../packages/engine/src/sd-jwt/token-status-list.ts';
import { sampleAward } from '../../packages/engine/src/testing/sample-award.ts';

const NOW = new Date('2026-11-21T12:00:00Z');
const DID = 'did:web:nordlys.example';
const METHOD = `${DID}#key-1`;

const { privateKey, publicKey } = generateKey('Ed25519');
const signer = nodeSigner({ privateKey, verificationMethod: METHOD });
const didDocument = buildDidDocument({ did: DID, keys: [{ fragment: 'key-1', publicKey, state: 'active' }] });

type Loaded = { readonly documentUrl: string; readonly document: object };

/** The reference library's own loader, fed from the same pinned contexts and the issuer's document. */
const loaderFor =
  (documents: Readonly<Record<string, object>>) =>
  (url: string): Promise<Loaded> => {
    const document = documents[url] ?? pinnedContexts.get(url)?.document;
    return document === undefined ? Promise.reject(new Error(url)) : Promise.resolve({ documentUrl: url, document });
  };

const reference = (credential: object, documents: Readonly<Record<string, object>>) =>
  vc.verifyCredential({
    credential,
    suite: new DataIntegrityProof({ cryptosuite }),
    documentLoader: loaderFor(documents),
    checkStatus: () => Promise.resolve({ verified: true }),
    now: NOW,
  });

const method = {
  '@context': 'https://w3id.org/security/multikey/v1',
  ...didDocument.verificationMethod[0],
};
const documents = { [DID]: didDocument, [METHOD]: method };

const issueSample = () =>
  issueCredential({
    credential: buildAchievementCredential(sampleAward(DID)),
    signer,
    created: NOW,
    crypto: nodeCrypto,
  });

describe('the independent reference library', () => {
  it('accepts the credential that an award becomes', async () => {
    const { document } = await issueSample();
    const checked = await reference(document, documents);
    expect(checked).toMatchObject({ verified: true });
  });

  it('refuses it when one outcome was changed', async () => {
    const { text } = await issueSample();
    const document = JSON.parse(text.replace('with_help', 'on_my_own')) as object;
    expect(await reference(document, documents)).toMatchObject({ verified: false });
  });

  it('issues credentials that we accept', async () => {
    const { publicKey: other } = generateKey('Ed25519');
    const unrelated = didKey(other).did;
    const pair = await ed25519.generate({ id: METHOD, controller: DID });
    const credential = { ...buildAchievementCredential(sampleAward(DID)), credentialStatus: undefined };
    const signed = await vc.issue({
      credential: JSON.parse(JSON.stringify(credential)) as object,
      suite: new DataIntegrityProof({ signer: pair.signer(), cryptosuite, date: NOW.toISOString() }),
      documentLoader: loaderFor({}),
    });
    const body = JSON.stringify({
      id: DID,
      verificationMethod: [
        { id: METHOD, type: 'Multikey', controller: DID, publicKeyMultibase: pair.publicKeyMultibase },
        { id: `${DID}#other`, type: 'Multikey', controller: unrelated, publicKeyMultibase: unrelated.slice(8) },
      ],
      assertionMethod: [METHOD],
    });
    const find = () => Promise.resolve({ ok: true, body, asOf: NOW.toISOString() } as const);
    const report = await verifyCredential(JSON.stringify(signed), {
      now: NOW,
      crypto: nodeCrypto,
      documents: { find },
    });
    expect(report.checks).toMatchObject({ integrity: { outcome: 'passed' }, issuer: { outcome: 'passed' } });
    expect(report.summary).toBe('checks_out');
  });
});

describe('a status list', () => {
  const REVOKED = [0, 1, 7, 8, 9, 4_095, 65_536, 94_567, 131_071];

  it('is read bit by bit by two independent libraries as we wrote it', async () => {
    const changes = REVOKED.map((index) => ({ index, isSet: true }));
    const encoded = encodeStatusList(writeStatus(createStatusList({ length: 131_072 }), changes));
    const first = await statusList.decodeList({ encodedList: encoded });
    const second = await BitstreamStatusList.decode({ encodedList: encoded });
    const wrong: number[] = [];
    for (let index = 0; index < 131_072; index += 1) {
      const isRevoked = REVOKED.includes(index);
      if (first.getStatus(index) !== isRevoked || second.getStatus(index) !== Number(isRevoked)) wrong.push(index);
    }
    expect(wrong).toEqual([]);
  });

  it('written by either of them is read by us', async () => {
    const [one, other] = [await statusList.createList({ length: 131_072 }), new BitstreamStatusList({ statusSize: 1 })];
    for (const index of REVOKED) {
      one.setStatus(index, true);
      other.setStatus(index, 1);
    }
    for (const encoded of [await one.encode(), await other.encode()]) {
      const bits = decodeStatusList(encoded);
      expect(bits.ok && REVOKED.map((index) => readStatus(bits.value, index))).toEqual(REVOKED.map(() => true));
      expect(bits.ok && readStatus(bits.value, 2)).toBe(false);
    }
  });
});

describe('a status list of tokens', () => {
  const LENGTH = 4_096;
  const statusOf = (index: number, bits: StatusWidth): number => (index * 7 + (index >> 5)) % 2 ** bits;

  it.each([1, 2, 4, 8] as const)('of %i bits is read by another library as we wrote it, and back', (bits) => {
    const places = Array.from({ length: LENGTH }, (_, index) => index);
    const changes = places.map((index) => ({ index, status: statusOf(index, bits) }));
    const ours = writeTokenStatus(createTokenStatusList({ length: LENGTH, bits }), changes);
    const { lst } = encodeTokenStatusList(ours);
    const theirs = TokenList.decompressStatusList(String(lst), bits);
    expect(places.filter((index) => theirs.getStatus(index) !== statusOf(index, bits))).toEqual([]);
    const list = changes.map(({ status }) => status);
    const back = decodeTokenStatusList({ bits, lst: new TokenList(list, bits).compressStatusList() });
    expect(back.ok && places.filter((index) => readTokenStatus(back.value, index) !== list[index])).toEqual([]);
  });
});
