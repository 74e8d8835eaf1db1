import { VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { isJsonObject } from '../json/json-types.ts';
import { toQuads } from '../rdf/canonize.ts';
import {
  CAIRN,
  NAME,
  OPEN_BADGES,
  byPlan,
  credential,
  goodPlan,
  planOf,
  reference,
  withValue,
} from '../testing/planned.ts';
import { compilePlan } from './compile-plan.ts';
import { readShape } from './shape.ts';

const ID = ['id'];

describe('a plan made from one credential', () => {
  it('gives what the reference gives for every learner of a cohort', async () => {
    const plan = await goodPlan(credential('ana'));
    for (const learner of ['ben', 'caro', 'dina', 'emil', 'zoe', 'ada', 'Łucja']) {
      const document = withValue(credential('x'), NAME, `Learner ${learner}`);
      expect(byPlan(plan, document)).toBe(await reference(document));
    }
  });

  describe('1: is for one shape', () => {
    it.each<readonly [string, JsonObject]>([
      ['a further member', { ...credential('ben'), name: 'Badge' }],
      ['other types', withValue(credential('ben'), ['type'], ['VerifiableCredential', 'AchievementCredential'])],
      ['another list length', withValue(credential('ben'), ['credentialSubject', 'identifier'], [])],
      ['other contexts', withValue(credential('ben'), ['@context'], [VCDM2_CONTEXT_URL])],
      ['a number where text was', withValue(credential('ben'), NAME, 7)],
      ['a list where text was', withValue(credential('ben'), NAME, ['Ben'])],
      ['keys in another order', Object.fromEntries(Object.entries(credential('ben')).reverse())],
      ['a member without a value', { ...credential('ben'), validFrom: undefined } as unknown as JsonObject],
    ])('and leaves %s alone', async (_, document) => {
      expect(byPlan(await goodPlan(credential('ana')), document)).toBe('shape');
    });

    it('and leaves objects alone that write themselves as JSON in their own way', async () => {
      class Odd {
        toJSON() {
          return 'odd';
        }
      }
      const document = { ...credential('ben'), issuer: Object.assign(new Odd(), credential('ben')['issuer']) };
      expect(byPlan(await goodPlan(credential('ana')), document as unknown as JsonObject)).toBe('shape');
    });

    it('and is not made for contexts that an operator installed: their content may change', async () => {
      const own = 'https://operator.example/context';
      const document = withValue(credential('ana'), ['@context'], [VCDM2_CONTEXT_URL, OPEN_BADGES, CAIRN, own]);
      const installed = new Map([[own, { '@context': { nickname: 'https://operator.example/nickname' } }]]);
      const quads = await toQuads(document, installed);
      const shape = readShape(document);
      if (!quads.ok || shape === null) throw new Error('The example itself cannot be read');
      expect(await compilePlan({ shape, quads: quads.value, use: 'credential' })).toMatchObject({ ok: false });
    });
  });

  describe('2: pins a value that does not come out whole', () => {
    it.each<readonly [string, JsonObject, readonly (string | number)[], JsonValue]>([
      ['a type', credential('ana'), ['credentialSubject', 'type', 0], 'Profile'],
      [
        'a language tag',
        withValue(credential('ana'), ['name'], { '@value': 'Bra', '@language': 'nb' }),
        ['name', '@language'],
        'nn',
      ],
    ])('%s', async (_, example, path, value) => {
      const plan = await planOf(example);
      if (plan.ok) expect(byPlan(plan.value, withValue(example, path, value))).toBe('shape');
      else expect(plan.error).toBe('no_holes');
    });

    it('a value inside JSON that is signed as one literal', async () => {
      const schema = (title: string): JsonObject => ({
        ...credential('ana'),
        credentialSchema: { id: 'https://s.example/1', type: 'JsonSchema', jsonSchema: { title } },
      });
      const plan = await goodPlan(schema('Sort and price'));
      expect(byPlan(plan, schema('Another title'))).toBe('shape');
      expect(byPlan(plan, schema('Sort and price'))).toBe(await reference(schema('Sort and price')));
    });
  });

  describe('3: admits only absolute addresses that nothing expands', () => {
    it.each([
      ['relative', 'people/ben'],
      ['with a space', 'https://people.example/b en'],
      ['with a bracket', 'https://people.example/<b>'],
      ['in other letters', 'https://people.example/łucja'],
      ['a blank node label', '_:b0'],
      ['whose scheme is a term', 'type:ben'],
      ['whose scheme is a prefix', 'name:ben'],
      ['empty', ''],
    ])('%s', async (_, address) => {
      const document = withValue(credential('ben'), ['credentialSubject', 'id'], address);
      expect(byPlan(await goodPlan(credential('ana')), document)).toBe('iri');
    });
  });

  describe('4: writes texts as the standard does', () => {
    it.each(['a "quoted" name', 'back\\slash', 'two\nlines\r', 'Ł – “é” 名前 العربية', '', '_:b0', 'xsd:date', '​'])(
      'for %j',
      async (name) => {
        const document = withValue(credential('ben'), NAME, name);
        expect(byPlan(await goodPlan(credential('ana')), document)).toBe(await reference(document));
      },
    );

    it.each(['bell \u0007', 'tab \t', 'delete \u007f', 'emoji 🙂', 'half \ud83d'])('and refuses %j', async (name) => {
      const document = withValue(credential('ben'), NAME, name);
      expect(byPlan(await goodPlan(credential('ana')), document)).toBe('character');
    });

    it('and never normalises: two ways to write é stay two', async () => {
      const plan = await goodPlan(credential('ana'));
      const [composed, apart] = ['é', 'e\u0301'].map((name) => byPlan(plan, withValue(credential('b'), NAME, name)));
      expect(composed).not.toBe(apart);
    });
  });

  it('5: pins numbers and booleans, whose written form depends on their value', async () => {
    const plan = await goodPlan(credential('ana'));
    const hashed = withValue(credential('ana'), ['credentialSubject', 'identifier', 0, 'hashed'], true);
    expect(byPlan(plan, hashed)).toBe('shape');
  });

  it('6: gives blank nodes the rank of their hash for each learner', async () => {
    const plan = await goodPlan(credential('ana'));
    const ranks = new Set<string>();
    for (let learner = 0; learner < 40; learner += 1) {
      const document = withValue(credential('ana'), NAME, `Learner ${learner}`);
      const text = byPlan(plan, document);
      expect(text).toBe(await reference(document));
      ranks.add(/(_:c14n\d+) \S+identityHash/.exec(text)?.[1] ?? '');
    }
    expect(ranks.size).toBeGreaterThan(2);
  });

  it('6: sorts c14n10 before c14n2', async () => {
    const many = (start: number): JsonObject => ({
      ...credential('ana'),
      evidence: Array.from({ length: 14 }, (_, at) => ({ type: ['Evidence'], name: `Photo ${start + at}` })),
    });
    const plan = await goodPlan(many(0));
    expect(byPlan(plan, many(100))).toBe(await reference(many(100)));
    expect(byPlan(plan, many(100))).toContain('_:c14n11');
  });

  it('7: refuses two blank nodes that look alike', async () => {
    const path = ['credentialSubject', 'achievement', 'alignment', 1];
    const same = withValue(credential('ben'), path, {
      type: ['Alignment'],
      targetName: 'skill one',
      targetUrl: 'https://skills.example/one',
    });
    expect(byPlan(await goodPlan(credential('ana')), same)).toBe('equal_hashes');
  });

  it('8: puts the lines in another order where the values ask for it', async () => {
    const plan = await goodPlan(credential('ana'));
    for (const id of ['urn:uuid:0', 'https://a.example/', 'https://zz.example/', 'did:web:a.example', 'urn:uuid:f']) {
      for (const subject of ['https://b.example/', 'urn:a', 'did:web:b.example']) {
        const document = withValue(withValue(credential('ben'), ID, id), ['credentialSubject', 'id'], subject);
        expect(byPlan(plan, document)).toBe(await reference(document));
      }
    }
  });

  it('9: refuses lines that would be equal', async () => {
    const twice = (first: string, second: string): JsonObject => ({
      ...credential('ana'),
      evidence: [first, second].map((id) => ({ id, type: ['Evidence'], genre: 'photo' })),
    });
    const plan = await goodPlan(twice('https://e.example/1', 'https://e.example/2'));
    expect(byPlan(plan, twice('https://e.example/3', 'https://e.example/3'))).toBe('equal_lines');
  });

  it('9: refuses a second node with the address of the credential, where the plain reading could differ', async () => {
    const document = withValue(credential('ben'), ['credentialSubject', 'id'], 'urn:uuid:ben');
    expect(byPlan(await goodPlan(credential('ana')), document)).toBe('equal_lines');
  });

  it('10: does the options of a proof in the same way', async () => {
    const options = (created: string): JsonObject => ({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      created,
      verificationMethod: 'did:web:nordlys.example#key-1',
      proofPurpose: 'assertionMethod',
      '@context': [VCDM2_CONTEXT_URL],
    });
    const plan = await goodPlan(options('2026-11-20T10:00:00Z'), 'options');
    const next = options('2027-01-01T00:00:01Z');
    expect(byPlan(plan, next)).toBe(await reference(next));
    expect(byPlan(plan, { ...next, cryptosuite: 'ecdsa-rdfc-2019' })).not.toContain('eddsa');
  });

  it('11: is not made when the example itself needs the reference', async () => {
    const path = ['credentialSubject', 'achievement', 'alignment'];
    const alike = { type: ['Alignment'], targetName: 'same', targetUrl: 'https://skills.example/same' };
    expect(await planOf(withValue(credential('ana'), path, [alike, alike]))).toMatchObject({ ok: false });
  });

  it('11: is not made for a text that looks like a sentinel', async () => {
    expect(await planOf(withValue(credential('ana'), NAME, 'cairn-hole-1:'))).toEqual({ ok: false, error: 'no_holes' });
  });

  it('stays right while it adapts to cohorts that change', async () => {
    const plan = await goodPlan(credential('ana'));
    for (let at = 0; at < 200; at += 1) {
      const course = withValue(credential(`l${at}`), ['issuer', 'name'], `School ${Math.floor(at / 50)}`);
      const document =
        at % 7 === 0 ? withValue(course, ['credentialSubject', 'achievement', 'name'], `C${at}`) : course;
      expect(isJsonObject(document)).toBe(true);
      expect(byPlan(plan, document)).toBe(await reference(document));
    }
    expect(plan.programs().length).toBeGreaterThan(0);
  });
});
