import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestAuthority } from '../testing/test-certificates.ts';
import { addVocab, readInstalledVocab } from './installed-vocab.ts';

const SHAPES = '@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> sh:targetClass <urn:c> .';

describe('what an operator installs', () => {
  let home = '';
  const folder = () => join(home, 'vocab');
  const file = (name: string, content: string | Uint8Array): string => {
    const path = join(home, name);
    writeFileSync(path, content);
    return path;
  };
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'cairn-vocab-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  it('is there afterwards: a context, packed shapes and an authority', () => {
    const authority = new TestAuthority();
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(authority.root.der).toString('base64')}\n-----END CERTIFICATE-----\n`;
    authority.close();
    const context = file(
      'edc-ap-context.jsonld',
      JSON.stringify({ '@context': { title: 'http://purl.org/dc/terms/title' } }),
    );
    expect(addVocab(folder(), { path: context })).toMatchObject({ ok: true, value: { kind: 'context' } });
    expect(addVocab(folder(), { path: file('edc.ttl.gz', gzipSync(SHAPES)) }).ok).toBe(true);
    expect(addVocab(folder(), { path: file('authority.pem', pem) })).toMatchObject({ value: { kind: 'authority' } });
    const vocab = readInstalledVocab(folder());
    expect([...vocab.contexts.keys()]).toEqual(['http://data.europa.eu/snb/model/context/edc-ap']);
    expect([...vocab.elmShapes]).toEqual([['edc.ttl', SHAPES]]);
    expect(vocab.trustAnchors).toEqual([authority.root.der]);
    expect(vocab.refused).toEqual([]);
  });

  it('is pinned: a file that was changed afterwards is left out and named', () => {
    addVocab(folder(), { path: file('edc.ttl', SHAPES) });
    const [stored = ''] = readdirSync(folder()).filter((name) => name.endsWith('edc.ttl'));
    writeFileSync(join(folder(), stored), `${SHAPES} <urn:x> sh:targetClass <urn:y> .`);
    expect(readInstalledVocab(folder())).toMatchObject({ refused: ['edc.ttl'] });
    expect(readInstalledVocab(folder()).elmShapes.size).toBe(0);
  });

  it('counts once when it is added twice, and a newer context takes the older one’s place', () => {
    const url = 'https://example.org/context.json';
    for (const word of ['a', 'a', 'b']) {
      addVocab(folder(), { path: file('c.json', JSON.stringify({ '@context': { [word]: 'urn:w' } })), url });
    }
    expect([...readInstalledVocab(folder()).contexts]).toEqual([[url, { '@context': { b: 'urn:w' } }]]);
    expect(JSON.parse(readFileSync(join(folder(), 'pins.json'), 'utf8'))).toHaveLength(1);
  });

  it.each([
    ['a context without an address', 'c.json', '{"@context":{}}', 'address_missing'],
    ['a context with a catch-all', 'edc-ap-context.jsonld', '{"@context":{"@vocab":"urn:any#"}}', 'catch_all'],
    [
      'shapes with rules nobody here can check',
      's.ttl',
      `${SHAPES} <urn:s> <http://www.w3.org/ns/shacl#sparql> <urn:q> .`,
      'unknown_rules',
    ],
    ['something else', 'notes.txt', 'hello', 'not_recognised'],
    ['a broken certificate', 'a.pem', 'hello', 'not_recognised'],
  ])('is refused by name: %s', (_, name, content, error) => {
    expect(addVocab(folder(), { path: file(name, content) })).toEqual({ ok: false, error });
  });

  it('may be nothing at all', () => {
    expect(readInstalledVocab(join(home, 'none'))).toEqual({
      contexts: new Map(),
      elmShapes: new Map(),
      trustAnchors: [],
      refused: [],
    });
  });
});
