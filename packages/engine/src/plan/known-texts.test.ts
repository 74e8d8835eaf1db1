import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../json/json-types.ts';
import { readJson } from '../json/read-json.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { readKnownText } from './known-texts.ts';

const issuer = new TestIssuer();
const world = worldWith(issuer.documents());

const DESCRIPTIONS = [
  'Sorts what comes in.',
  'Sorts what comes in.\n\nPrices it – and says why.',
  'Knows what "as good as new" means \\ what it does not.',
] as const;

/** Each design has a shape of its own, as credentials of two designs mostly have. */
const issue = async (design: number, name: string): Promise<string> => {
  const titles = Array.from({ length: design + 1 }, (_, at) => ({ '@value': `Title ${at}`, '@language': 'en' }));
  const description = DESCRIPTIONS[design] ?? '';
  return (await issuer.issue(smallCredential(issuer.did, { name: titles, description, credentialSubject: { name } })))
    .text;
};

/** Some of a cohort are checked, so that the form of their texts is learnt. */
const learn = async (design: number): Promise<void> => {
  for (const name of ['Amal', 'Bo', 'Chidi', 'Dalia']) await verifyCredential(await issue(design, name), world);
};

/** What the strict reader says, as text, so that the order of keys counts. */
const strictly = (text: string): string => {
  const read = readJson(text);
  return read.ok && isJsonObject(read.value) ? JSON.stringify(read.value) : expect.fail('not an object');
};

describe('a text of a known form', () => {
  it.each([0, 1, 2])('is known by it, whatever its fixed texts hold (%i)', async (design) => {
    await learn(design);
    const another = await issue(design, 'Emil');
    expect(JSON.stringify(readKnownText(another)?.secured)).toBe(strictly(another));
    expect((await verifyCredential(another, world)).summary).toBe('checks_out');
  });

  it('is left to the strict reader where a value or an escape is written otherwise', async () => {
    await learn(1);
    const text = await issue(1, 'Emil');
    const others = [
      await issue(1, 'Emil "Mille" Dahl'),
      await issue(1, 'Emil 🙂'),
      text.replace('in.\\n', 'in.\\u000a'),
      text.replace('in.\\n', 'in.\n'),
      text.replace('in.\\n', 'in.\\\\n'),
      text.replace('"Emil"', '"Em\\u0069l"'),
    ];
    expect(new Set([text, ...others]).size).toBe(7);
    for (const other of others) expect(readKnownText(other)).toBeNull();
  });

  it('says what it says even where it was changed: its proof does not hold any more', async () => {
    await learn(2);
    const forged = (await issue(2, 'Emil')).replace('"Emil"', '"Emilia"');
    expect(JSON.stringify(readKnownText(forged)?.secured)).toBe(strictly(forged));
    expect((await verifyCredential(forged, world)).checks.integrity.outcome).toBe('failed');
  });
});
