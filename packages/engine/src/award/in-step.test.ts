import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ASSESSMENT_TYPES, PARTICIPATION_MODES, QUALITY_ASSURANCE_TYPES } from '@cairn/vocab';
import { buildElmCredential } from '../elm/build-elm-credential.ts';
import { sealCredential } from '../jades/seal.ts';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { nodeCrypto, nodeSealSigner } from '../node/index.ts';
import { HIDEABLE_CLAIMS, buildAwardClaims } from '../sd-jwt/build-award-claims.ts';
import { issueSdJwtVc } from '../sd-jwt/issue-sd-jwt.ts';
import { TestIssuer, worldWith } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { TestAuthority } from '../testing/test-certificates.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import type { AwardLevel, AwardRecord } from './award-record.ts';
import type { AwardSummary } from './award-summary.ts';
import { buildAchievementCredential } from './build-achievement-credential.ts';
import { readAward, summariseAward } from './read-award.ts';

// An hour ahead: the certificate of the seal is made while the test runs.
const NOW = new Date(Date.now() + 3_600_000);
const DID = 'did:web:nordlys.example';

const authority = new TestAuthority();
const seal = authority.issue();
afterAll(() => {
  authority.close();
});

const eddsa = new TestIssuer(DID);
const ecdsa = new TestIssuer(DID, 'P-256');
const strong = new TestIssuer(DID, 'P-384');

type Format = { readonly issue: (record: AwardRecord) => Promise<string>; readonly by: TestIssuer };

const signed = (by: TestIssuer, suite?: 'eddsa-jcs-2022'): Format => ({
  by,
  issue: async (record) => (await by.issue(buildAchievementCredential(record), suite)).text,
});

const token = (by: TestIssuer): Format => ({
  by,
  issue: async (record) =>
    (await issueJwtCredential({ credential: buildAchievementCredential(record), signer: by.signer })).text,
});

const FORMATS: Readonly<Record<string, Format>> = {
  'Open Badge, eddsa-rdfc-2022': signed(eddsa),
  'Open Badge, eddsa-jcs-2022': signed(eddsa, 'eddsa-jcs-2022'),
  'Open Badge, ecdsa-rdfc-2019 P-256': signed(ecdsa),
  'Open Badge, ecdsa-rdfc-2019 P-384': signed(strong),
  'VC-JWT EdDSA': token(eddsa),
  'VC-JWT ES256': token(ecdsa),
  'SD-JWT VC': {
    by: ecdsa,
    issue: (record) =>
      issueSdJwtVc({
        claims: buildAwardClaims(record),
        hideable: HIDEABLE_CLAIMS,
        signer: ecdsa.signer,
        crypto: nodeCrypto,
        random: (length) => randomBytes(length),
      }),
  },
  'European Digital Credential, sealed': {
    by: eddsa,
    issue: (record) =>
      sealCredential({
        credential: buildElmCredential(record, {
          legalIdentifier: { value: 'VATNO-000000000', country: 'NO' },
          issuedAt: NOW,
        }),
        signer: nodeSealSigner(seal.privateKey),
        certificates: [seal.der],
        sealedAt: NOW,
        crypto: nodeCrypto,
      }),
  },
};

const readBack = async (record: AwardRecord, { issue, by }: Format): Promise<AwardSummary | string> => {
  const report = await verifyCredential(
    await issue(record),
    worldWith(by.documents(), { now: NOW, trustAnchors: [authority.root.der] }),
  );
  return report.credential === undefined ? report.checks.integrity.code : readAward(report.credential.document);
};

/** Words that people write: letters of several scripts, quotes, line breaks, no control characters, no lone halves. */
const words = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .filter((text) => text.isWellFormed() && text.trim() !== '' && !/\p{Cc}/u.test(text));

const localised = fc
  .tuple(words, fc.option(words), fc.option(words))
  .map(([en, nb, ar]) => ({ en, ...(nb === null ? {} : { nb }), ...(ar === null ? {} : { ar }) }));

const ACHIEVEMENT = 'https://cairn.example/achievements/ach_generated/1';

const skill = fc.record({
  name: words,
  url: fc.integer({ min: 1, max: 99 }).map((number) => `http://data.europa.eu/esco/skill/${number}`),
  framework: fc.constant('ESCO'),
});

const outcomes = fc
  .array(
    fc.record({
      statement: localised,
      type: fc.constantFrom('knowledge' as const, 'skill' as const, 'responsibility_autonomy' as const),
      skills: fc.uniqueArray(skill, { maxLength: 3, selector: ({ url }) => url }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((list) => list.map((outcome, at) => ({ ...outcome, id: `${ACHIEVEMENT}#out_${at}` })));

const level: fc.Arbitrary<AwardLevel> = fc.oneof(
  fc.record({ claim: fc.constant('not_assigned' as const), reason: localised }),
  fc
    .record({
      claim: fc.constantFrom('included_in_nqf' as const, 'aligned_by_provider' as const),
      eqf: fc.option(fc.integer({ min: 1, max: 8 })),
      nqf: fc.option(fc.constantFrom('2', '5.1', '6')),
    })
    .map(({ claim, eqf, nqf }) => ({
      claim,
      ...(eqf === null ? {} : { eqf }),
      ...(nqf === null ? {} : { nqf: { country: 'NO', framework: 'NKR', level: nqf } }),
    })),
);

const codes = (list: readonly { readonly code: string }[]) =>
  fc.uniqueArray(fc.constantFrom(...list.map(({ code }) => code)), { minLength: 1, maxLength: 4 });

const quality = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 9 }).map((number) => `https://nordlys.example/quality#${number}`),
    type: fc.constantFrom(...QUALITY_ASSURANCE_TYPES.map(({ code }) => code)),
    note: localised,
  }),
  { maxLength: 3, selector: ({ id }) => id },
);

const { status: _status, supersedes: _supersedes, grade: _grade, ...base } = sampleAward(DID);

const record: fc.Arbitrary<AwardRecord> = fc
  .record({
    learner: words,
    title: localised,
    outcomes,
    minutes: fc.integer({ min: 1, max: 60_000 }),
    level,
    assessmentTypes: codes(ASSESSMENT_TYPES),
    participationModes: codes(PARTICIPATION_MODES),
    qualityAssurance: quality,
    issuerName: words,
    country: fc.constantFrom('NO', 'SE', 'IT', 'GR', 'IE'),
  })
  .map(({ learner, title, minutes, issuerName, country, ...rest }) => ({
    ...base,
    ...rest,
    subject: { name: learner },
    achievement: { ...base.achievement, id: ACHIEVEMENT, title },
    workload: { hours: minutes / 60 },
    issuer: { ...base.issuer, name: issuerName, country },
  }));

describe('one award in every format', () => {
  const names = Object.keys(FORMATS);

  it.each(names)('says the same: the sample award as %s', async (name) => {
    const award = { ...base, level: sampleAward(DID).level };
    const format = FORMATS[name];
    expect(format && (await readBack(award, format))).toEqual(summariseAward(award));
  });

  it.each(names)('says the same for any award: %s', async (name) => {
    const format = FORMATS[name];
    if (format === undefined) throw new Error(name);
    await fc.assert(
      fc.asyncProperty(record, async (award) => {
        expect(await readBack(award, format)).toEqual(summariseAward(award));
      }),
      { numRuns: 10 },
    );
  });
});
