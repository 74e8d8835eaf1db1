import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { AwardRecord } from '../award/award-record.ts';
import { bakePng } from '../baking/png.ts';
import { bakeSvg } from '../baking/svg.ts';
import { nodeCrypto } from '../node/index.ts';
import type { SuiteName } from '../proof/proof-types.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { CheckName, KeyAlgorithm } from '../types.ts';
import { webCrypto } from '../web/index.ts';
import { REPORT_CODES } from './report-codes.ts';
import { verifyCredential } from './verify-credential.ts';

const issuer = new TestIssuer();
const world = worldWith(issuer.documents());
const NAMES: readonly CheckName[] = ['integrity', 'issuer', 'validity', 'status', 'model', 'evidence'];
const CODES: ReadonlySet<string> = new Set(REPORT_CODES);

const withoutStatus = (): AwardRecord => {
  const { status: _none, ...award } = sampleAward(issuer.did);
  return award;
};

const issueAward = async (award: AwardRecord): Promise<string> =>
  (await issuer.issue(buildAchievementCredential(award))).text;

/** Every verdict is an answer with a known code in every part, whatever came in. */
const expectHonestReport = async (input: Uint8Array | string): Promise<void> => {
  const report = await verifyCredential(input, world);
  for (const name of NAMES) expect(CODES).toContain(report.checks[name].code);
  expect(report.checks.integrity.outcome).not.toBe('passed');
  expect(report.summary).not.toBe('checks_out');
};

/** A name of nothing but spaces breaks the rules of Open Badges. */
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== '');

const generated = fc.record({
  name: words,
  title: fc.dictionary(fc.constantFrom('en', 'nb', 'ar', 'fi', 'zh-Hant', 'pt-BR'), words, { minKeys: 1 }),
  statement: words,
  hours: fc.integer({ min: 1, max: 4_000 }),
  points: fc.integer({ min: 1, max: 60 }),
  eqf: fc.integer({ min: 1, max: 8 }),
});

describe('issue, then verify', () => {
  it('checks out for whatever a learner, a title and an outcome are called', async () => {
    await fc.assert(
      fc.asyncProperty(generated, async ({ name, title, statement, hours, points, eqf }) => {
        const award = withoutStatus();
        const [outcome] = award.outcomes;
        const text = await issueAward({
          ...award,
          subject: { name },
          achievement: { ...award.achievement, title },
          outcomes: outcome === undefined ? [] : [{ ...outcome, statement: { en: statement } }],
          workload: { hours, credits: [{ system: 'ECTS', points }] },
          level: { claim: 'aligned_by_provider', eqf },
        });
        const report = await verifyCredential(text, world);
        expect(report.summary).toBe('checks_out');
        expect(report.credential?.document['credentialSubject']).toMatchObject({ name });
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['Ed25519', 'eddsa-rdfc-2022'],
    ['Ed25519', 'eddsa-jcs-2022'],
    ['P-256', 'ecdsa-rdfc-2019'],
    ['P-256', 'ecdsa-jcs-2019'],
    ['P-384', 'ecdsa-rdfc-2019'],
    ['P-384', 'ecdsa-jcs-2019'],
  ] as const satisfies readonly (readonly [KeyAlgorithm, SuiteName])[])(
    'checks out with a %s key and %s, in Node and with the browser adapter',
    async (algorithm, suite) => {
      const other = new TestIssuer('did:web:nordlys.example', algorithm);
      const { text } = await other.issue(smallCredential(other.did), suite);
      for (const crypto of [nodeCrypto, webCrypto]) {
        const report = await verifyCredential(text, worldWith(other.documents(), { crypto }));
        expect(report.checks.integrity).toMatchObject({ code: 'integrity.unchanged', details: { suite } });
        expect(report.summary).toBe('checks_out');
      }
      const forged = text.replace('Amal', 'Anna');
      expect((await verifyCredential(forged, worldWith(other.documents()))).checks.integrity.outcome).toBe('failed');
    },
  );

  it('gives the same text for the same award, key and second', async () => {
    expect(await issueAward(withoutStatus())).toBe(await issueAward(withoutStatus()));
  });

  it('checks out again after a journey through a picture', async () => {
    const text = await issueAward(withoutStatus());
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    const baked = bakePng(png, text);
    const drawn = bakeSvg('<svg xmlns="http://www.w3.org/2000/svg"/>', text);
    expect(baked.ok && (await verifyCredential(baked.value, world)).summary).toBe('checks_out');
    expect(drawn.ok && (await verifyCredential(drawn.value, world)).summary).toBe('checks_out');
    expect(drawn.ok && (await verifyCredential(utf8Encode(drawn.value), world)).summary).toBe('checks_out');
  });
});

describe('a signed text', () => {
  let bytes = new Uint8Array();

  beforeAll(async () => {
    bytes = utf8Encode(await issueAward(withoutStatus()));
  });

  it('never passes with any one bit changed', async () => {
    const place = fc.record({ at: fc.nat({ max: 5_000 }), bit: fc.integer({ min: 0, max: 7 }) });
    await fc.assert(
      fc.asyncProperty(place, async ({ at, bit }) => {
        const flipped = bytes.slice();
        const index = at % bytes.length;
        flipped[index] = (flipped[index] ?? 0) ^ (1 << bit);
        await expectHonestReport(flipped);
      }),
      // The pinned examples changed the letter case of a language and the name of a member into that of a class.
      { numRuns: 250, examples: [[{ at: 1_247, bit: 5 }], [{ at: 1_573, bit: 5 }]] },
    );
  });

  it('never passes when it is cut off, or something is added', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 5_000 }), async (at) => {
        await expectHonestReport(bytes.slice(0, at % bytes.length));
      }),
      { numRuns: 60 },
    );
    await expectHonestReport(Uint8Array.from([...bytes, 0x7d]));
    await expectHonestReport(Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]));
    await expectHonestReport(Buffer.from(`\ufeff${new TextDecoder().decode(bytes)}`, 'utf16le'));
  });
});

describe('any input at all', () => {
  it('gets an honest report and never a crash: bytes', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), expectHonestReport), { numRuns: 1_500 });
  });

  it('gets an honest report and never a crash: text', async () => {
    const starts = fc.constantFrom('', '{', '<svg ', 'ey', '[', '"', '{"@context":', '\u0089PNG');
    const text = fc.tuple(starts, fc.string({ unit: 'binary', maxLength: 200 })).map((parts) => parts.join(''));
    await fc.assert(fc.asyncProperty(text, expectHonestReport), { numRuns: 1_500 });
  });

  it('gets an honest report and never a crash: documents of the right words in any order', async () => {
    const { leaf, node } = fc.letrec<{ leaf: unknown; node: unknown }>((tie) => ({
      leaf: fc.oneof(
        fc.constantFrom<unknown>(
          'VerifiableCredential',
          issuer.did,
          'https://www.w3.org/ns/credentials/v2',
          'DataIntegrityProof',
          'eddsa-rdfc-2022',
          'assertionMethod',
          issuer.verificationMethod,
          'BitstringStatusListEntry',
          'z3',
          '',
          null,
          0,
          true,
        ),
        fc.string({ maxLength: 8 }),
      ),
      node: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        tie('leaf'),
        fc.array(tie('node'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            '@context',
            'id',
            'type',
            'issuer',
            'proof',
            'proofValue',
            'proofPurpose',
            'cryptosuite',
            'verificationMethod',
            'credentialSubject',
            'credentialStatus',
            'validFrom',
            'statusListIndex',
            'payload',
            'badge',
          ),
          tie('node'),
          { maxKeys: 9 },
        ),
      ),
    }));
    const document = fc.record({
      '@context': leaf,
      type: node,
      issuer: node,
      proof: node,
      credentialSubject: node,
      credentialStatus: node,
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(document, node), (value) => expectHonestReport(JSON.stringify(value) ?? '')),
      { numRuns: 800 },
    );
  });

  it.each([
    '',
    '{}',
    '[]',
    'null',
    '{"type":"VerifiableCredential"}',
    'eyJ',
    'eyJhbGciOiJub25lIn0.e30.',
    '{"@context":"https://www.w3.org/ns/credentials/v2","type":"VerifiableCredential","proof":[]}',
  ])('gets an honest report and never a crash: %s', expectHonestReport);
});
