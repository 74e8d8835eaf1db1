import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { findMigrationsFolder, migratePglite } from '../../src/platform/db/migrate.ts';
import { createPglite } from '../../src/platform/db/pglite.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly pgliteTemplate?: string;
  }
}

const cacheFolder = join(import.meta.dirname, '../../node_modules/.cache/cairn');

function fingerprint(): string {
  const folder = findMigrationsFolder();
  const hash = createHash('sha256').update(readFileSync(join(import.meta.dirname, '../../package-lock.json')));
  const migrations = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  for (const name of migrations.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 24);
}

/** Migrates an embedded database once and keeps its dump, from which each test file starts in half a second. */
export async function setup(project: TestProject): Promise<void> {
  const file = join(cacheFolder, `pglite-${fingerprint()}.tar`);
  if (!existsSync(file)) {
    mkdirSync(cacheFolder, { recursive: true });
    const client = await createPglite();
    await migratePglite(client);
    const dump = await client.dumpDataDir('none');
    await client.close();
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, new Uint8Array(await dump.arrayBuffer()));
    renameSync(unfinished, file);
  }
  project.provide('pgliteTemplate', file);
}
