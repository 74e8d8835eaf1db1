import { fastPathStatistics, issueCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { SignJWT, importJWK } from 'jose';
import { cohort, makeIssuer } from './fixture.ts';
import { measure } from './measure.ts';
import { type Benchmark, costOf, ratios, versionOf } from './row.ts';

const COHORT = 2_000;

/**
 * A JWT signs the bytes of the JSON text, so it needs no canonical form at all. That a Data Integrity proof costs less
 * all the same is the promise that is measured here.
 */
const run = async () => {
  const issuer = makeIssuer();
  const credentials = cohort(issuer.did, COHORT);
  const created = new Date('2026-11-21T09:00:00Z');
  // Imported once, as its documentation advises: the key is not paid for at every signature.
  const key = await importJWK(issuer.privateKey.export({ format: 'jwk' }), 'EdDSA');
  const header = { alg: 'EdDSA', typ: 'vc+jwt', cty: 'vc', kid: issuer.verificationMethod };
  let [ours, theirs] = [0, 0];
  const next = (at: number) => credentials[at % COHORT] ?? {};
  const before = fastPathStatistics();
  const costs = await measure(
    [
      {
        name: 'theirs',
        batch: 50,
        run: () => new SignJWT({ ...next((theirs += 1)) }).setProtectedHeader(header).sign(key),
      },
      {
        name: 'ours',
        batch: 100,
        run: () =>
          issueCredential({ credential: next((ours += 1)), signer: issuer.signer, created, crypto: nodeCrypto }),
      },
    ],
    { rounds: 5, milliseconds: 500 },
  );
  const after = fastPathStatistics();
  return [
    {
      id: 'P6',
      what: 'issue with a Data Integrity proof, against a JWT of the same credential',
      peer: 'jose, SignJWT, EdDSA',
      peerVersion: versionOf('jose'),
      ...ratios(costOf(costs, 'theirs'), costOf(costs, 'ours')),
      slowPathShare: (after.issue.slow - before.issue.slow) / ours,
    },
  ];
};

export const joseBenchmark: Benchmark = { id: 'P6', run };
