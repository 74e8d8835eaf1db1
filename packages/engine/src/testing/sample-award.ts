import type { AwardRecord } from '../award/award-record.ts';

/** A fictional award with every element, for tests, benchmarks and the examples in the README. */
export const sampleAward = (issuerDid: string): AwardRecord => ({
  credentialId: 'https://cairn.example/credentials/crd_fixture',
  language: 'en',
  issuer: {
    did: issuerDid,
    name: 'Nordlys Reuse Cooperative',
    country: 'NO',
    region: 'NO081',
    url: 'https://nordlys.example/',
  },
  awardingBodies: [{ id: 'https://fjordfolk.example/', name: 'Fjordfolk Adult School', country: 'NO' }],
  subject: { name: 'Amal Haddad' },
  achievement: {
    id: 'https://cairn.example/achievements/ach_sort/2',
    version: '2',
    title: {
      en: 'Sort and price donated goods',
      nb: 'Sortere og prise donerte varer',
      ar: 'فرز البضائع المتبرَّع بها وتسعيرها',
    },
    description: {
      en: 'Sorts what comes in by condition and use, and sets a price that sells.',
      nb: 'Sorterer det som kommer inn etter tilstand og bruk, og setter en pris som selger.',
    },
    criteria: {
      narrative: {
        en: 'Each criterion was rated by the learner and by a coach, talked over, and agreed at the workplace.',
        nb: 'Hvert kriterium ble vurdert av deltakeren og av en veileder, snakket om og avtalt på arbeidsplassen.',
      },
    },
    tags: ['reuse', 'retail'],
    prerequisites: { en: 'None', nb: 'Ingen' },
    stacking: { kind: 'independent_stackable', leadsTo: ['https://cairn.example/achievements/ach_shop/1'] },
    furtherInformation: ['https://nordlys.example/courses/sort-and-price'],
  },
  outcomes: [
    {
      id: 'https://cairn.example/achievements/ach_sort/2#out_sort',
      statement: {
        en: 'Sorts donated goods by condition and use',
        nb: 'Sorterer donerte varer etter tilstand og bruk',
      },
      type: 'skill',
      skills: [
        {
          name: 'sort waste',
          url: 'http://data.europa.eu/esco/skill/110d7aa3-e44e-4cce-a927-8d4de615f3d9',
          framework: 'ESCO',
          type: 'esco_skill',
        },
      ],
      result: 'on_my_own',
    },
    {
      id: 'https://cairn.example/achievements/ach_sort/2#out_price',
      statement: { en: 'Sets a price by comparing with what was sold before' },
      type: 'responsibility_autonomy',
      result: 'with_help',
    },
  ],
  workload: { hours: 60, credits: [{ system: 'ECTS', points: 2 }] },
  level: { claim: 'aligned_by_provider', eqf: 2, nqf: { country: 'NO', framework: 'NKR', level: '2' } },
  assessmentTypes: ['joint_workplace_evaluation'],
  participationModes: ['work_based'],
  qualityAssurance: [
    {
      id: 'https://nordlys.example/quality#internal',
      type: 'internal_review',
      name: 'Yearly review by the cooperative',
      note: { en: 'Reviewed every year by staff, learners and two employers.' },
    },
  ],
  judgement: {
    assessorRoles: ['coach', 'validator'],
    evidenceKinds: ['observation', 'photo'],
    supervision: 'supervised_onsite_id',
    identityCheck: 'institution_record',
    version: '2',
  },
  grade: { scheme: 'Passed or not passed', value: 'passed' },
  awardedAt: '2026-11-20T10:00:00Z',
  validFrom: '2026-11-20T10:00:00Z',
  validUntil: '2031-11-20T10:00:00Z',
  status: { listUrl: 'https://nordlys.example/status/1', index: 94_567, purpose: 'revocation' },
  supersedes: 'https://cairn.example/credentials/crd_older',
});
