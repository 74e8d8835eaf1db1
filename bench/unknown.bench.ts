import {
  type AwardRecord,
  type VerifyWorld,
  buildAchievementCredential,
  fastPathStatistics,
  issueCredential,
  verifyCredential,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { award, makeIssuer } from './fixture.ts';
import { measure } from './measure.ts';
import { REFERENCE, makeReference, referenceVersion } from './reference.ts';
import { type Benchmark, costOf, ratios } from './row.ts';

/** More shapes than the engine remembers, so that each is as good as new whenever it comes round again. */
const SHAPES = 1_000;

const world: VerifyWorld = {
  now: new Date('2026-11-21T10:00:00Z'),
  crypto: nodeCrypto,
  documents: { find: () => Promise.resolve({ ok: false, reason: 'not_found' }) },
};

const some = (count: number, name: string): readonly string[] =>
  Array.from({ length: count }, (_, at) => `https://cairn.example/${name}/${at}`);

/** The usual credential with other numbers of tags, links and next steps. */
const ofShape = (record: AwardRecord, shape: number): AwardRecord => ({
  ...record,
  achievement: {
    ...record.achievement,
    tags: some(shape % 10, 'tag'),
    furtherInformation: some(Math.floor(shape / 10) % 10, 'more'),
    stacking: { kind: 'independent_stackable', leadsTo: some(Math.floor(shape / 100), 'next') },
  },
});

const run = async () => {
  const issuer = makeIssuer();
  const reference = await makeReference(issuer);
  const created = new Date('2026-11-21T09:00:00Z');
  const texts: string[] = [];
  for (let shape = 0; shape < SHAPES; shape += 1) {
    const credential = buildAchievementCredential(ofShape(award(issuer.did, shape), shape));
    texts.push((await issueCredential({ credential, signer: issuer.signer, created, crypto: nodeCrypto })).text);
  }
  let [ours, theirs] = [0, 0];
  const next = (at: number) => texts[at % SHAPES] ?? '';
  const before = fastPathStatistics();
  const costs = await measure(
    [
      { name: 'theirs', batch: 2, run: () => reference.verify(JSON.parse(next((theirs += 1)))) },
      {
        name: 'ours',
        batch: 20,
        run: async () => {
          const { checks } = await verifyCredential(next((ours += 1)), world);
          if (checks.integrity.outcome !== 'passed') throw new Error(`Ours: ${checks.integrity.code}`);
        },
      },
    ],
    { rounds: 5, milliseconds: 700 },
  );
  const after = fastPathStatistics();
  return [
    {
      id: 'P4',
      what: 'verify a credential of a shape never seen, from text to report',
      peer: REFERENCE,
      peerVersion: referenceVersion(),
      ...ratios(costOf(costs, 'theirs'), costOf(costs, 'ours')),
      slowPathShare: (after.verify.slow - before.verify.slow) / ours,
    },
  ];
};

export const unknownBenchmark: Benchmark = { id: 'P4', run };
