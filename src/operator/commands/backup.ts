import { resolve } from 'node:path';
import { z } from 'zod';
import { openExistingDb } from '#platform/db/open-db.ts';
import type { Db } from '#platform/db/db.ts';
import { callLocalCommand, type LocalCommand } from '#platform/local-endpoint.ts';
import { readMasterKey, type VaultSettings } from '#platform/open-vault.ts';
import { writeBackup } from '../backup/write-backup.ts';
import { plural, UsageError, type Console } from '../console.ts';

const inputSchema = z.object({ file: z.string().min(1), withKey: z.boolean() });
const doneSchema = z.object({ rows: z.number().int(), tables: z.number().int() });
const progressSchema = z.object({ table: z.string(), rows: z.number() });
type BackupInput = z.infer<typeof inputSchema>;

type Parts = { readonly db: Db; readonly settings: VaultSettings; readonly now: () => Date };

async function backUp(
  { db, settings, now }: Parts,
  input: BackupInput,
  tell: (progress: unknown) => void,
): Promise<z.infer<typeof doneSchema>> {
  const masterKey = input.withKey ? readMasterKey(settings) : null;
  const rows = await writeBackup(db, { file: input.file, createdAt: now(), masterKey, tell });
  const counts = Object.values(rows);
  return { rows: counts.reduce((sum, count) => sum + count, 0), tables: counts.length };
}

/** The command as it runs inside an app that has the embedded database open. */
export const localBackup =
  (parts: Parts): LocalCommand =>
  (input, tell) =>
    backUp(parts, inputSchema.parse(input), tell);

function parse(args: readonly string[], { cwd, now }: Console): BackupInput {
  const words = args.filter((arg) => !arg.startsWith('--'));
  const switches = args.filter((arg) => arg.startsWith('--'));
  if (words.length > 1 || switches.some((name) => name !== '--with-key'))
    throw new UsageError('cairn backup [FILE] [--with-key]');
  const name = words[0] ?? `cairn-backup-${now().toISOString().slice(0, 19).replaceAll(':', '')}Z.ndjson.gz`;
  return { file: resolve(cwd, name), withKey: switches.length > 0 };
}

async function runHere(console: Console, input: BackupInput, tell: (progress: unknown) => void): Promise<unknown> {
  const db = await openExistingDb(console.settings, console.log);
  try {
    return await backUp({ db, settings: console.settings, now: console.now }, input, tell);
  } finally {
    await db.close();
  }
}

/** `cairn backup [FILE] [--with-key]`: inside the running app when it has the embedded database, else here. */
export async function backupCommand(args: readonly string[], console: Console): Promise<void> {
  const input = parse(args, console);
  const tell = (progress: unknown): void => {
    const { table, rows } = progressSchema.parse(progress);
    if (rows > 0) console.say(`  ${table.padEnd(32)} ${rows}`);
  };
  const { databaseUrl, dataDir } = console.settings;
  const answer = databaseUrl === null ? await callLocalCommand(dataDir, { command: 'backup', input }, tell) : null;
  const done = doneSchema.parse(answer === null ? await runHere(console, input, tell) : answer.done);
  console.say(`Backup complete: ${input.file} (${plural(done.rows, 'row')} in ${plural(done.tables, 'table')}).`);
  console.say(
    input.withKey
      ? 'It CONTAINS the instance key: whoever has this file can sign in your name. Keep it like the key itself.'
      : 'The instance key (master.key or CAIRN_MASTER_KEY) is not in it. Keep a copy of the key in another safe place:\nwithout it the restored signing keys cannot be used. To put it into the backup: --with-key.',
  );
}
