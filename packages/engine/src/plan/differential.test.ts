import { createHash, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { didKey } from '../keys/did.ts';
import { generateKey, nodeCrypto, nodeSigner } from '../node/index.ts';
import { issueCredential } from '../proof/issue-credential.ts';
import { canonizeQuads, toQuads } from '../rdf/canonize.ts';
import { compareWithReference, planFor } from '../testing/differential.ts';
import { changeTexts, seeded } from '../testing/random-document.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { base58Encode } from '../text/base58.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { fastPathStatistics } from './statistics.ts';

const canonicalHash = async (document: JsonObject): Promise<Buffer> => {
  const quads = await toQuads(document, new Map());
  if (!quads.ok) throw new Error(quads.error);
  const canonical = await canonizeQuads(quads.value, 'sha256');
  if (!canonical.ok) throw new Error(canonical.error);
  return createHash('sha256').update(canonical.value).digest();
};

describe('a plan beside unmodified jsonld.js and rdf-canonize', () => {
  it('agrees or refuses for a thousand documents with awkward texts', { timeout: 240_000 }, async () => {
    const example = buildAchievementCredential(sampleAward('did:web:nordlys.example'));
    const plan = await planFor(example);
    const random = seeded(20_261_121);
    const count = { same: 0, refused: 0, different: 0 };
    for (let at = 0; at < 1_000; at += 1) {
      const share = at % 4 === 0 ? 0.5 : 0.03;
      count[await compareWithReference(plan, changeTexts(example, share, random))] += 1;
    }
    expect(count.different).toBe(0);
    expect(count.same).toBeGreaterThan(400);
    expect(count.refused).toBeGreaterThan(20);
  });

  it(
    'agrees or refuses where cohorts share awkward texts, which a program then takes as fixed',
    { timeout: 240_000 },
    async () => {
      const example = buildAchievementCredential(sampleAward('did:web:nordlys.example'));
      const plan = await planFor(example);
      const random = seeded(77);
      const count = { same: 0, refused: 0, different: 0 };
      for (let cohort = 0; cohort < 30; cohort += 1) {
        const shared = changeTexts(example, 0.1, random);
        for (let at = 0; at < 30; at += 1) {
          count[await compareWithReference(plan, changeTexts(shared, at % 9 === 0 ? 0.3 : 0.02, random))] += 1;
        }
      }
      expect(count.different).toBe(0);
      expect(count.same).toBeGreaterThan(200);
      expect(count.refused).toBeGreaterThan(200);
    },
  );
});

describe('a cohort issued by plan', () => {
  const { privateKey, publicKey } = generateKey('Ed25519');
  const { did, verificationMethod } = didKey(publicKey);
  const signer = nodeSigner({ privateKey, verificationMethod });
  const created = new Date('2026-11-21T09:00:00.400Z');
  const learner = (at: number): JsonObject =>
    buildAchievementCredential({
      ...sampleAward(did),
      credentialId: `https://cairn.example/credentials/crd_${at}`,
      subject: { name: at % 5 === 0 ? `Łucja “${at}” \\ Żak` : `Learner ${at}` },
    });

  /** The signed text, made by hand from what the stock libraries say. */
  const byHand = async (document: JsonObject): Promise<string> => {
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created: '2026-11-21T09:00:00Z',
      verificationMethod,
      proofPurpose: 'assertionMethod',
    };
    const contexts = document['@context'] ?? null;
    const data = [await canonicalHash({ ...options, '@context': contexts }), await canonicalHash(document)];
    const signature = sign(null, Buffer.concat(data), privateKey);
    return JSON.stringify({ ...document, proof: { ...options, proofValue: `z${base58Encode(signature)}` } });
  };

  it(
    'is, byte for byte, what the stock libraries make, and nearly all of it by plan',
    { timeout: 60_000 },
    async () => {
      const before = fastPathStatistics().issue;
      for (let at = 0; at < 60; at += 1) {
        const credential = learner(at);
        const issued = await issueCredential({ credential, signer, created, crypto: nodeCrypto, canaryEvery: 10 });
        expect(issued.text).toBe(await byHand(credential));
        expect(issued.document).toEqual(JSON.parse(issued.text));
      }
      const after = fastPathStatistics().issue;
      expect(after.fast - before.fast).toBeGreaterThanOrEqual(58);
    },
  );

  it('is verified by plan with the same report as before there was one', { timeout: 60_000 }, async () => {
    const documents = { find: () => Promise.resolve({ ok: false, reason: 'not_found' } as const) };
    const world = { now: new Date('2026-11-22T00:00:00Z'), crypto: nodeCrypto, documents };
    const text = (await issueCredential({ credential: learner(1), signer, created, crypto: nodeCrypto })).text;
    const spaced = JSON.stringify(JSON.parse(text), null, 2);
    const reports = [];
    for (let at = 0; at < 5; at += 1) reports.push(await verifyCredential(text, world));
    for (let at = 0; at < 5; at += 1) reports.push(await verifyCredential(spaced, world));
    for (const report of reports) expect(report).toEqual(reports[0]);
    expect(reports[0]?.checks.integrity.outcome).toBe('passed');
    expect(reports.at(-1)?.credential?.document).toEqual(JSON.parse(text));
  });

  it('does not pass when any value was changed afterwards', { timeout: 60_000 }, async () => {
    const documents = { find: () => Promise.resolve({ ok: false, reason: 'not_found' } as const) };
    const world = { now: new Date('2026-11-22T00:00:00Z'), crypto: nodeCrypto, documents };
    const text = (await issueCredential({ credential: learner(2), signer, created, crypto: nodeCrypto })).text;
    for (let at = 0; at < 4; at += 1) await verifyCredential(text, world);
    const random = seeded(7);
    for (let at = 0; at < 150; at += 1) {
      const place = Math.floor(random() * text.length);
      const other = String.fromCharCode(32 + Math.floor(random() * 95));
      const changed = text.slice(0, place) + other + text.slice(place + 1);
      if (changed === text) continue;
      const report = await verifyCredential(changed, world);
      expect(report.checks.integrity.outcome, changed.slice(place - 20, place + 20)).not.toBe('passed');
    }
  });

  it('leaves an emoji in a name to the reference, and issues it all the same', async () => {
    const before = fastPathStatistics();
    const credential = { ...learner(3), name: 'Well done 🙂' };
    await issueCredential({ credential, signer, created, crypto: nodeCrypto });
    const after = fastPathStatistics();
    expect(after.issue.slow).toBe(before.issue.slow + 1);
    expect(after.refusals['value:character']).toBeGreaterThan(before.refusals['value:character'] ?? 0);
  });

  it('refuses a credential of another issuer by name, with or without a plan', async () => {
    const credential = { ...learner(4), issuer: { id: 'did:web:other.example', type: ['Profile'] } };
    const request = { credential, signer, created, crypto: nodeCrypto };
    await expect(issueCredential(request)).rejects.toThrow('issuer_is_not_signer');
    const known = { ...learner(4), issuer: { ...(learner(4)['issuer'] as JsonObject), id: 'did:web:other.example' } };
    await expect(issueCredential({ ...request, credential: known })).rejects.toThrow('issuer_is_not_signer');
  });
});
