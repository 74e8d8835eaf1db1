import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckName, type DocumentSource, type Report, verifyCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { webCrypto } from '@cairn/engine/web';
import { describe, expect, it } from 'vitest';
import { expected } from './samples.expected.ts';
import { SAMPLES, SKIPPED, hasSamples, listFiles, readSample } from './shared-data.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

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

const documents: DocumentSource = {
  find: (url) => {
    const file = fileOf(url);
    return Promise.resolve(
      file === undefined
        ? { ok: false, reason: 'not_found' }
        : { ok: true, body: readFileSync(join(SAMPLES, file), 'utf8'), asOf: '2026-11-21T11:00:00Z' },
    );
  },
};

const NAMES: readonly CheckName[] = ['integrity', 'issuer', 'validity', 'status', 'model'];

const codes = ({ checks }: Report): readonly string[] =>
  NAMES.map((name) => `${checks[name].outcome} ${checks[name].code}`);

const verify = (path: string, crypto = nodeCrypto): Promise<Report> =>
  verifyCredential(readSample(path), { now: NOW, crypto, documents });

if (hasSamples) {
  describe('files that others issued', () => {
    const files = listFiles(SAMPLES);

    it('each have a row in the table, and each row has its file', () => {
      expect(Object.keys(expected).sort()).toEqual(files);
    });

    it.each(files)('%s', async (path) => {
      const report = await verify(path);
      const { summary, format } = report;
      expect({ summary, format, checks: codes(report) }).toEqual(expected[path]);
    });

    it.each(files)('%s gets the same answers from the browser adapter', async (path) => {
      expect(codes(await verify(path, webCrypto))).toEqual(expected[path]?.checks);
    });
  });
} else {
  it(SKIPPED, () => {
    expect(hasSamples).toBe(false);
  });
}
