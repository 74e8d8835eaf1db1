import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { existsSync } from 'node:fs';
import { run } from './index.ts';

/** The repository that this package stands in; the operator's commands and the running app's address are there. */
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

/** Commands that work on the instance itself and therefore belong to the app, not to this package. */
const OPERATOR_COMMANDS: ReadonlySet<string> = new Set(['backup', 'restore', 'organisation', 'esco', 'vocab', 'audit']);

type Operator = { readonly run: (argv: readonly string[]) => Promise<number> };

const isOperator = (module: object): module is Operator => 'run' in module && typeof module.run === 'function';

const runOperator = async (argv: readonly string[]): Promise<number> => {
  const path = join(REPOSITORY, 'src/operator/main.ts');
  const module: object = existsSync(path) ? ((await import(pathToFileURL(path).href)) as object) : {};
  if (isOperator(module)) return module.run(argv);
  process.stderr.write(`"cairn ${argv[0]}" works only inside the repository of an instance.\n`);
  return 64;
};

/** Runs one command and returns its exit code. */
export const main = (argv: readonly string[]): Promise<number> =>
  OPERATOR_COMMANDS.has(argv[0] ?? '')
    ? runOperator(argv)
    : run(argv, {
        out: (text) => void process.stdout.write(text),
        err: (text) => void process.stderr.write(text),
        environment: process.env,
        repository: REPOSITORY,
        now: () => new Date(),
      });
