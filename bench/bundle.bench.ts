import {
  PlanShelf,
  buildAchievementCredential,
  buildStatusListCredential,
  createStatusList,
  issueCredential,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { award, makeIssuer } from './fixture.ts';
import { bundle, packed, quickBytes, sum } from './page-scripts.ts';
import { referenceVersion } from './reference.ts';
import type { Benchmark } from './row.ts';

/** The same by the stock libraries, status list and all; documents are handed in. */
const THEIRS = `
  import { verifyCredential } from '@digitalbazaar/vc';
  import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
  import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
  import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';
  console.log(await verifyCredential({
    credential: JSON.parse(location.hash), suite: new DataIntegrityProof({ cryptosuite }), documentLoader: fetch, checkStatus,
  }));
`;

/** The two plans that a check needs: of the credential that is measured everywhere, and of its status list. */
const planBytes = async (): Promise<number> => {
  const issuer = makeIssuer();
  const created = new Date('2026-11-21T09:00:00Z');
  const shelf = new PlanShelf(nodeCrypto);
  const list = buildStatusListCredential({
    id: 'https://kystby.example/status/1',
    issuer: issuer.did,
    purpose: 'revocation',
    bits: createStatusList({ length: 131_072 }),
    validFrom: created,
  });
  for (const credential of [buildAchievementCredential(award(issuer.did, 1)), list]) {
    await shelf.offer((await issueCredential({ credential, signer: issuer.signer, created, crypto: nodeCrypto })).text);
  }
  return sum(shelf.fingerprints().map((fingerprint) => packed(JSON.stringify(shelf.find(fingerprint)))));
};

const run = async () => {
  const ours = await quickBytes();
  const theirs = sum((await bundle(THEIRS)).map(({ code }) => packed(code)));
  return [
    {
      id: 'P15',
      what: 'scripts that a page loads to check a credential of a known shape, brotli',
      peer: '@digitalbazaar/vc with suite and status list, bundled alike',
      peerVersion: referenceVersion(),
      ratioWall: null,
      ratioCpu: null,
      slowPathShare: null,
      bytes: { ours, theirs, plans: await planBytes() },
      limit: 20_000,
    },
  ];
};

export const bundleBenchmark: Benchmark = { id: 'P15', run };
