import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDb } from '#tests/support/db.ts';
import { systemClock } from './clock.ts';
import type { Db } from './db/db.ts';
import { masterKeyFile, openVault } from './open-vault.ts';
import { seededRandom } from './random.ts';

const secret = new TextEncoder().encode('a signing key');

describe('the instance key', () => {
  let db: Db;
  let folder = '';
  const random = seededRandom('instance key');
  const open = (dataDir: string, masterKey: string | null = null) =>
    openVault({ masterKey, dataDir }, { db, clock: systemClock, random });

  beforeAll(async () => {
    db = await openTestDb();
    folder = mkdtempSync(join(tmpdir(), 'cairn-vault-'));
  });
  afterAll(async () => {
    await db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is made at the first start, for its owner alone, and used at the next', async () => {
    const dataDir = join(folder, 'one');
    const sealed = (await open(dataDir)).seal(secret, 'key_1');
    expect(statSync(masterKeyFile(dataDir)).mode & 0o777).toBe(0o600);
    expect((await open(dataDir)).open(sealed, 'key_1')).toEqual(secret);
  });

  it('may come from a setting instead of the file', async () => {
    const key = readFileSync(masterKeyFile(join(folder, 'one')), 'utf8').trim();
    const sealed = (await open(join(folder, 'one'))).seal(secret, 'key_1');
    expect((await open(join(folder, 'nowhere'), key)).open(sealed, 'key_1')).toEqual(secret);
  });

  it('is never made anew over a database that was sealed before', async () => {
    await expect(open(join(folder, 'lost'))).rejects.toMatchObject({ code: 'vault.key_missing' });
  });

  it('is refused at the start when it is another one, or damaged', async () => {
    const dataDir = join(folder, 'one');
    const other = Buffer.alloc(32, 9).toString('base64');
    await expect(open(dataDir, other)).rejects.toMatchObject({ code: 'vault.other_key' });
    writeFileSync(masterKeyFile(dataDir), 'c2hvcnQ=\n');
    await expect(open(dataDir)).rejects.toMatchObject({ code: 'vault.key_damaged' });
  });
});
