import { createPublicKey, hash, verify } from 'node:crypto';
import {
  type CryptoPort,
  type VerifyWorld,
  fastPathStatistics,
  issueCredential,
  verifyCredential,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { CANONICAL_BYTES, cohort, makeIssuer } from './fixture.ts';
import { measure } from './measure.ts';
import { REFERENCE, makeReference, referenceVersion } from './reference.ts';
import { type Benchmark, costOf, ratios, sharesOfRaw } from './row.ts';

const COHORT = 1_000;

const world: VerifyWorld = {
  now: new Date('2026-11-21T10:00:00Z'),
  crypto: nodeCrypto,
  documents: { find: async () => ({ ok: false, reason: 'not_found' }) },
};

type Asked = Parameters<CryptoPort['verify']>[0];

/**
 * What the signature checks of these texts are asked, one for each. One and the same signature again and again would be
 * a few per cent quicker than any server ever is: the processor learns its way through it.
 */
const askedFor = async (texts: readonly string[]): Promise<readonly Asked[]> => {
  const asked: Asked[] = [];
  const verifyAndKeep: CryptoPort['verify'] = (question) => {
    asked.push(question);
    return nodeCrypto.verify(question);
  };
  for (const text of texts)
    await verifyCredential(text, { ...world, crypto: { ...nodeCrypto, verify: verifyAndKeep } });
  return asked;
};

const verifyOurs = async (text: string): Promise<void> => {
  const { checks } = await verifyCredential(text, world);
  if (checks.integrity.outcome !== 'passed') throw new Error(`Ours did not verify: ${checks.integrity.code}`);
};

const run = async () => {
  const issuer = makeIssuer();
  const reference = await makeReference(issuer);
  const texts: string[] = [];
  for (const [at, credential] of cohort(issuer.did, COHORT).entries()) {
    // As a cohort is signed in practice: the seconds go by.
    const created = new Date(Date.UTC(2026, 10, 21, 9, 0, at >> 4));
    texts.push((await issueCredential({ credential, signer: issuer.signer, created, crypto: nodeCrypto })).text);
  }
  const publicKey = createPublicKey(issuer.privateKey);
  const raw = Buffer.alloc(CANONICAL_BYTES, 'a');
  const asked = await askedFor(texts);
  let [ours, theirs, alone] = [0, 0, 0];
  const next = (at: number) => texts[at % COHORT] ?? '';
  const verifyRaw = (): void => {
    const question = asked[(alone += 1) % asked.length];
    hash('sha256', raw, 'binary');
    if (question === undefined || !verify(null, question.data, publicKey, question.signature))
      throw new Error('A signature of ours is not good by itself');
  };
  const before = fastPathStatistics();
  const costs = await measure(
    [
      { name: 'theirs', batch: 2, run: () => reference.verify(JSON.parse(next((theirs += 1)))) },
      { name: 'ours', batch: 20, run: () => verifyOurs(next((ours += 1))) },
      { name: 'raw', batch: 20, run: verifyRaw },
    ],
    { rounds: 5, milliseconds: 700 },
  );
  const after = fastPathStatistics();
  const oursCost = costOf(costs, 'ours');
  return [
    {
      id: 'P3',
      what: 'verify a credential of a known shape, from text to report',
      peer: REFERENCE,
      peerVersion: referenceVersion(),
      ...ratios(costOf(costs, 'theirs'), oursCost),
      slowPathShare: (after.verify.slow - before.verify.slow) / ours,
      ...sharesOfRaw(costOf(costs, 'raw'), oursCost),
    },
  ];
};

export const verifyBenchmark: Benchmark = { id: 'P3', run };
