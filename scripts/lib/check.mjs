// The quick half of the tests: format, lint, boundaries, types, unused code and unit tests, two at a time.
import { runNode, tools } from './run.mjs';

const CONCURRENT = 2;
const LIMIT_MINUTES = 5;

/** What is typed against less than the app: the engine without Node, what stands beside it, the command, the worker. */
const TYPED_APART = {
  engine: 'packages/engine/tsconfig.json',
  'engine on Node': 'packages/engine/tsconfig.adapters.json',
  cli: 'packages/cli/tsconfig.json',
  'service worker': 'src/service-worker/tsconfig.json',
};

export const unitTests = { name: 'unit tests', words: [tools.vitest, 'run', '--project', 'unit', '--reporter', 'dot'] };

/** Everything that looks at the code without running it; the longest first. */
export const looks = () => [
  {
    name: 'types',
    words: [tools.svelteCheck, '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
  },
  { name: 'lint', words: [tools.eslint, '--max-warnings', '0', '.'] },
  { name: 'format', words: [tools.prettier, '--check', '--log-level', 'warn', '.'] },
  {
    name: 'boundaries',
    words: [
      tools.depcruise,
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      'src',
      'packages',
      'tests',
      'bench',
    ],
  },
  { name: 'unused code', words: [tools.knip, '--no-progress'] },
  ...Object.entries(TYPED_APART).map(([name, file]) => ({
    name: `types: ${name}`,
    words: [tools.tsc, '--noEmit', '-p', file],
  })),
];

/** Writes what the compiler and the test runner read before anything else ($app/tsconfig, route types). */
export async function sync() {
  const { code, output } = await runNode([tools.kit, 'sync'], { quiet: true });
  if (code !== 0) console.log(output);
}

/** Runs the steps and tells each outcome as it comes. Answers the names of those that failed. */
export async function runSteps(steps) {
  await sync();
  const waiting = [...steps];
  const failed = [];
  const work = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { code, output, seconds } = await runNode(step.words, { quiet: true, limitMinutes: LIMIT_MINUTES });
      const line = `${step.name.padEnd(20)} ${seconds.toFixed(1).padStart(5)} s`;
      if (code === 0) console.log(`passed  ${line}`);
      else {
        failed.push(step.name);
        console.log(`FAILED  ${line}\n${output.trimEnd()}\n`);
      }
    }
  };
  await Promise.all(Array.from({ length: CONCURRENT }, work));
  return failed;
}
