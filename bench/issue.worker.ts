import { parentPort, workerData } from 'node:worker_threads';
import { fastPathStatistics, issueCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { cohort, makeIssuer } from './fixture.ts';
import { makeReference } from './reference.ts';

/** Issues as many credentials as it can in the asked time, by the stock stack or by ours, and says how many. */
const { side } = workerData as { readonly side: 'ours' | 'theirs' };

const issuer = makeIssuer();
const credentials = cohort(issuer.did, 1_000);
const reference = await makeReference(issuer);
const created = new Date('2026-11-21T09:00:00Z');

const issue = {
  ours: (credential: object) => issueCredential({ credential, signer: issuer.signer, created, crypto: nodeCrypto }),
  theirs: (credential: object) => reference.issue(credential),
}[side];

let at = 0;
const work = async (milliseconds: number): Promise<void> => {
  const slowBefore = fastPathStatistics().issue.slow;
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) {
    const batch = side === 'ours' ? 50 : 1;
    for (let count = 0; count < batch; count += 1) {
      at += 1;
      await issue(credentials[at % credentials.length] ?? {});
    }
    done += batch;
  }
  parentPort?.postMessage({
    done,
    elapsed: performance.now() - start,
    slow: fastPathStatistics().issue.slow - slowBefore,
  });
};

parentPort?.on('message', (milliseconds: number) => void work(milliseconds));
parentPort?.postMessage('ready');
