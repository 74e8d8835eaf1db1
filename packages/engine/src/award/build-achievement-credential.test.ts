import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../node/index.ts';
import { issueCredentials } from '../proof/issue-credential.ts';
import { NOW, TestIssuer } from '../testing/fixtures.ts';
import { sampleAward } from '../testing/sample-award.ts';
import type { AwardRecord } from './award-record.ts';
import { buildAchievementCredential, buildCohort } from './build-achievement-credential.ts';
import { durationToHours, hoursToDuration } from './duration.ts';

const DID = 'did:web:nordlys.example';
const award = sampleAward(DID);

describe('an award as an Open Badges credential', () => {
  it('says all eleven mandatory elements of the European standard', () => {
    const credential = buildAchievementCredential(award);
    expect(credential).toMatchObject({
      credentialSubject: { name: 'Amal Haddad' },
      issuer: {
        id: DID,
        name: 'Nordlys Reuse Cooperative',
        address: { addressCountryCode: 'NO', addressRegion: 'NO081' },
      },
      awardingBody: [{ name: 'Fjordfolk Adult School' }],
      awardedDate: '2026-11-20T10:00:00Z',
    });
    expect(credential['credentialSubject']).toMatchObject({
      achievement: {
        name: 'Sort and price donated goods',
        title: { nb: 'Sortere og prise donerte varer' },
        learningOutcome: [{ outcomeType: 'skill' }, { outcomeType: 'responsibility_autonomy' }],
        workload: 'PT60H',
        credit: [{ creditSystem: 'ECTS', creditPoints: '2' }],
        eqfLevel: 2,
        nqfLevel: 'NKR 2',
        assessmentType: ['joint_workplace_evaluation'],
        participationMode: ['work_based'],
        qualityAssurance: [{ qualityAssuranceType: 'internal_review' }],
      },
    });
  });

  it('carries how the decision came about, in roles and kinds, never in names or content', () => {
    const credential = buildAchievementCredential(award);
    expect(credential['judgement']).toMatchObject({
      assessorRole: ['coach', 'validator'],
      evidenceKind: ['observation', 'photo'],
      identityCheck: 'institution_record',
      judgedVersion: '2',
    });
    expect(credential['evidence']).toEqual([
      { id: `${award.credentialId}#evidence-observation`, type: ['Evidence'], genre: 'observation' },
      { id: `${award.credentialId}#evidence-photo`, type: ['Evidence'], genre: 'photo' },
    ]);
  });

  it('tells for every outcome what was found', () => {
    expect(buildAchievementCredential(award)['credentialSubject']).toMatchObject({
      result: [{ value: 'on_my_own' }, { value: 'with_help' }, { value: 'passed' }],
    });
  });

  it('gives the reason when no level was assigned', () => {
    const level = { claim: 'not_assigned', reason: { en: 'No framework is open for it yet.' } } as const;
    expect(buildAchievementCredential({ ...award, level })['credentialSubject']).toMatchObject({
      achievement: { levelClaim: 'not_assigned', levelNotAssigned: { en: 'No framework is open for it yet.' } },
    });
  });

  it('writes nothing for what is not there, and can be signed all the same', async () => {
    const { awardingBodies: _b, grade: _g, status: _s, supersedes: _o, validUntil: _u, ...needed } = award;
    const { prerequisites: _p, stacking: _k, furtherInformation: _f, tags: _t, ...achievement } = needed.achievement;
    const least: AwardRecord = {
      ...needed,
      achievement,
      outcomes: needed.outcomes.map(({ skills: _x, result: _r, ...outcome }) => outcome),
    };
    const issuer = new TestIssuer(DID);
    const { text } = await issuer.issue(buildAchievementCredential(least));
    expect(text).not.toMatch(/null|undefined|\[\]|credentialStatus|resultDescription|supersedes/);
  });

  it('writes each skill once, also when several outcomes lead to it', () => {
    const outcomes = [...award.outcomes, ...award.outcomes];
    const { achievement } = buildAchievementCredential({ ...award, outcomes })['credentialSubject'] as {
      achievement: { alignment: object[] };
    };
    expect(achievement.alignment).toHaveLength(1);
  });
});

describe('workload', () => {
  it.each([
    [60, 'PT60H'],
    [12.5, 'PT12H30M'],
    [0.25, 'PT15M'],
  ])('of %d hours is written %s', (hours, duration) => {
    expect(hoursToDuration(hours)).toBe(duration);
    expect(durationToHours(duration)).toBe(hours);
  });

  it('in months is not read as minutes', () => {
    expect(['P60M', 'PT', '60', 'P2M', 'PT-1H'].map(durationToHours)).toEqual([null, null, null, null, null]);
    expect(() => hoursToDuration(0)).toThrow(RangeError);
  });
});

describe('the awards of a cohort', () => {
  const status = { listUrl: 'https://nordlys.example/status/1', purpose: 'revocation' } as const;
  const members = ['Amal Haddad', 'Łucja Żak', 'Olena Bondar'].map((name, at) => ({
    credentialId: `https://cairn.example/credentials/crd_${at}`,
    subject: { id: `urn:uuid:6f1c2a54-0000-4000-8000-00000000000${at}`, name },
    ...(at === 0 ? {} : { status: { ...status, index: at } }),
  }));
  const { credentialId: _id, subject: _subject, status: _status, ...common } = award;
  const cohort = buildCohort(common, members);

  it('are, letter by letter, what each would be by itself', () => {
    const alone = members.map((own) => buildAchievementCredential({ ...common, ...own }));
    expect(cohort.map((each) => JSON.stringify(each))).toEqual(alone.map((each) => JSON.stringify(each)));
  });

  it('share what nobody can change for one of them', () => {
    const { achievement } = cohort[0]?.['credentialSubject'] as { readonly achievement: { name: string } };
    expect(() => {
      achievement.name = 'Another';
    }).toThrow(TypeError);
    expect(cohort[1]).toMatchObject({ credentialSubject: { achievement: { name: award.achievement.title['en'] } } });
  });

  it('are signed together, each for its own learner', async () => {
    const issuer = new TestIssuer(DID);
    const signed = await issueCredentials(cohort, { signer: issuer.signer, created: NOW, crypto: nodeCrypto });
    const names = signed.map((one) => ('document' in one ? one.document['credentialSubject'] : one));
    expect(names).toMatchObject(members.map(({ subject: { name } }) => ({ name })));
  });

  it('may be none', () => {
    expect(buildCohort(common, [])).toEqual([]);
  });
});
