import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  ELM_CONTEXT_URL,
  type AwardRecord,
  type VerifyWorld,
  buildElmCredential,
  verifyCredential,
} from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';
import { describe, expect, it } from 'vitest';
import { checkElmModel } from '../../packages/engine/src/elm/check-elm-model.ts';
import { listedCodes } from '../../packages/engine/src/elm/concepts.ts';
import type { JsonObject } from '../../packages/engine/src/json/json-types.ts';
import { sampleAward } from '../../packages/engine/src/testing/sample-award.ts';
import { SAMPLES, SHARED, SKIPPED, hasSamples, readSample } from './shared-data.ts';

const ELM = join(SHARED, 'data/elm/v3.2/edc');
const NOW = new Date('2026-11-21T12:00:00Z');

const read = (path: string): string =>
  path.endsWith('.gz') ? gunzipSync(readFileSync(path)).toString('utf8') : readFileSync(path, 'utf8');

const shapes = (): Record<'no-cv' | 'full', ReadonlyMap<string, string>> => {
  const base: [string, string] = ['no-cv', read(join(ELM, 'EDC-generic-no-cv.ttl.gz'))];
  return { 'no-cv': new Map([base]), full: new Map([base, ['full', read(join(ELM, 'EDC-generic-full.ttl'))]]) };
};

const installed = (elmShapes: ReadonlyMap<string, string>, context?: object): VerifyWorld => ({
  now: NOW,
  crypto: nodeCrypto,
  documents: { find: () => Promise.resolve({ ok: false, reason: 'not_found' }) },
  contexts: new Map([[ELM_CONTEXT_URL, context ?? (JSON.parse(read(join(ELM, 'edc-ap-context.jsonld'))) as object)]]),
  elmShapes,
});

const sealedPayload = (): JsonObject => {
  const file = JSON.parse(Buffer.from(readSample('elm/microcredential-annex1.jades-signed.jsonld')).toString()) as {
    readonly payload: string;
  };
  return JSON.parse(file.payload) as JsonObject;
};

const parsed = (path: string): JsonObject => JSON.parse(Buffer.from(readSample(path)).toString()) as JsonObject;

const build = (record: AwardRecord): JsonObject =>
  buildElmCredential(record, { legalIdentifier: { value: 'VATNO-000000000', country: 'NO' }, issuedAt: NOW });

if (hasSamples && existsSync(ELM)) {
  describe.each(['no-cv', 'full'] as const)('the application profile of ELM 3.2 (%s)', (profile) => {
    const world = installed(shapes()[profile]);
    const sample = sampleAward('did:web:nordlys.example');

    it.each([
      ['with every element', sample],
      [
        'without a level, and by prior learning only',
        {
          ...sample,
          level: { claim: 'not_assigned' as const, reason: { en: 'No level fits.', nb: 'Ingen nivå passer.' } },
          assessmentTypes: ['recognition_of_prior_learning', 'portfolio'],
          participationModes: ['validation_only'],
        },
      ],
      [
        'as small as it can be',
        {
          ...sample,
          awardingBodies: [],
          qualityAssurance: [],
          workload: { hours: 0.5 },
          participationModes: [],
        },
      ],
    ])('is kept by an award %s', async (_, record) => {
      expect(await checkElmModel(build(record), world)).toEqual({
        outcome: 'passed',
        code: 'model.conforms',
        details: { model: 'ELM' },
      });
    });

    it('gives the published samples the verdicts that two other implementations gave them', async () => {
      expect((await checkElmModel(sealedPayload(), world)).outcome).toBe('passed');
      const unsigned = await checkElmModel(parsed('elm/microcredential-annex1.unsigned.jsonld'), world);
      expect(unsigned.details).toMatchObject({ rules: 'issuer.node issued.minCount' });
      expect((await checkElmModel(parsed('elm/small-nonconforming.jsonld'), world)).outcome).toBe('failed');
    });

    it('notices each rule that an award breaks', async () => {
      const good = build(sample);
      const without = (name: string): JsonObject =>
        Object.fromEntries(Object.entries(good).filter(([key]) => key !== name));
      for (const name of [
        'issuer',
        'issued',
        'validFrom',
        'credentialSchema',
        'credentialProfiles',
        'displayParameter',
      ]) {
        expect((await checkElmModel(without(name), world)).outcome, name).toBe('failed');
      }
      const subject = (change: object): JsonObject => ({
        ...good,
        credentialSubject: { ...(good['credentialSubject'] as object), ...change },
      });
      expect((await checkElmModel(subject({ dateOfBirth: '1999' }), world)).outcome).toBe('failed');
      expect((await checkElmModel(subject({ hasClaim: { id: 'urn:x', type: 'Note' } }), world)).outcome).toBe('failed');
    });

    it('is not kept by nothing: neither an empty graph nor one whose words mean nothing conforms', async () => {
      const good = build(sample);
      expect((await checkElmModel({}, world)).outcome).toBe('failed');
      expect(
        (await checkElmModel({ type: ['VerifiableCredential', 'EuropeanDigitalCredential'] }, world)).outcome,
      ).toBe('failed');
      const { '@context': _context, ...contextless } = good;
      expect((await checkElmModel(contextless, world)).outcome).toBe('failed');
      // A context that failed to load, or one that maps every word to nothing.
      expect((await checkElmModel(good, installed(shapes()[profile], { '@context': {} }))).outcome).toBe('failed');
    });
  });

  describe('what the operator did not install', () => {
    it('is not guessed: the model stays open', async () => {
      const document = build(sampleAward('did:web:nordlys.example'));
      const open = { outcome: 'unknown', code: 'model.elm_not_installed' };
      expect(await checkElmModel(document, installed(new Map()))).toMatchObject(open);
      expect(await checkElmModel(document, installed(new Map([['broken', 'this is no turtle']])))).toMatchObject(open);
      expect(await checkElmModel(document, { ...installed(shapes().full), contexts: new Map() })).toMatchObject(open);
      const unknownRule = '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:a> sh:sparql <urn:b> .';
      expect(await checkElmModel(document, installed(new Map([['sparql', unknownRule]])))).toMatchObject(open);
    });
  });

  describe('the Commission’s own sealed sample', () => {
    it('keeps its seal, its model and its long-lasting parts as separate answers', async () => {
      const text = read(join(SAMPLES, 'elm/microcredential-annex1.jades-signed.jsonld'));
      const report = await verifyCredential(text, installed(shapes().full));
      expect(report.checks).toMatchObject({
        integrity: { code: 'integrity.unchanged', details: { notRelied: 'adoTst sigTst xVals rVals arcTst' } },
        issuer: { outcome: 'unknown', code: 'issuer.seal_expired', details: { identifier: 'VATES-A00000000' } },
        model: { outcome: 'passed' },
      });
    });
  });

  describe('countries and languages', () => {
    it('are spelt as the European lists spell them', () => {
      const lists = read(join(SHARED, 'data/elm/vocabularies/elm-code-lists.csv'));
      const large = read(join(SHARED, 'data/elm/vocabularies/elm-code-lists-large.csv.gz'));
      const { countries, languages } = listedCodes();
      expect(countries.filter((code) => !lists.includes(`authority/country/${code},`))).toEqual([]);
      expect(languages.filter((code) => !large.includes(`authority/language/${code},`))).toEqual([]);
    });
  });
} else {
  it(SKIPPED, () => {
    expect(hasSamples && existsSync(ELM)).toBe(false);
  });
}
