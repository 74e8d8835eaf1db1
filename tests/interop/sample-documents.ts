import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSource } from '@cairn/engine';
import { SAMPLES } from './shared-data.ts';

/** The instant at which other people's files are looked at. */
export const NOW = new Date('2026-11-21T12:00:00Z');

const DCC = 'https://digitalcredentials.github.io/vc-test-fixtures';

/** Where the files of the folder would be found on the internet. Nothing is asked for that is not in this list. */
const PLACES: readonly (readonly [prefix: string, folder: string, ending: string])[] = [
  [`${DCC}/statusLists/didkey-ed25519Signature2020/`, 'dcc/status-lists', '.json'],
  [
    'https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status/',
    'dcc/status-lists',
    '.json',
  ],
];

const DIDS: Readonly<Record<string, string>> = {
  [`${DCC}/dids/oidf/did.json`]: 'dcc/dids/oidf.did.json',
  [`${DCC}/dids/legacy/did.json`]: 'dcc/dids/legacy.did.json',
};

const fileOf = (url: string): string | undefined => {
  const place = PLACES.find(([prefix]) => url.startsWith(prefix));
  return DIDS[url] ?? (place && join(place[1], `${url.slice(place[0].length)}${place[2]}`));
};

export const documents: DocumentSource = {
  find: (url) => {
    const file = fileOf(url);
    return Promise.resolve(
      file === undefined
        ? { ok: false, reason: 'not_found' }
        : { ok: true, body: readFileSync(join(SAMPLES, file), 'utf8'), asOf: '2026-11-21T11:00:00Z' },
    );
  },
};
