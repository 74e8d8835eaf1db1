import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Io } from './io.ts';

const originOf = (text: unknown): string | null => {
  const url = typeof text === 'string' && URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null;
};

const readOrigin = (path: string): string | null => {
  try {
    const instance: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof instance === 'object' && instance !== null && 'url' in instance ? originOf(instance.url) : null;
  } catch {
    return null;
  }
};

/**
 * Origin of the instance on this machine, told by CAIRN_URL or by the file that the running app writes
 * (`instance.json` in CAIRN_DATA, `.cairn` or `data`). Null when there is none.
 */
export const findOwnOrigin = ({ environment, repository }: Io): string | null => {
  const folders = [environment['CAIRN_DATA'], join(repository, '.cairn'), join(repository, 'data')];
  const fromFiles = folders.flatMap((folder) =>
    folder === undefined ? [] : [readOrigin(join(folder, 'instance.json'))],
  );
  return originOf(environment['CAIRN_URL']) ?? fromFiles.find((origin) => origin !== null) ?? null;
};
