import { resolve } from 'node:path';
import { systemClock } from '#platform/clock.ts';
import { openDb } from '#platform/db/open-db.ts';
import { readMasterKey, writeMasterKey, type VaultSettings } from '#platform/open-vault.ts';
import { OperatorError } from '#platform/operator-error.ts';
import { checkBackup, type CheckedBackup } from '../backup/read-backup.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { plural, UsageError, type Console } from '../console.ts';

/** Whether the key that the backup brings has still to be written; refuses when another one is there. */
function keyToWrite({ header }: CheckedBackup, settings: VaultSettings): Uint8Array | null {
  if (header.masterKey === null) return null;
  const present = readMasterKey(settings);
  if (present === null) return new Uint8Array(Buffer.from(header.masterKey, 'base64'));
  if (Buffer.from(present).toString('base64') === header.masterKey) return null;
  throw new OperatorError(
    'restore.other_key',
    'The backup brings an instance key, and another one is here already.',
    'Restore into an empty data folder, and take CAIRN_MASTER_KEY out of the settings.',
  );
}

/** `cairn restore FILE`: sums first, then an empty database, then everything in one transaction. */
export async function restoreCommand(args: readonly string[], console: Console): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined || rest.length > 0 || name.startsWith('--')) throw new UsageError('cairn restore FILE');
  const file = resolve(console.cwd, name);
  const { settings, say } = console;
  const backup = await checkBackup(file);
  say(`The file is whole. It was made on ${backup.header.createdAt}.`);
  const key = keyToWrite(backup, settings);
  const db = await openDb(settings, console.log);
  try {
    await restoreBackup(db, file, {
      backup,
      restoredAt: systemClock.now(),
      tell: ({ table, rows }) => (rows > 0 ? say(`  ${table.padEnd(32)} ${rows}`) : undefined),
    });
  } finally {
    await db.close();
  }
  if (key !== null) writeMasterKey(settings.dataDir, key);
  const total = Object.values(backup.rows).reduce((sum, count) => sum + count, 0);
  say(`Restored ${plural(total, 'row')}; the audit log holds together.`);
  if (readMasterKey(settings) === null) {
    say(
      `Before you start Cairn: put the instance key of that installation into ${settings.dataDir}/master.key, or set CAIRN_MASTER_KEY.`,
    );
  }
}
