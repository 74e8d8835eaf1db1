import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DocumentSource, type Report, type VerifyWorld, verifyCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { describe, expect, it } from 'vitest';
import { SAMPLES, SKIPPED, hasSamples, readSample } from './shared-data.ts';

const ASSETS = join(SAMPLES, '1edtech/ob20/assets');

/** The fictional site of the samples, with the files that came along. */
const documents: DocumentSource = {
  find: (url) => {
    const name = /^https?:\/\/example\.org\/(key1|organization|robotics-badge|revocation-list)\.json$/.exec(url)?.[1];
    return Promise.resolve(
      name === undefined
        ? { ok: false, reason: 'not_found' }
        : { ok: true, body: readFileSync(join(ASSETS, `${name}.json`), 'utf8'), asOf: '2026-11-21T11:00:00Z' },
    );
  },
};

const world: VerifyWorld = { now: new Date('2026-11-21T12:00:00Z'), crypto: nodeCrypto, documents };

const text = (path: string): string => Buffer.from(readSample(path)).toString();

const CLR_CONTEXT = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

const withClr = (): VerifyWorld => ({
  ...world,
  contexts: new Map([[CLR_CONTEXT, JSON.parse(text('1edtech/contexts/clr-v2p0-2.0.1.json')) as object]]),
});

const codes = ({ checks }: Report) => [checks.integrity.code, checks.issuer.code];

if (hasSamples) {
  describe('a signed badge of another implementation', () => {
    it('has a good RSA signature; its key was served over plain http, so the issuer stays open', async () => {
      const report = await verifyCredential(text('1edtech/ob20/simple.jwt'), world);
      expect(report.format).toBe('ob2-signed');
      expect(codes(report)).toEqual(['integrity.unchanged', 'issuer.unsupported_method']);
      expect(report.credential?.document).toMatchObject({ name: 'Awesome Robotics Badge' });
    });

    it('does not pass with another payload', async () => {
      const [header, payload, signature] = text('1edtech/ob20/simple.jwt').trim().split('.');
      const forged = Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('2016', '2017');
      const report = await verifyCredential(
        `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`,
        world,
      );
      expect(report.checks.integrity.outcome).toBe('failed');
    });
  });

  describe('a learner record of another implementation (CLR 2.0)', () => {
    const clr = () => text('1edtech/clr20/simple.json');

    it('is checked by its own proof, and so is each credential inside it', async () => {
      const report = await verifyCredential(clr(), withClr());
      expect(codes(report)).toEqual(['integrity.unchanged', 'issuer.key_only']);
      expect(report.inner?.map(codes)).toEqual([['integrity.unchanged', 'issuer.key_only']]);
    });

    it('is not good as a whole when a credential inside it was changed', async () => {
      const document = JSON.parse(clr()) as { credentialSubject: { verifiableCredential: { name: string }[] } };
      for (const inner of document.credentialSubject.verifiableCredential) inner.name = 'Leadership Badge';
      const report = await verifyCredential(JSON.stringify(document), withClr());
      expect(report.summary).toBe('does_not_check_out');
      expect(report.inner?.[0]?.checks.integrity.outcome).toBe('failed');
    });

    it('without its context stays open outside; inside is answered all the same', async () => {
      const report = await verifyCredential(clr(), world);
      expect(report.checks.integrity.code).toBe('integrity.unknown_context');
      expect(report.inner?.[0]?.checks.integrity.code).toBe('integrity.unchanged');
    });
  });
} else {
  it(SKIPPED, () => {
    expect(hasSamples).toBe(false);
  });
}
