import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-types.ts';
import { changeTexts, seeded } from '../testing/random-document.ts';
import { graphDocuments } from '../testing/graph-documents.ts';
import { toQuads } from './canonize.ts';
import { quickQuads } from './quick-quads.ts';

describe('the quick reading', () => {
  it.each(graphDocuments)('of %s is the reading of unmodified jsonld.js', async (_, document) => {
    const before = structuredClone(document);
    for (let time = 0; time < 3; time += 1) {
      expect(await quickQuads(document)).toEqual(await toQuads(document, new Map()));
    }
    expect(document).toEqual(before);
  });

  it('of documents whose parts were swapped and emptied at random is too', { timeout: 120_000 }, async () => {
    const random = seeded(11);
    const pool = graphDocuments.map(([, document]) => document);
    const any = (): JsonObject => pool[Math.floor(random() * pool.length)] ?? {};
    const parts = pool.flatMap((document) => Object.entries(document));
    for (let at = 0; at < 300; at += 1) {
      const base = Object.entries(any()).filter(([key]) => key === '@context' || random() < 0.9);
      const extra = parts.filter(() => random() < 0.02);
      const document = changeTexts(Object.fromEntries([...base, ...extra]), 0.05, random);
      expect(await quickQuads(document), JSON.stringify(document)).toEqual(await toQuads(document, new Map()));
    }
  });
});
