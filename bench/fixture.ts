import type { KeyObject } from 'node:crypto';
import { type AwardRecord, type CohortMember, type PublicKey, buildCohort, didKey } from '@cairn/engine';
import { generateKey, nodeSigner } from '@cairn/engine/node';

/** The credential that is measured everywhere: all eleven elements, three alignments, evidence, result and status. */

const skill = (name: string, id: string) => ({
  name,
  url: `http://data.europa.eu/esco/skill/${id}`,
  framework: 'ESCO',
  type: 'esco_skill' as const,
});

const ACHIEVEMENT = 'https://cairn.example/achievements/ach_cargo/3';

const achievement = {
  id: ACHIEVEMENT,
  version: '3',
  title: { en: 'Care for a cargo bike', pl: 'Obsługa roweru towarowego' },
  description: { en: 'Keeps a cargo bike safe on the road and says in time when a workshop is needed.' },
  criteria: { narrative: { en: 'Each criterion was rated by the learner and by a coach, “talked over”, and agreed.' } },
  alignments: [
    skill('inspect vehicles for damage', '5f0f2b0e-6d0e-4a71-8e0c-1f6f2b7f1a01'),
    skill('maintain bicycles', 'a3d40c55-97cb-4f0c-9c93-0b3a0a4d7c02'),
  ],
  prerequisites: { en: 'None' },
  stacking: { kind: 'independent_stackable' },
} satisfies AwardRecord['achievement'];

const NAMES = ['Amal Haddad', 'Łucja Żak', 'Olena Bondar', 'Samuel Okoro', 'Mette “Mia” Dahl', 'José Núñez'] as const;

/** What the canonical form of this credential comes to, give or take the length of a name: what has to be hashed. */
export const CANONICAL_BYTES = 12_700;

/** What all of the cohort share. */
const common = (issuerDid: string): Omit<AwardRecord, keyof CohortMember> => ({
  language: 'en',
  issuer: {
    did: issuerDid,
    name: 'Kystby Łódź Exchange',
    country: 'NO',
    region: 'NO081',
    url: 'https://kystby.example/',
  },
  achievement,
  outcomes: [
    {
      id: `${ACHIEVEMENT}#out_check`,
      statement: { en: 'Checks brakes, tyres and load before setting off' },
      type: 'skill',
      skills: [skill('use hand tools', '7c21f6de-2b65-4c0d-8d3b-9a5c1de0fb03')],
      result: 'on_my_own',
    },
  ],
  workload: { hours: 25, credits: [{ system: 'ECTS', points: 1 }] },
  level: { claim: 'aligned_by_provider', eqf: 3, nqf: { country: 'NO', framework: 'NKR', level: '3' } },
  assessmentTypes: ['joint_workplace_evaluation'],
  participationModes: ['work_based'],
  qualityAssurance: [{ id: 'https://kystby.example/quality#internal', type: 'internal_review', name: 'Yearly review' }],
  judgement: {
    assessorRoles: ['coach', 'validator'],
    evidenceKinds: ['observation'],
    supervision: 'supervised_onsite_id',
    identityCheck: 'institution_record',
    version: '3',
  },
  awardedAt: '2026-11-20T10:00:00Z',
  validFrom: '2026-11-20T10:00:00Z',
  validUntil: '2031-11-20T10:00:00Z',
});

/** Name, addresses and place in the status list differ from learner to learner. */
const member = (learner: number): CohortMember => ({
  credentialId: `https://cairn.example/credentials/crd_${(learner * 2_654_435_761).toString(36).padStart(10, '0')}`,
  subject: {
    id: `urn:uuid:6f1c2a54-0000-4000-8000-${String(learner).padStart(12, '0')}`,
    name: `${NAMES[learner % NAMES.length]} ${learner}`,
  },
  status: { listUrl: 'https://kystby.example/status/1', index: (learner * 7919) % 1_000_000, purpose: 'revocation' },
});

/** One learner's award out of a cohort. */
export const award = (issuerDid: string, learner: number): AwardRecord => ({
  ...common(issuerDid),
  ...member(learner),
});

export type BenchIssuer = {
  readonly did: string;
  readonly verificationMethod: string;
  readonly publicKey: PublicKey;
  readonly privateKey: KeyObject;
  readonly signer: ReturnType<typeof nodeSigner>;
};

export const makeIssuer = (): BenchIssuer => {
  const { privateKey, publicKey } = generateKey('Ed25519');
  const names = didKey(publicKey);
  const signer = nodeSigner({ privateKey, verificationMethod: names.verificationMethod });
  return { ...names, publicKey, privateKey, signer };
};

/** A cohort of unsigned credentials, made beforehand so that making them is not measured. */
export const cohort = (issuerDid: string, size: number) =>
  buildCohort(
    common(issuerDid),
    Array.from({ length: size }, (_, learner) => member(learner)),
  );
