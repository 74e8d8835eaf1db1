import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { compareDirectReading } from '../testing/differential.ts';
import { graphDocuments } from '../testing/graph-documents.ts';
import { changeTexts, seeded } from '../testing/random-document.ts';
import { changeStructure } from '../testing/random-structure.ts';
import { sampleAward } from '../testing/sample-award.ts';

/** Nothing may be read directly that the libraries read otherwise, or not at all. */
const compare = async (document: JsonObject): Promise<'same' | 'refused'> => {
  const outcome = await compareDirectReading(document);
  if (outcome === 'different') expect.fail(JSON.stringify(document));
  return outcome === 'same' ? 'same' : 'refused';
};

const award = buildAchievementCredential(sampleAward('did:web:nordlys.example'));
const pool = graphDocuments.map(([, document]) => document);

describe('the direct reading', () => {
  it.each(graphDocuments)('of %s is that of the unmodified libraries, or left to them', async (_, document) => {
    const before = structuredClone(document);
    await compare(document);
    await compare(document);
    expect(document).toEqual(before);
  });

  it('takes in what Cairn issues', async () => {
    expect(await compare(award)).toBe('same');
  });

  it('of documents with other structures is so too', { timeout: 240_000 }, async () => {
    const random = seeded(3);
    const seen = { same: 0, refused: 0 };
    for (let at = 0; at < 700; at += 1) {
      const base = at % 2 === 0 ? award : (pool[Math.floor(random() * pool.length)] ?? award);
      seen[await compare(changeStructure(base, pool, random))] += 1;
    }
    expect(seen.same).toBeGreaterThan(100);
    expect(seen.refused).toBeGreaterThan(150);
  });

  it('of documents with awkward texts is so too', { timeout: 240_000 }, async () => {
    const random = seeded(4);
    const seen = { same: 0, refused: 0 };
    for (let at = 0; at < 400; at += 1) {
      const base = at % 2 === 0 ? award : (pool[Math.floor(random() * pool.length)] ?? award);
      seen[await compare(changeTexts(base, at % 3 === 0 ? 0.3 : 0.03, random))] += 1;
    }
    expect(seen.same).toBeGreaterThan(80);
  });

  it.each<readonly [string, object]>([
    [
      'a statement that stands twice',
      {
        credentialSubject: [
          { id: 'urn:a', name: 'A' },
          { id: 'urn:a', name: 'A' },
        ],
      },
    ],
    ['nodes that look alike', { credentialSubject: [{ name: 'A' }, { name: 'A' }] }],
    ['a context of its own inside', { issuer: { '@context': {}, id: 'urn:a', name: 'A' } }],
  ])('leaves %s to the libraries', async (_, more) => {
    const contexts = ['https://www.w3.org/ns/credentials/v2'];
    const document = { '@context': contexts, id: 'urn:uuid:1', type: ['VerifiableCredential'], ...more } as JsonObject;
    expect(await compare(document)).toBe('refused');
  });
});
