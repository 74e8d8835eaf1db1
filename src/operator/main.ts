import { settingsOfProcess, SettingsError } from '#settings';
import { systemClock } from '#platform/clock.ts';
import { createLog } from '#platform/log.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { UsageError, type Console } from './console.ts';

type Command = (args: readonly string[], console: Console) => Promise<void>;

/** Each is loaded only when it is asked for: a backup does not wait for what an import needs. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/restore.ts')).restoreCommand,
  audit: async () => (await import('./commands/audit.ts')).auditCommand,
  esco: async () => (await import('./commands/esco.ts')).escoCommand,
  organisation: async () => (await import('./commands/organisation.ts')).organisationCommand,
  vocab: async () => (await import('./commands/vocab.ts')).vocabCommand,
};

const USAGE = `Commands of the person who runs Cairn:
  cairn backup [FILE] [--with-key]   everything into one file; --with-key adds the instance key
  cairn restore FILE                 a backup into an empty place
  cairn organisation add …           an organisation and its first administrator
  cairn audit verify                 reads every organisation's audit log and checks its chain
  cairn esco import FOLDER           skills of an unpacked ESCO download (CSV), for the designer's skill picker
  cairn vocab add FILE… [--as URL]   ELM context and shapes, other contexts, authorities for seals
They use the settings of the app: CAIRN_DATA or DATABASE_URL.`;

const EXIT_FAILED = 1;
const EXIT_USAGE = 64;

function tellFailure(error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`Usage: ${error.message}\n\n${USAGE}`);
    return EXIT_USAGE;
  }
  if (error instanceof OperatorError || error instanceof SettingsError) {
    console.error(error.message);
    return EXIT_FAILED;
  }
  throw error;
}

/**
 * Runs one command of the operator.
 * @param argv the words after `cairn`, such as `['backup', 'file.gz']`
 * @returns the exit code: 0 done, 1 refused or failed with the reason on standard error, 64 wrong use
 */
export async function run(argv: readonly string[]): Promise<number> {
  const [name = '', ...args] = argv;
  try {
    const load = COMMANDS[name];
    if (load === undefined) throw new UsageError('cairn COMMAND');
    const command = await load();
    await command(args, {
      settings: settingsOfProcess(),
      log: createLog('warn'),
      cwd: process.cwd(),
      now: () => systemClock.now(),
      say: (line) => void process.stdout.write(`${line}\n`),
    });
    return 0;
  } catch (error) {
    return tellFailure(error);
  }
}
