import { buildAchievementCredential } from '@cairn/engine';
import { compareDirectReading, compareWithReference, planFor } from '../packages/engine/src/testing/differential.ts';
import { graphDocuments } from '../packages/engine/src/testing/graph-documents.ts';
import { changeTexts, seeded } from '../packages/engine/src/testing/random-document.ts';
import { changeStructure } from '../packages/engine/src/testing/random-structure.ts';
import { award } from './fixture.ts';

/**
 * `node bench/fuzz.ts [documents] [seed]`: compares compiled plans, and the direct reading of graphs, with unmodified
 * jsonld.js and rdf-canonize on documents with awkward texts and odd structures, and stops at the first difference with
 * the seed that shows it.
 */
const [documents = 20_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);

const random = seeded(seed);
const example = buildAchievementCredential(award('did:web:nordlys.example', 1));
const plan = await planFor(example);
const pool = [example, ...graphDocuments.map(([, document]) => document)];
const any = () => pool[Math.floor(random() * pool.length)] ?? example;
const counts = { plan: { same: 0, refused: 0, different: 0 }, direct: { same: 0, refused: 0, different: 0 } };
const shown = ({ same, refused }: (typeof counts)['plan']): string => `${same} same, ${refused} refused`;

for (let at = 1; at <= documents; at += 1) {
  const share = [0.02, 0.1, 0.5, 1][at % 4] ?? 0.1;
  const ofShape = changeTexts(example, share, random);
  const ofAnyShape = changeTexts(changeStructure(at % 2 === 0 ? example : any(), pool, random), share / 10, random);
  const outcomes = {
    plan: [ofShape, await compareWithReference(plan, ofShape)],
    direct: [ofAnyShape, await compareDirectReading(ofAnyShape)],
  } as const;
  for (const way of ['plan', 'direct'] as const) {
    const [document, outcome] = outcomes[way];
    counts[way][outcome] += 1;
    if (outcome !== 'different') continue;
    process.stderr.write(`Different by ${way}, seed ${seed}, document ${at}:\n${JSON.stringify(document)}\n`);
    process.exit(1);
  }
  if (at % 1_000 !== 0) continue;
  process.stdout.write(`${at}: plan ${shown(counts.plan)}; direct ${shown(counts.direct)}; seed ${seed}\n`);
}
