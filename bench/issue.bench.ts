import { hash, sign } from 'node:crypto';
import { fastPathStatistics, issueCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { CANONICAL_BYTES, cohort, makeIssuer } from './fixture.ts';
import { measure } from './measure.ts';
import { REFERENCE, makeReference, referenceVersion } from './reference.ts';
import { type Benchmark, costOf, ratios, sharesOfRaw } from './row.ts';

const COHORT = 2_000;

const run = async () => {
  const issuer = makeIssuer();
  const credentials = cohort(issuer.did, COHORT);
  const reference = await makeReference(issuer);
  const created = new Date('2026-11-21T09:00:00Z');
  const raw = Buffer.alloc(CANONICAL_BYTES, 'a');
  // The hash of the proof's options and that of the credential.
  const data = Buffer.alloc(64, 'b');
  let [ours, theirs] = [0, 0];
  const next = (at: number) => credentials[at % COHORT] ?? {};
  const before = fastPathStatistics();
  const costs = await measure(
    [
      { name: 'theirs', batch: 2, run: () => reference.issue(next((theirs += 1))) },
      {
        name: 'ours',
        batch: 20,
        run: () =>
          issueCredential({ credential: next((ours += 1)), signer: issuer.signer, created, crypto: nodeCrypto }),
      },
      {
        name: 'raw',
        batch: 20,
        run: () => [hash('sha256', raw, 'binary'), sign(null, data, issuer.privateKey)],
      },
    ],
    { rounds: 5, milliseconds: 700 },
  );
  const after = fastPathStatistics();
  const oursCost = costOf(costs, 'ours');
  return [
    {
      id: 'P1',
      what: 'issue a credential, one thread, values to signed text',
      peer: REFERENCE,
      peerVersion: referenceVersion(),
      ...ratios(costOf(costs, 'theirs'), oursCost),
      slowPathShare: (after.issue.slow - before.issue.slow) / ours,
      ...sharesOfRaw(costOf(costs, 'raw'), oursCost),
    },
  ];
};

export const issueBenchmark: Benchmark = { id: 'P1', run };
