/// <reference path="../tests/interop/reference-packages.d.ts" />
import { checkStatus, createCredential, createList } from '@digitalbazaar/vc-bitstring-status-list';
import {
  KeptStatusList,
  type VerifyWorld,
  buildAchievementCredential,
  buildStatusListCredential,
  createStatusList,
  fastPathStatistics,
  issueCredential,
  verifyCredential,
} from '@cairn/engine';
import { deflateChunk, nodeCrypto } from '@cairn/engine/node';
import { checkStatus as checkOurStatus } from '../packages/engine/src/verify/check-status.ts';
import { seeded } from '../packages/engine/src/testing/random-document.ts';
import { type BenchIssuer, award, makeIssuer } from './fixture.ts';
import { measure } from './measure.ts';
import { makeReference } from './reference.ts';
import { type Benchmark, type Row, costOf, ratios, versionOf } from './row.ts';

const LIST = 'https://kystby.example/status/1';
const NOW = new Date('2026-11-21T10:00:00Z');
const PACE = { rounds: 5, milliseconds: 500 } as const;
const PEER = '@digitalbazaar/vc-bitstring-status-list';
const version = () => `${versionOf(PEER)}, vc ${versionOf('@digitalbazaar/vc')}`;

/** One entry in a hundred is set, at random places that are the same in every run. */
const places = (length: number): readonly number[] => {
  const random = seeded(length);
  return Array.from({ length: length / 100 }, () => Math.floor(random() * length));
};

const ourList = (length: number): KeptStatusList => {
  const bits = createStatusList({ length });
  for (const index of places(length)) bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  return new KeptStatusList(bits, deflateChunk);
};

const sign = (issuer: BenchIssuer, list: KeptStatusList) =>
  issueCredential({
    credential: buildStatusListCredential({
      id: LIST,
      issuer: issuer.did,
      purpose: 'revocation',
      bits: list,
      validFrom: NOW,
    }),
    signer: issuer.signer,
    created: NOW,
    crypto: nodeCrypto,
  });

const revoke = async (id: string, length: number): Promise<Row> => {
  const issuer = makeIssuer();
  const reference = await makeReference(issuer);
  const theirList = await createList({ length });
  for (const index of places(length)) theirList.setStatus(index, true);
  const list = ourList(length);
  let [ours, theirs] = [0, 0];
  let count = 0;
  const before = fastPathStatistics().issue;
  const costs = await measure(
    [
      {
        name: 'theirs',
        batch: 1,
        run: async () => {
          theirList.setStatus((theirs += 7_001) % length, true);
          const credential = await createCredential({ id: LIST, list: theirList, statusPurpose: 'revocation' });
          await reference.issue({ ...credential, issuer: issuer.did });
        },
      },
      {
        name: 'ours',
        batch: 4,
        run: () => {
          count += 1;
          list.write([{ index: (ours += 7_001) % length, isSet: true }]);
          return sign(issuer, list);
        },
      },
    ],
    PACE,
  );
  return {
    id,
    what: `revoke one in a list of ${length.toLocaleString('en')}, signed`,
    peer: PEER,
    peerVersion: version(),
    ...ratios(costOf(costs, 'theirs'), costOf(costs, 'ours')),
    slowPathShare: (fastPathStatistics().issue.slow - before.slow) / count,
  };
};

const check = async (length: number): Promise<Row> => {
  const issuer = makeIssuer();
  const list = ourList(length);
  const signedList = await sign(issuer, list);
  const credential = await issueCredential({
    credential: buildAchievementCredential({
      ...award(issuer.did, 3),
      status: { listUrl: LIST, index: 5, purpose: 'revocation' },
    }),
    signer: issuer.signer,
    created: NOW,
    crypto: nodeCrypto,
  });
  const reference = await makeReference(issuer, new Map([[LIST, signedList.document]]));
  const answer = { ok: true, body: signedList.text, asOf: NOW.toISOString() } as const;
  const world: VerifyWorld = { now: NOW, crypto: nodeCrypto, documents: { find: () => Promise.resolve(answer) } };
  const whole = await verifyCredential(credential.text, world);
  if (whole.checks.status.code !== 'status.not_revoked') throw new Error(`Ours: ${whole.checks.status.code}`);
  const signedBy = {
    issuerId: issuer.did,
    finding: { key: issuer.publicKey, binding: 'key_only', controller: issuer.did } as const,
  };
  const document = credential.document;
  const costs = await measure(
    [
      {
        name: 'theirs',
        batch: 2,
        run: async () => {
          const { documentLoader } = reference;
          const result = await checkStatus({ credential: document, documentLoader, suite: reference.suiteOf() });
          if (!result.verified) throw new Error('The reference did not verify', { cause: result.error });
        },
      },
      {
        name: 'ours',
        batch: 200,
        run: async () => {
          const { outcome } = await checkOurStatus(document, signedBy, world);
          if (outcome !== 'passed') throw new Error('Ours did not pass');
        },
      },
    ],
    PACE,
  );
  return {
    id: 'P8',
    what: `status check, warm, list of ${length.toLocaleString('en')}`,
    peer: `${PEER}, list verified`,
    peerVersion: version(),
    ...ratios(costOf(costs, 'theirs'), costOf(costs, 'ours')),
    // A list that is known needs no canonical form: there is no slow path to take.
    slowPathShare: null,
  };
};

export const revokeBenchmark: Benchmark = {
  id: 'P7',
  run: async () => [await revoke('P7a', 1_000_000), await revoke('P7b', 10_000_000)],
};

export const statusBenchmark: Benchmark = { id: 'P8', run: async () => [await check(131_072)] };
