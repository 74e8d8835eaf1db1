import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { given } from '#tests/support/assessment.ts';
import { makeAwardHouse } from '#tests/support/award.ts';
import { openTestDb, useTestDb } from '#tests/support/db.ts';
import { writeSampleData } from '#tests/support/sample-data.ts';
import { makeTestWorld } from '#tests/support/world.ts';
import { awardCredential } from '#modules/award/index.ts';
import { auditEntry } from '#platform/audit/audit.tables.ts';
import { verifyAuditChain } from '#platform/audit/audit.ts';
import { queryRows } from '#platform/db/db.ts';
import { getFile } from '#platform/files/files.ts';
import { checkBackup } from './read-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { writeBackup } from './write-backup.ts';

const createdAt = new Date('2027-03-01T10:00:00Z');
const tell = () => undefined;
const textOf = (file: string): string => gunzipSync(readFileSync(file)).toString('utf8');

describe('a backup', () => {
  const source = useTestDb();
  let folder = '';
  let file = '';
  const backUp = (name: string) =>
    writeBackup(source(), { file: join(folder, name), createdAt, masterKey: null, tell });
  const restore = async (from: string) => {
    const target = await openTestDb();
    await restoreBackup(target, from, { backup: await checkBackup(from), tell, restoredAt: createdAt });
    return target;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cairn-backup-'));
    file = join(folder, 'first.gz');
    await writeSampleData(source());
    await backUp('first.gz');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is one file that only its owner can read, with no half written one beside it', () => {
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it('lends its secrets to nobody through a half written file that was left behind open to all', async () => {
    writeFileSync(join(folder, 'again.gz.part'), 'left behind', { mode: 0o644 });
    await backUp('again.gz');
    expect(statSync(join(folder, 'again.gz')).mode & 0o777).toBe(0o600);
    expect(textOf(join(folder, 'again.gz'))).toBe(textOf(file));
  });

  it('brings back every row and every byte into an empty database, and the audit log holds together', async () => {
    const target = await restore(file);
    const read = (db: typeof target) => db.inTenant('org_a', (tx) => getFile(tx, 'org_a', 'fil_1'));
    expect(await read(target)).toEqual(await read(source()));
    expect(await target.asSystem((tx) => verifyAuditChain(tx, 'org_b'))).toEqual(
      await source().asSystem((tx) => verifyAuditChain(tx, 'org_b')),
    );
    await writeBackup(target, { file: join(folder, 'second.gz'), createdAt, masterKey: null, tell });
    expect(textOf(join(folder, 'second.gz'))).toBe(textOf(file));
    await target.close();
  });

  it('never mixes with data that are there already, and never replaces a file', async () => {
    const backup = await checkBackup(file);
    await expect(restoreBackup(source(), file, { backup, tell, restoredAt: createdAt })).rejects.toMatchObject({
      code: 'restore.not_empty',
    });
    await expect(backUp('first.gz')).rejects.toMatchObject({ code: 'backup.file_exists' });
  });

  it('is refused before anything is changed when it was cut off, changed, or is something else', async () => {
    const whole = readFileSync(file);
    const variant = (name: string, bytes: Buffer): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    const lines = textOf(file).split('\n');
    const changed = lines.map((line) => line.replace('obj_7', 'obj_8'));
    const files = [
      variant('cut.gz', whole.subarray(0, whole.length - 200)),
      variant('changed.gz', gzipSync(changed.join('\n'))),
      variant('shorter.gz', gzipSync(lines.filter((line) => !line.includes('obj_7')).join('\n'))),
      variant('no-end.gz', gzipSync(lines.slice(0, -2).join('\n'))),
      variant('longer.gz', gzipSync(`${lines.join('\n')}\t{}\n`)),
      variant('text.gz', gzipSync('hello\n')),
      variant('empty.gz', gzipSync('')),
      variant('plain.gz', Buffer.from('hello')),
    ];
    for (const damaged of files) {
      await expect(checkBackup(damaged), damaged).rejects.toMatchObject({ code: 'restore.damaged' });
    }
    await expect(checkBackup(join(folder, 'none.gz'))).rejects.toMatchObject({ code: 'restore.no_file' });
  });

  it('is undone as a whole when its audit log was changed before the backup was made', async () => {
    const forged = await restore(file);
    await forged.asSystem((tx) => tx.update(auditEntry).set({ actorId: 'per_x' }).where(eq(auditEntry.sequence, 12)));
    const forgedFile = join(folder, 'forged.gz');
    await writeBackup(forged, { file: forgedFile, createdAt, masterKey: null, tell });
    await forged.close();
    const target = await openTestDb();
    const backup = await checkBackup(forgedFile);
    await expect(restoreBackup(target, forgedFile, { backup, tell, restoredAt: createdAt })).rejects.toMatchObject({
      code: 'restore.audit_broken',
    });
    expect(await target.asSystem((tx) => tx.select().from(auditEntry))).toEqual([]);
    await restoreBackup(target, file, { backup: await checkBackup(file), tell, restoredAt: createdAt });
    await target.close();
  });

  it('gives away no place of a status list that somebody may have been given after it was made', async () => {
    const world = await makeTestWorld();
    const house = await makeAwardHouse(world);
    const wish = { caseId: house.caseId, idempotencyKey: 'before-the-backup', name: 'Layla Haddad', hours: undefined };
    given(await awardCredential(world, house.registrar, { ...wish, consent: 'in_person' }));
    const made = join(folder, 'with-credentials.gz');
    await writeBackup(world.db, { file: made, createdAt, masterKey: null, tell });
    const target = await restore(made);
    const lists = await target.asSystem((tx) =>
      queryRows<{ open: boolean }>(tx, sql`select closed_at is null as open from status_list`),
    );
    expect(lists).toEqual([{ open: false }]);
    await Promise.all([target.close(), world.close()]);
  });

  it('holds the instance key only when asked', async () => {
    const key = new Uint8Array(32).fill(3);
    await writeBackup(source(), { file: join(folder, 'key.gz'), createdAt, masterKey: key, tell });
    expect((await checkBackup(join(folder, 'key.gz'))).header.masterKey).toBe(Buffer.from(key).toString('base64'));
    expect((await checkBackup(file)).header.masterKey).toBeNull();
  });
});
