import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { createStatusList, writeStatus } from '../status/status-list.ts';
import { FakeDocuments, NOW, TestIssuer, changed, smallCredential, worldWith } from '../testing/fixtures.ts';
import { changeTexts, seeded } from '../testing/random-document.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { DocumentSource, Report } from '../types.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { lightCrypto, makeLightCrypto, unpackByPlatform } from '../web/light.ts';
import { type ExportedPlan, exportPlan } from './export-plan.ts';
import type { PlanSource } from './plan-data.ts';
import { verifyKnownShape } from './verify-known-shape.ts';

const LIST = 'https://nordlys.example/status/1';
const issuer = new TestIssuer();

/** Plans as they come to a page: as text. */
const sourceOf = (exported: readonly ExportedPlan[]): PlanSource => {
  const texts = new Map(exported.map(({ fingerprint, plans }) => [fingerprint, JSON.stringify(plans)]));
  return {
    find: (fingerprint) => {
      const text = texts.get(fingerprint);
      return Promise.resolve(text === undefined ? null : (JSON.parse(text) as ExportedPlan['plans']));
    },
  };
};

const exported = async (text: string): Promise<ExportedPlan> => {
  const plan = await exportPlan(text, lightCrypto);
  if (plan === null) throw new Error('The sample has no plan');
  return plan;
};

const award = (learner: string) =>
  buildAchievementCredential({ ...sampleAward(issuer.did), subject: { name: learner } });
const issueFor = async (learner: string): Promise<string> => (await issuer.issue(award(learner))).text;

let plans: PlanSource;
let documents: DocumentSource;
let signed = '';
let list = '';
let revoking = '';

beforeAll(async () => {
  signed = await issueFor('Amal Haddad');
  list = await issuer.statusList(LIST);
  const bits = writeStatus(createStatusList({ length: 131_072 }), [{ index: 94_567, isSet: true }]);
  revoking = await issuer.statusList(LIST, bits);
  plans = sourceOf([await exported(signed), await exported(list)]);
  documents = issuer.documents({ [LIST]: list });
});

const quickly = (input: Uint8Array | string, source = documents, now = NOW): Promise<Report | null> =>
  verifyKnownShape(input, { now, crypto: lightCrypto, documents: source, plans, unpack: unpackByPlatform });

const fully = (input: Uint8Array | string, source = documents, now = NOW): Promise<Report> =>
  verifyCredential(input, worldWith(source, { now, crypto: lightCrypto }));

/** The quick check gives the very report of the full reader, or leaves the text to it. */
const compare = async (input: Uint8Array | string, source = documents, now = NOW): Promise<'same' | 'left'> => {
  const report = await quickly(input, source, now);
  if (report === null) return 'left';
  expect(report).toEqual(await fully(input, source, now));
  return 'same';
};

describe('the quick check of a known shape', () => {
  it('gives the report of the full reader for every learner of a cohort', async () => {
    for (const learner of [
      'Amal Haddad',
      'Łucja “Mia” Żak',
      'José \\ "Pepe" Núñez',
      'ليلى',
      'line\nbreak',
      'e\u0301',
    ]) {
      const text = await issueFor(learner);
      expect(await compare(text)).toBe('same');
      expect(await compare(utf8Encode(JSON.stringify(JSON.parse(text), null, 2)))).toBe('same');
    }
    expect((await quickly(signed))?.summary).toBe('checks_out');
    expect((await quickly(signed))?.checks.evidence.details).toEqual({ count: '2', kinds: 'observation, photo' });
  });

  it('tells of a revocation, and leaves the status open when the list cannot be had', async () => {
    expect((await quickly(signed, issuer.documents({ [LIST]: revoking })))?.checks.status.code).toBe('status.revoked');
    expect(await compare(signed, issuer.documents({ [LIST]: revoking }))).toBe('same');
    expect(await compare(signed, issuer.documents())).toBe('same');
    expect((await quickly(signed, issuer.documents()))?.checks.status.outcome).toBe('unknown');
  });

  it('tells of time, of a key that is not the issuer’s, and of one that was withdrawn', async () => {
    const other = new TestIssuer();
    const revokedKey = new FakeDocuments({
      'https://nordlys.example/.well-known/did.json': issuer.didDocument('revoked'),
      [LIST]: list,
    });
    expect(await compare(signed, documents, new Date('2040-01-01T00:00:00Z'))).toBe('same');
    expect(await compare(signed, documents, new Date('2020-01-01T00:00:00Z'))).toBe('same');
    expect(await compare(signed, other.documents({ [LIST]: list }))).toBe('same');
    expect(await compare(signed, revokedKey)).toBe('same');
    expect(await compare(signed, new FakeDocuments())).toBe('same');
    expect((await quickly(signed, other.documents({ [LIST]: list })))?.summary).toBe('does_not_check_out');
  });

  it('never accepts a text in which any character was changed', { timeout: 120_000 }, async () => {
    const random = seeded(11);
    const seen = { same: 0, left: 0 };
    for (let at = 0; at < 400; at += 1) {
      const place = Math.floor(random() * signed.length);
      const other = String.fromCharCode(32 + Math.floor(random() * 95));
      const text = signed.slice(0, place) + other + signed.slice(place + 1);
      if (text === signed) continue;
      const report = await quickly(text);
      expect(report?.checks.integrity.outcome).not.toBe('passed');
      seen[await compare(text)] += 1;
    }
    expect(seen.same).toBeGreaterThan(100);
    expect(seen.left).toBeGreaterThan(50);
  });

  it('gives the same report for awkward values put into signed texts', { timeout: 240_000 }, async () => {
    const random = seeded(20_261_121);
    const seen = { same: 0, left: 0 };
    for (let at = 0; at < 250; at += 1) {
      const document = changeTexts(JSON.parse(signed) as JsonObject, at % 3 === 0 ? 0.3 : 0.02, random);
      seen[await compare(JSON.stringify(document))] += 1;
    }
    expect(seen.same).toBeGreaterThan(40);
    expect(seen.left).toBeGreaterThan(10);
  });

  it('gives the same report for whatever a learner is called', { timeout: 120_000 }, async () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        await compare(await issueFor(name));
      }),
      { numRuns: 60 },
    );
  });

  it('gives the same report for a status list in which anything was changed', { timeout: 120_000 }, async () => {
    const random = seeded(5);
    for (let at = 0; at < 150; at += 1) {
      const place = Math.floor(random() * list.length);
      const other = String.fromCharCode(32 + Math.floor(random() * 95));
      const body = list.slice(0, place) + other + list.slice(place + 1);
      const source = issuer.documents({ [LIST]: body });
      await compare(signed, source);
      if (body !== list) expect((await quickly(signed, source))?.checks.status.outcome).not.toBe('passed');
    }
  });
});

describe('what the quick check leaves to the full reader', () => {
  it.each<readonly [string, (document: Record<string, unknown>) => void]>([
    ['a further member', (document) => (document['termsOfUse'] = [])],
    ['a list of proofs', (document) => (document['proof'] = [document['proof']])],
    ['another context', (document) => (document['@context'] = ['https://www.w3.org/ns/credentials/v2'])],
    ['no proof', (document) => delete document['proof']],
    ['another type', (document) => (document['type'] = ['VerifiableCredential', 'ClrCredential'])],
    ['a proof with a further member', (document) => Object.assign(document['proof'] as object, { expires: 'now' })],
    ['a proof by JCS', (document) => Object.assign(document['proof'] as object, { cryptosuite: 'eddsa-jcs-2022' })],
    ['an emoji', (document) => Object.assign(document['issuer'] as object, { name: 'Nordlys 🙂' })],
  ])('%s', async (_, change) => {
    expect(await quickly(changed(signed, change))).toBeNull();
  });

  it.each(['', 'null', '[]', '{}', '{"a":', 'eyJhbGciOiJFZERTQSJ9.e30.AA', '<svg/>', '\ufeff{}'])(
    '%j',
    async (text) => {
      expect(await quickly(text)).toBeNull();
    },
  );

  it('a shape of which it has no plan, without asking for any document', async () => {
    const unknown = (await issuer.issue(smallCredential(issuer.did))).text;
    const asked = issuer.documents({ [LIST]: list });
    expect(await quickly(unknown, asked)).toBeNull();
    expect(asked.asked).toEqual([]);
  });
});

describe('an exported plan', () => {
  it('holds nothing that somebody wrote', async () => {
    const { plans: pair } = await exported(await issueFor('Zebulon Quux'));
    const text = JSON.stringify(pair);
    for (const word of [
      'Zebulon',
      'Nordlys',
      'Sort and price',
      'crd_fixture',
      'did:web:nordlys',
      '2026-11-20',
      '94567',
    ])
      expect(text).not.toContain(word);
  });

  it('is found by the shape alone: learners of a cohort have one fingerprint, another shape has another', async () => {
    const [one, two] = [await exported(await issueFor('Amal')), await exported(await issueFor('Samuel'))];
    expect(two).toEqual(one);
    expect((await exported(list)).fingerprint).not.toBe(one.fingerprint);
  });

  it('is not made for what a plan cannot be made for', async () => {
    expect(await exportPlan('no JSON', lightCrypto)).toBeNull();
    expect(await exportPlan('{"@context":"https://elsewhere.example/","proof":{}}', lightCrypto)).toBeNull();
    expect(
      await exportPlan(
        changed(signed, (document) => delete document['proof']),
        lightCrypto,
      ),
    ).toBeNull();
  });
});

describe('hashes and signatures on a page', () => {
  it('are the same where the platform has none', async () => {
    const own = makeLightCrypto(undefined);
    const bytes = utf8Encode('Nordlys');
    for (const name of ['sha256', 'sha384'] as const)
      expect(await own[name](bytes)).toEqual(await lightCrypto[name](bytes));
    const world = { now: NOW, crypto: own, documents, plans, unpack: unpackByPlatform };
    expect(await verifyKnownShape(signed, world)).toEqual(await fully(signed));
    expect(await verifyKnownShape(signed.replace('Amal Haddad', 'Amal Hadad'), world)).toMatchObject({
      checks: { integrity: { outcome: 'failed' } },
    });
  });
});

describe('unpacking by the platform', () => {
  it('gives up past the limit and on damage', async () => {
    const packed = (JSON.parse(list) as { credentialSubject: { encodedList: string } }).credentialSubject.encodedList;
    const bytes = Uint8Array.from(atob(packed.slice(1).replaceAll('-', '+').replaceAll('_', '/')), (c) =>
      c.charCodeAt(0),
    );
    expect((await unpackByPlatform(bytes, 1_000_000))?.length).toBe(16_384);
    expect(await unpackByPlatform(bytes, 1_000)).toBeNull();
    expect(await unpackByPlatform(bytes.slice(0, -3), 1_000_000)).toBeNull();
    expect(await unpackByPlatform(Uint8Array.of(...bytes, 1, 2, 3), 1_000_000)).toBeNull();
    expect(await unpackByPlatform(new Uint8Array(40), 1_000_000)).toBeNull();
  });
});
