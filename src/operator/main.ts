import { settingsOfProcess, SettingsError } from '#env';
import { systemClock } from '#platform/clock.ts';
import { createLog } from '#platform/log.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { auditCommand } from './commands/audit.ts';
import { backupCommand } from './commands/backup.ts';
import { escoCommand } from './commands/esco.ts';
import { restoreCommand } from './commands/restore.ts';
import { UsageError, type Console } from './console.ts';

const COMMANDS: Readonly<Record<string, (args: readonly string[], console: Console) => Promise<void>>> = {
  backup: backupCommand,
  restore: restoreCommand,
  audit: auditCommand,
  esco: escoCommand,
};

const USAGE = `Commands of the person who runs Cairn:
  cairn backup [FILE] [--with-key]   everything into one file; --with-key adds the instance key
  cairn restore FILE                 a backup into an empty place
  cairn audit verify                 reads every organisation's audit log and checks its chain
  cairn esco import FOLDER           skills of an unpacked ESCO download (CSV), for the designer's skill picker
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
    const command = COMMANDS[name];
    if (command === undefined) throw new UsageError('cairn COMMAND');
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
