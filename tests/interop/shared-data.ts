import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** Folder of other people's files: beside the repository, or where CAIRN_SHARED says. Never part of the product. */
export const SHARED = process.env['CAIRN_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url));

export const SAMPLES = join(SHARED, 'data/samples');
export const VECTORS = join(SHARED, 'data/vectors');

export const hasSamples = existsSync(SAMPLES);
export const hasVectors = existsSync(VECTORS);

/** What a run leaves out when the folder is missing, said in the name of the one test that remains. */
export const SKIPPED = `SKIPPED: no files of others at ${SHARED} (set CAIRN_SHARED)`;

export const listFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => relative(folder, path))
    .sort();

export const readSample = (path: string): Uint8Array => {
  const bytes = readFileSync(join(SAMPLES, path));
  return path.endsWith('.gz') ? gunzipSync(bytes) : bytes;
};

export const readVectors = (path: string): unknown => {
  const bytes = readFileSync(join(VECTORS, path));
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
};
