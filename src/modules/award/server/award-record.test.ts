import { describe, expect, it } from 'vitest';
import { fixtureDescriptor, fixtureVersion } from '../award.fixtures.ts';
import type { PublicPlace } from '#modules/people/index.ts';
import type { FrozenAward } from '../award.types.ts';
import { toAwardRecord, type RecordParts } from './award-record.ts';

const at = '2026-11-20T10:00:00.000Z';
const level = { claim: 'included_in_nqf', nqf: { framework: 'NO-NKR', level: '2' }, eqf: 2 } as const;
const version = { ...fixtureVersion(), descriptor: { ...fixtureDescriptor, level } };

const partsOf = (
  decision: FrozenAward['decision'],
  outcomes: readonly string[],
  place: PublicPlace | null = null,
): RecordParts => ({
  award: {
    tenantId: 'org_1',
    id: 'awd_1',
    caseId: 'cas_1',
    learnerId: 'per_learner',
    achievementId: version.achievementId,
    version: 1,
    decidedBy: 'per_registrar',
    decidedAt: new Date(at),
    idempotencyKey: 'a-wish-of-a-test',
    supersedes: null,
    reason: 'A private reason.',
    frozen: {
      title: version.descriptor.title,
      family: 'trade',
      versionHash: version.contentHash,
      decision,
      outcomes,
      results: {},
      hours: 8,
      credits: [],
      assessors: [{ role: 'coach', at }],
      evidenceKinds: ['observation'],
      identityCheck: 'official_document',
      supervision: 'supervised_onsite_id',
      judgedAt: at,
      consent: { way: 'in_person', at },
    },
  },
  version,
  organisation: {
    id: 'org_1',
    slug: 'second-round',
    publicName: 'Second Round',
    legalName: 'Second Round',
    country: 'NO',
    region: 'NO020',
    language: 'nb',
  },
  place,
  name: 'Mona Lie',
  baseUrl: 'https://cairn.example',
  did: 'did:web:cairn.example',
  credentialUrl: 'https://cairn.example/credentials/crd_1',
  statusListUrl: 'https://cairn.example/status/sl_1',
  statusIndex: 7,
  issuedAt: new Date(at),
});

const recordOf = (...told: Parameters<typeof partsOf>) => toAwardRecord(partsOf(...told));

describe('what is signed', () => {
  it('says "included in the framework" of the whole only: of a part the provider compares the level', () => {
    expect(recordOf('validated', ['out_sort', 'out_price', 'out_tidy']).level.claim).toBe('included_in_nqf');
    expect(recordOf('partly_validated', ['out_sort']).level).toMatchObject({ claim: 'aligned_by_provider', eqf: 2 });
  });

  it('names roles and kinds: no id of a person, no reason, no consent', () => {
    const text = JSON.stringify(recordOf('validated', ['out_sort']));
    for (const word of ['per_', 'private', 'in_person', 'cas_1']) expect(text).not.toContain(word);
  });

  it.each([
    ['the country and region of the organisation', null, { country: 'NO', region: 'NO020' }],
    [
      'the public place instead, where the site has one',
      { name: 'Innlandet', country: 'SE' },
      { country: 'SE', region: 'Innlandet' },
    ],
    ['its region before its name', { name: 'Oslo', country: 'NO', region: 'NO08' }, { country: 'NO', region: 'NO08' }],
  ])('tells %s', (_what, place, expected) => {
    expect(recordOf('validated', ['out_sort'], place).issuer).toMatchObject(expected);
  });

  it('names the badge of the version and what it shows, in the language of the plain texts', () => {
    const image = {
      shape: 'arch',
      colour: 'trade',
      ink: 'light',
      icon: 'clothes',
      text: '',
      alt: { nb: 'En grønn bue', [fixtureDescriptor.language]: 'A green arch' },
    } as const;
    const withBadge = { ...version, descriptor: { ...version.descriptor, image } };
    const signed = toAwardRecord({ ...partsOf('validated', ['out_sort']), version: withBadge });
    expect(signed.achievement.image).toEqual({
      id: `https://cairn.example/achievements/${version.achievementId}/1/badge.png`,
      caption: 'A green arch',
    });
    expect(recordOf('validated', ['out_sort']).achievement.image).toBeUndefined();
  });

  it('tells nothing of the real place where only a country is public', () => {
    const { issuer } = recordOf('validated', ['out_sort'], { name: '', country: 'NO' });
    expect(issuer.region).toBeUndefined();
  });
});
