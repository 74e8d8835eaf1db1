import type { AchievementVersion, Descriptor } from '#modules/design/index.ts';

/** A complete published version for tests: three outcomes, 20 hours, level compared by the provider. */
export const fixtureDescriptor: Descriptor = {
  title: { en: 'Sort and price donated goods', nb: 'Sortere og prise gaver' },
  summary: { en: 'Sorts what comes in and sets a fair price.' },
  family: 'trade',
  language: 'en',
  awardingBody: [{ name: 'Second Round', country: 'NO', region: 'NO020' }],
  outcomes: ['sort', 'price', 'tidy'].map((name) => ({
    id: `out_${name}`,
    statement: { en: `Can ${name} donated goods` },
    kind: 'skill' as const,
    escoSkills: [],
    criteria: [
      {
        id: `cri_${name}`,
        statement: { en: `Does ${name} as agreed` },
        plain: { en: `I ${name}` },
        pictogram: 'box',
        critical: name === 'sort',
      },
    ],
  })),
  workload: { hours: 20, credits: [{ system: 'ECTS', points: 0.5 }] },
  level: { eqf: 2, claim: 'aligned_by_provider' },
  assessmentTypes: ['joint_workplace_evaluation'],
  participationModes: ['work_based'],
  qualityAssurance: [{ kind: 'internal_review', text: { en: 'Reviewed every year.' } }],
  supervision: 'supervised_onsite_id',
  entryRequirement: { en: 'None' },
  stacking: { kind: 'stand_alone' },
  evidenceRule: { directForCritical: 1, minKinds: 2, maxAgeMonths: 24 },
  passShare: 0.8,
};

export const fixtureVersion = (achievementId = 'ach_fixture'): AchievementVersion => ({
  achievementId,
  version: 1,
  descriptor: fixtureDescriptor,
  contentHash: '0'.repeat(64),
  publishedAt: new Date('2026-10-01T08:00:00Z'),
  authorId: 'per_author',
  approvedBy: 'per_approver',
});
