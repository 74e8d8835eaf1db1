import { beforeAll, describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import { didKey } from '../keys/did.ts';
import { generateKey, nodeCrypto, nodeSigner } from '../node/index.ts';
import { compactTextOf } from '../plan/known-texts.ts';
import { issueCredential } from '../proof/issue-credential.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { utf8Decode, utf8Encode } from '../text/utf8.ts';
import type { VerifyWorld } from '../types.ts';
import { reportBytes, reportText } from './report-text.ts';
import { verifyCredential } from './verify-credential.ts';

const { privateKey, publicKey } = generateKey('Ed25519');
const { did, verificationMethod } = didKey(publicKey);
const signer = nodeSigner({ privateKey, verificationMethod });
const created = new Date('2026-11-21T09:00:00Z');
const world: VerifyWorld = {
  now: new Date('2026-11-22T00:00:00Z'),
  crypto: nodeCrypto,
  documents: { find: () => Promise.resolve({ ok: false, reason: 'not_found' }) },
};

const issued = async (name: string, learner: number): Promise<string> => {
  const award = sampleAward(did);
  const credential = buildAchievementCredential({
    ...award,
    credentialId: `https://cairn.example/credentials/crd_${learner}`,
    subject: { ...award.subject, name },
  });
  // A shape of its own: on a page all tests share the forms that are known, and only so many are kept of one shape.
  const described = { ...credential, description: 'Shown to test how reports are written' };
  return (await issueCredential({ credential: described, signer, created, crypto: nodeCrypto })).text;
};

const givenAs = (text: string) => ({ text, bytes: utf8Encode(text) });

describe('the text of a report', () => {
  // Its like was seen often enough that the form is known.
  beforeAll(async () => {
    for (let learner = 0; learner < 4; learner += 1)
      await verifyCredential(await issued(`Learner ${learner}`, learner), world);
  });

  it.each<readonly [string, string]>([
    ['an ordinary name', 'Amal Haddad'],
    ['a name in other letters', 'Łucja Żak'],
    ['a line that ends in an unusual way', 'one\u2028two\u2029three'],
    ['what stands for deletion', 'a\u007fb'],
    ['an emoji', 'Well done \u{1f642}'],
    ['quotes', 'Mette "Mia" \\ Dahl'],
    ['what looks like a report', '"credential":{"document":null'],
  ])('is what JSON says of it, with %s', async (_, name) => {
    const text = await issued(name, 9);
    const report = await verifyCredential(text, world);
    expect(report.checks.integrity.outcome).toBe('passed');
    expect(reportText(report)).toBe(JSON.stringify(report));
    expect(utf8Decode(reportBytes(report, givenAs(text)))).toBe(JSON.stringify(report));
  });

  it('takes the credential over as it came where that is the same', async () => {
    const text = await issued('Olena Bondar', 10);
    const { credential } = await verifyCredential(text, world);
    expect(credential === undefined ? null : compactTextOf(credential.document)).toBe(text);
  });

  it('holds no long text for it', async () => {
    const report = await verifyCredential(await issued('a'.repeat(65_536), 12), world);
    expect(report.credential && compactTextOf(report.credential.document)).toBeNull();
    expect(reportText(report)).toBe(JSON.stringify(report));
  });

  it('takes the bytes over of that very text, and of no other', async () => {
    const [text, other] = [await issued('Łucja Żak', 12), await issued('Łucja Żąk', 13)];
    const report = await verifyCredential(text, world);
    for (const given of [givenAs(text), givenAs(other), givenAs(`${text} `), null])
      expect(utf8Decode(reportBytes(report, given))).toBe(JSON.stringify(report));
    // Marked bytes show whose they are: nobody else may hand in what does not belong together.
    const marked = { text, bytes: utf8Encode(text.replace('Łucja', 'Łucją')) };
    expect(utf8Decode(reportBytes(report, marked))).toContain('Łucją');
  });

  it('takes the right one over when many are checked at once', async () => {
    const texts = await Promise.all(Array.from({ length: 40 }, (_, at) => issued(`Learner ${at}`, 100 + at)));
    const reports = await Promise.all(texts.map((text) => verifyCredential(text, world)));
    expect(reports.map(reportText)).toEqual(reports.map((report) => JSON.stringify(report)));
    expect(reports.map(({ credential }) => JSON.stringify(credential?.document))).toEqual(texts);
    const taken = reports.map(({ credential }) => credential && compactTextOf(credential.document));
    expect(taken.every((text, at) => text === null || text === texts[at])).toBe(true);
    expect(taken.slice(-32)).toEqual(texts.slice(-32));
  });

  it('writes a credential anew that came with spaces, and one that was changed', async () => {
    const text = await issued('Samuel Okoro', 11);
    const spaced = JSON.stringify(JSON.parse(text), null, 2);
    for (const input of [spaced, spaced, spaced, text.replace('Okoro', 'Okora'), 'nothing']) {
      const report = await verifyCredential(input, world);
      expect(reportText(report)).toBe(JSON.stringify(report));
    }
  });
});
