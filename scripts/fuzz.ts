/**
 * `npm run fuzz [-- INPUTS [SEED]]`: a million inputs into every reader of the engine, unless another number is given.
 * Stops at the first fault with the seed and the input that show it.
 */
import { fuzz } from '../packages/engine/src/testing/fuzz.ts';

const [inputs = 1_000_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const started = performance.now();
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0);

const result = await fuzz({
  inputs,
  seed,
  clock: () => performance.now(),
  onProgress: (done) => console.info(`${done.toLocaleString('en')} inputs, ${seconds()} s`),
});

for (const [reader, count] of Object.entries(result.inputs))
  console.info(`${reader.padEnd(24)} ${count.toLocaleString('en').padStart(9)}`);
console.info(`\nSeed ${seed}, ${seconds()} s, the slowest input took ${result.slowest.toFixed(0)} ms.`);
if (result.fault === null) console.info('No reader crashed; nothing that was changed checked out.');
else {
  console.error(`\n${result.fault.reader}: ${result.fault.what}\nInput (base64url): ${result.fault.base64url}`);
  process.exitCode = 1;
}
