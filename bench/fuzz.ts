import { buildAchievementCredential } from '@cairn/engine';
import { compareWithReference, planFor } from '../packages/engine/src/testing/differential.ts';
import { changeTexts, seeded } from '../packages/engine/src/testing/random-document.ts';
import { award } from './fixture.ts';

/**
 * `node bench/fuzz.ts [documents] [seed]`: compares compiled plans with unmodified jsonld.js and rdf-canonize on
 * documents with awkward texts, and stops at the first difference with the seed that shows it.
 */
const [documents = 20_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);

const random = seeded(seed);
const example = buildAchievementCredential(award('did:web:nordlys.example', 1));
const plan = await planFor(example);
const count = { same: 0, refused: 0, different: 0 };
for (let at = 1; at <= documents; at += 1) {
  const document = changeTexts(example, [0.02, 0.1, 0.5, 1][at % 4] ?? 0.1, random);
  const outcome = await compareWithReference(plan, document);
  count[outcome] += 1;
  if (outcome === 'different') {
    process.stderr.write(`Different, seed ${seed}, document ${at}:\n${JSON.stringify(document)}\n`);
    process.exit(1);
  }
  if (at % 1_000 === 0) process.stdout.write(`${at}: ${count.same} same, ${count.refused} refused, seed ${seed}\n`);
}
