import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDb } from '#tests/support/db.ts';
import { writeSampleData } from '#tests/support/sample-data.ts';
import type { Db } from '#platform/db/db.ts';
import { migratePglite } from '#platform/db/migrate.ts';
import { createPglite, pgliteDb } from '#platform/db/pglite.ts';
import { checkBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const createdAt = new Date('2027-03-01T10:00:00Z');
const tell = () => undefined;

async function openEmbedded(): Promise<Db> {
  const client = await createPglite();
  await migratePglite(client);
  return pgliteDb(client);
}

describe('an organisation that outgrows the embedded database', () => {
  const server = useTestDb();
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-across-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('moves to PostgreSQL by a backup, and could move back, without a byte of difference', async () => {
    const backUp = async (db: Db, name: string): Promise<string> => {
      const file = join(folder, name);
      await writeBackup(db, { file, createdAt, masterKey: null, tell });
      return file;
    };
    const restore = async (db: Db, file: string) =>
      restoreBackup(db, file, { backup: await checkBackup(file), tell, restoredAt: createdAt });
    const textOf = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8');

    const small = await openEmbedded();
    await writeSampleData(small);
    const first = await backUp(small, 'embedded.gz');
    await small.close();
    await restore(server(), first);
    const second = await backUp(server(), 'server.gz');
    const back = await openEmbedded();
    await restore(back, second);
    const third = await backUp(back, 'back.gz');
    await back.close();

    expect(textOf(first)).toContain('obj_29');
    expect(textOf(second)).toBe(textOf(first));
    expect(textOf(third)).toBe(textOf(first));
  });
});
