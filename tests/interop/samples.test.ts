import { type CheckName, type Report, verifyCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { webCrypto } from '@cairn/engine/web';
import { describe, expect, it } from 'vitest';
import { expected } from './samples.expected.ts';
import { NOW, documents } from './sample-documents.ts';
import { SAMPLES, SKIPPED, hasSamples, listFiles, readSample } from './shared-data.ts';

const NAMES: readonly CheckName[] = ['integrity', 'issuer', 'validity', 'status', 'model', 'evidence'];

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
