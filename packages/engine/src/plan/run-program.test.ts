import { sha256 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { NAME, credential, goodPlan, reference, withValue } from '../testing/planned.ts';
import { seeded } from '../testing/random-document.ts';
import { utf8Decode } from '../text/utf8.ts';
import { bind } from './bind.ts';
import { matchDocument } from './match-shape.ts';
import type { Plan } from './plan.ts';
import { Runner } from './run-program.ts';

const SUBJECT = ['credentialSubject', 'id'];
const DESCRIPTION = ['credentialSubject', 'achievement', 'description'];
const SECOND_SKILL = ['credentialSubject', 'achievement', 'alignment', 1];
/** The same as the first: RDFC-1.0 needs its second stage to tell them apart. */
const FIRST_SKILL = { type: ['Alignment'], targetName: 'skill one', targetUrl: 'https://skills.example/one' };

const REFUSED: readonly (readonly [path: readonly (string | number)[], value: JsonValue, refusal: string])[] = [
  [NAME, 'bell \u0007', 'character'],
  [SUBJECT, 'not an address', 'iri'],
  [SECOND_SKILL, FIRST_SKILL, 'equal_hashes'],
];

type Comer = { readonly document: JsonObject; readonly refusal: string | null };

/** What comes to a server one after the other: short and long, good and refused, in no order. */
const strangeCohort = (random: () => number): readonly Comer[] => {
  const pick = <T>(from: readonly [T, ...T[]]): T => from[Math.floor(random() * from.length)] ?? from[0];
  return Array.from({ length: 200 }, () => {
    const description = pick(['a', 'Ł', '"']).repeat(pick([1, 2_000]));
    const described = withValue(credential(pick(['ben', 'caro'])), DESCRIPTION, description);
    const document = withValue(described, NAME, pick(['Ben', 'Eva', 'عمر', 'Somebody with a long name']));
    const refused = REFUSED[Math.floor(random() * 8)];
    if (refused === undefined) return { document, refusal: null };
    const [path, value, refusal] = refused;
    return { document: withValue(document, path, value), refusal };
  });
};

/** A program of the credential's shape in which every value is open. */
const openProgram = ({ parts: { lines, kinds, values } }: Plan): Runner => {
  const program = bind({ lines, kinds, values, open: new Set(kinds.keys()) }, sha256);
  return typeof program === 'string' ? expect.fail(program) : new Runner(program);
};

const answerOf = (bytes: Uint8Array | string): string =>
  typeof bytes === 'string' ? bytes : (utf8Decode(bytes) ?? '');

describe('a program that runs again and again in the same memory', () => {
  it.each([1, 22, 333])('keeps nothing of what it wrote before, whatever came in between (%i)', async (seed) => {
    const plan = await goodPlan(credential('ana'));
    const runner = openProgram(plan);
    for (const { document, refusal } of strangeCohort(seeded(seed))) {
      const values = matchDocument(plan.parts.matcher, document) ?? expect.fail('of another shape');
      expect(answerOf(runner.run(values, sha256))).toBe(refusal ?? (await reference(document)));
    }
  });
});
