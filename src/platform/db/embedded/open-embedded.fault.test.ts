import { spawn, type ChildProcess } from 'node:child_process';
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordAudit, verifyAuditChain } from '../../audit/audit.ts';
import { systemClock } from '../../clock.ts';
import { createLog } from '../../log.ts';
import { OperatorError } from '../../operator-error.ts';
import { systemRandom } from '../../random.ts';
import type { Db } from '../db.ts';
import { acquireWriterLock } from './lock.ts';
import { processStart, readHolder, writeHolder } from './lock-file.ts';
import { openEmbeddedDb } from './open-embedded.ts';

const parts = { clock: systemClock, random: systemRandom, log: createLog('error') };
const writer = join(import.meta.dirname, 'writer.child.ts');
const open = (dataDir: string): Promise<Db> => openEmbeddedDb(dataDir, parts);
const codeOf = (opening: Promise<unknown>): Promise<string> =>
  opening.then(
    () => 'opened',
    (error: unknown) => (error instanceof OperatorError ? error.code : String(error)),
  );
const write = (db: Db, objectId: string): Promise<void> =>
  db.inTenant('org_a', (tx) =>
    recordAudit(tx, { tenantId: 'org_a', actorId: 'per_a', action: 'test.write', objectId, at: new Date() }),
  );

let folder = '';
let closed = '';
const names = { next: 0 };

/** A copy of a store that was closed properly and holds three entries. */
function copyOfStore(from = closed): string {
  const copy = join(folder, `copy-${(names.next += 1)}`);
  cpSync(from, copy, { recursive: true });
  return copy;
}

/** Starts the writing process and waits until it has acknowledged so many entries. */
async function startWriter(dataDir: string, entries: number): Promise<{ child: ChildProcess; last(): number }> {
  const child = spawn(process.execPath, [writer, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  let last = 0;
  await new Promise<void>((resolve, reject) => {
    child.once('exit', () => reject(new Error('the writer ended early')));
    child.stdout.on('data', (chunk: Buffer) => {
      last = Math.max(last, ...String(chunk).split('\n').map(Number).filter(Number.isFinite));
      if (last >= entries) resolve();
    });
  });
  return { child, last: () => last };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-store-'));
  closed = join(folder, 'closed');
  const db = await open(closed);
  for (const objectId of ['obj_1', 'obj_2', 'obj_3']) await write(db, objectId);
  await db.close();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the embedded store', { timeout: 180_000 }, () => {
  it('comes back as it was left, and closing twice does no harm', async () => {
    const dataDir = copyOfStore();
    const db = await open(dataDir);
    expect(await db.asSystem((tx) => verifyAuditChain(tx, 'org_a'))).toMatchObject({ ok: true, entries: 3 });
    await Promise.all([db.close(), db.close()]);
    expect(readHolder(dataDir)).toBeNull();
  });

  it('opens again after a busy stop: what came too late is refused, not written behind the last count', async () => {
    const dataDir = copyOfStore();
    const db = await open(dataDir);
    const early = write(db, 'obj_early');
    const closing = db.close();
    const late = Promise.allSettled(Array.from({ length: 20 }, (_, index) => write(db, `obj_late_${index}`)));
    await Promise.all([early, closing]);
    expect((await late).filter(({ status }) => status === 'fulfilled')).toEqual([]);
    const again = await open(dataDir);
    expect(await again.asSystem((tx) => verifyAuditChain(tx, 'org_a'))).toMatchObject({ ok: true, entries: 4 });
    await again.close();
  });

  it('refuses a second process, in words, and lets it in once the first has ended', async () => {
    const dataDir = copyOfStore();
    const { child } = await startWriter(dataDir, 1);
    const second: unknown = await open(dataDir).catch((error: unknown) => error);
    expect(second).toMatchObject({ code: 'store.in_use', expected: true });
    expect(String(second)).toContain(`process ${child.pid ?? ''}`);
    expect(String(second)).toContain('Stop the other one first');
    await kill(child);
    const db = await open(dataDir);
    await db.close();
  });

  it('loses nothing that was acknowledged when the process is killed, three times in a row', async () => {
    const dataDir = copyOfStore();
    for (let round = 0; round < 3; round += 1) {
      const { child, last } = await startWriter(dataDir, 20 + round * 15);
      await kill(child);
      const acknowledged = last();
      const db = await open(dataDir);
      const rows = await db.asSystem((tx) => verifyAuditChain(tx, 'org_a'));
      expect(rows.ok).toBe(true);
      expect(rows.entries).toBeGreaterThanOrEqual(acknowledged);
      await db.close();
    }
  });

  it('begins again when the very first start was interrupted', async () => {
    const dataDir = join(folder, 'interrupted');
    const child = spawn(process.execPath, [writer, dataDir], { stdio: 'ignore' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await kill(child);
    const db = await open(dataDir);
    await write(db, 'obj_1');
    await db.close();
  });

  it.each([
    ['an emptied folder', 'store.missing', (store: string) => rmSync(store, { recursive: true })],
    ['a missing version file', 'store.version_missing', (store: string) => unlinkSync(join(store, 'PG_VERSION'))],
    [
      'a control file of zeros',
      'store.control_damaged',
      (store: string) => writeFileSync(join(store, 'global/pg_control'), Buffer.alloc(8192)),
    ],
    ['a removed log', 'store.log_missing', (store: string) => rmSync(join(store, 'pg_wal'), { recursive: true })],
    [
      'a log cut in half',
      'store.log_cut',
      (store: string) => truncateSync(join(store, 'pg_wal', segmentOf(store)), 8 * 1024 * 1024),
    ],
    ['a missing marker', 'store.unknown', (store: string) => unlinkSync(join(store, '../store.json'))],
    [
      'a damaged marker',
      'store.marker_damaged',
      (store: string) => writeFileSync(join(store, '../store.json'), '{"format":1'),
    ],
  ])('refuses %s and says how to restore', async (_what, code, damage) => {
    const dataDir = copyOfStore();
    damage(join(dataDir, 'pglite'));
    const refused: unknown = await open(dataDir).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code });
    expect(String(refused)).toContain('cairn restore');
  });

  it('notices when the end of the log of changes is lost although the database opens without a word', async () => {
    const dataDir = copyOfStore();
    const { child } = await startWriter(dataDir, 60);
    await kill(child);
    const segment = join(dataDir, 'pglite/pg_wal', segmentOf(join(dataDir, 'pglite')));
    const bytes = readFileSync(segment);
    const used = bytes.length - [...bytes].reverse().findIndex((byte) => byte !== 0);
    // The last fifth of what was written in this session becomes zeros: the file keeps its size.
    writeFileSync(segment, bytes.fill(0, used - 12_000));
    expect(await codeOf(open(dataDir))).toBe('store.rolled_back');
  });

  it('notices a store of another installation, and rows that went missing while it was closed', async () => {
    const dataDir = copyOfStore();
    const other = join(folder, 'other');
    await (await open(other)).close();
    const swapped = copyOfStore(other);
    cpSync(join(dataDir, 'store.json'), join(swapped, 'store.json'));
    expect(await codeOf(open(swapped))).toBe('store.another');
    const marker = readFileSync(join(dataDir, 'store.json'), 'utf8');
    writeFileSync(join(dataDir, 'store.json'), marker.replace(/"audit_head": 1/, '"audit_head": 2'));
    expect(await codeOf(open(dataDir))).toBe('store.rows_differ');
  });
});

function segmentOf(store: string): string {
  const [newest] = readdirSync(join(store, 'pg_wal'))
    .filter((name) => /^[0-9A-F]{24}$/.test(name))
    .sort();
  return newest ?? '';
}

describe('the writer lock', { timeout: 30_000 }, () => {
  const dataDirWithLock = (holder: Partial<Parameters<typeof writeHolder>[1]>): string => {
    const dataDir = mkdtempSync(join(folder, 'lock-'));
    const base = {
      token: 'other',
      pid: process.pid,
      host: 'another-host',
      startedAt: processStart(process.pid),
      beat: 1,
    };
    writeHolder(dataDir, { ...base, ...holder });
    return dataDir;
  };

  it('is refused while another container over the same volume is alive', async () => {
    const dataDir = dataDirWithLock({});
    let beat = 1;
    const alive = setInterval(() => {
      writeHolder(dataDir, { token: 'other', pid: 1, host: 'another-host', startedAt: '', beat: (beat += 1) });
    }, 300);
    expect(await codeOf(acquireWriterLock(dataDir))).toBe('store.in_use');
    clearInterval(alive);
  });

  it('is taken over from a container that fell silent', async () => {
    const lock = await acquireWriterLock(dataDirWithLock({}));
    await lock.release();
  });

  it('is not taken for held because the number of a dead process was given to another', async () => {
    const here = await acquireWriterLock(mkdtempSync(join(folder, 'lock-')));
    await here.release();
    const { hostname } = await import('node:os');
    const lock = await acquireWriterLock(dataDirWithLock({ host: hostname(), startedAt: '1' }));
    await lock.release();
  });

  it('is won by exactly one of several at the same moment', async () => {
    const dataDir = mkdtempSync(join(folder, 'lock-'));
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => acquireWriterLock(dataDir)));
    const won = tries.filter((attempt) => attempt.status === 'fulfilled');
    expect(won).toHaveLength(1);
    for (const attempt of won) await attempt.value.release();
  });
});
