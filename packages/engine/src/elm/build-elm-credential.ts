import { VCDM1_CONTEXT_URL } from '@cairn/vocab/contexts';
import type { AlignmentTarget, AwardRecord, AwardedOutcome, LocalisedText } from '../award/award-record.ts';
import { hoursToDuration } from '../award/duration.ts';
import type { JsonObject } from '../json/json-types.ts';
import { base64Encode } from '../text/base64.ts';
import { ELM_CONTEXT_URL } from './check-elm-model.ts';
import { type CodedNote, codedNote } from './coded-note.ts';
import {
  BASE64,
  PNG,
  PROFILE_GENERIC,
  SCHEME,
  assessmentConcept,
  concept,
  creditConcept,
  eqfConcept,
  languageConcept,
  modeConcept,
  outcomeConcept,
  supervisionConcept,
} from './concepts.ts';
import { type LegalIdentifier, below, issuer, organisation, present } from './organisations.ts';

export type ElmOptions = {
  /** The organisation's registered identifier, as in the certificate of its seal, and the country that registered it. */
  readonly legalIdentifier: LegalIdentifier;
  readonly issuedAt: Date;
  /** How the credential looks in a viewer; a plain white picture when left out. */
  readonly picture?: Uint8Array;
};

/** One white pixel: the display that the application profile demands when there is no picture. */
const WHITE_PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==';

const instant = (text: string | Date): string => `${new Date(text).toISOString().slice(0, 19)}Z`;

const words = (code: string): LocalisedText => ({ en: code.replaceAll('_', ' ') });

const awarding = (record: AwardRecord, options: ElmOptions): JsonObject => ({
  id: below(record.credentialId, 'awarding'),
  type: 'AwardingProcess',
  awardingBody: [
    issuer(record, options.legalIdentifier),
    ...(record.awardingBodies ?? [])
      .filter(({ id }) => id !== record.issuer.did)
      .map((body) => organisation(body, record.language)),
  ],
  awardingDate: instant(record.awardedAt),
});

/** One name for each skill, however often it is named: a concept has one label in a language. */
const withOneName = (outcomes: readonly AwardedOutcome[]): readonly AwardedOutcome[] => {
  const names = new Map<string, AlignmentTarget>();
  for (const skill of outcomes.flatMap(({ skills: all }) => all ?? [])) {
    if (!names.has(skill.url)) names.set(skill.url, skill);
  }
  return outcomes.map((outcome) => ({
    ...outcome,
    skills: (outcome.skills ?? []).map((skill) => names.get(skill.url) ?? skill),
  }));
};

const skills = (outcome: AwardedOutcome, isEsco: (framework: string) => boolean): readonly JsonObject[] =>
  (outcome.skills ?? [])
    .filter(({ framework }) => isEsco(framework))
    .map(({ url, name, framework }) =>
      concept(
        url,
        framework === 'ESCO' ? SCHEME.escoSkill : `urn:cairn:framework:${encodeURIComponent(framework)}`,
        name,
      ),
    );

const outcomeNotes = (outcome: AwardedOutcome): readonly CodedNote[] => [
  ...(outcomeConcept(outcome.type) === null
    ? [{ kind: 'outcome-type' as const, code: outcome.type, text: words(outcome.type) }]
    : []),
  ...(outcome.result === undefined
    ? []
    : [{ kind: 'result' as const, code: outcome.result, text: words(outcome.result) }]),
];

const outcomeNode = (outcome: AwardedOutcome): JsonObject =>
  present({
    id: outcome.id,
    type: 'LearningOutcome',
    title: outcome.statement,
    dcType: outcomeConcept(outcome.type),
    relatedESCOSkill: skills(outcome, (framework) => framework === 'ESCO'),
    relatedSkill: skills(outcome, (framework) => framework !== 'ESCO'),
    additionalNote: outcomeNotes(outcome).map((note) => codedNote(outcome.id, note)),
  });

const levelNotes = ({ level }: AwardRecord): readonly CodedNote[] => {
  const claim: CodedNote = { kind: 'level-claim', code: level.claim, text: words(level.claim) };
  if (level.claim === 'not_assigned') return [claim, { kind: 'level-reason', code: 'reason', text: level.reason }];
  const { nqf, cycle } = level;
  const label = nqf === undefined ? '' : `${nqf.framework} ${nqf.level}`;
  return [
    claim,
    ...(nqf === undefined ? [] : [{ kind: 'nqf' as const, code: `${nqf.country} ${label}`, text: { en: label } }]),
    ...(cycle === undefined ? [] : [{ kind: 'cycle' as const, code: cycle, text: words(cycle) }]),
  ];
};

const qualificationNotes = (record: AwardRecord): readonly CodedNote[] => [
  ...levelNotes(record),
  { kind: 'version', code: record.achievement.version, text: { en: `Version ${record.achievement.version}` } },
  ...record.participationModes
    .filter((code) => modeConcept(code) === null)
    .map((code): CodedNote => ({ kind: 'mode', code, text: words(code) })),
  ...record.qualityAssurance.map(({ id, type, name, note }): CodedNote => ({
    kind: 'quality',
    code: type,
    id,
    text: note ?? (name === undefined ? words(type) : { [record.language]: name }),
  })),
];

const qualification = (record: AwardRecord): JsonObject => {
  const { achievement, level, workload } = record;
  return present({
    id: achievement.id,
    type: 'Qualification',
    title: achievement.title,
    description: achievement.description,
    language: languageConcept(record.language),
    volumeOfLearning: hoursToDuration(workload.hours),
    mode: record.participationModes.flatMap((code) => modeConcept(code) ?? []),
    eqfLevel: level.claim === 'not_assigned' || level.eqf === undefined ? undefined : eqfConcept(level.eqf),
    creditPoint: (workload.credits ?? []).map(({ system, points }) => ({
      id: below(achievement.id, `credit-${encodeURIComponent(system)}`),
      type: 'CreditPoint',
      framework: creditConcept(system),
      point: String(points),
    })),
    learningOutcome: withOneName(record.outcomes).map(outcomeNode),
    entryRequirement:
      achievement.prerequisites === undefined
        ? undefined
        : { id: below(achievement.id, 'entry'), type: 'Note', noteLiteral: achievement.prerequisites },
    additionalNote: qualificationNotes(record).map((note) => codedNote(achievement.id, note)),
  });
};

const judgementNotes = ({ judgement }: AwardRecord): readonly CodedNote[] => [
  { kind: 'supervision', code: judgement.supervision, text: words(judgement.supervision) },
  { kind: 'identity-check', code: judgement.identityCheck, text: words(judgement.identityCheck) },
  ...judgement.assessorRoles.map((code): CodedNote => ({ kind: 'assessor-role', code, text: words(code) })),
  ...judgement.evidenceKinds.map((code): CodedNote => ({ kind: 'evidence-kind', code, text: words(code) })),
];

const assessment = (record: AwardRecord, options: ElmOptions, code: string): JsonObject => {
  const id = below(record.credentialId, `assessment-${encodeURIComponent(code)}`);
  return present({
    id,
    type: 'LearningAssessment',
    title: words(code),
    awardedBy: awarding(record, options),
    // The profile demands a grade; without a grading scheme the award itself is the only result there is.
    grade: {
      id: below(id, 'grade'),
      type: 'Note',
      noteLiteral: record.grade === undefined ? { en: 'Awarded' } : { [record.language]: record.grade.value },
    },
    idVerification: supervisionConcept(record.judgement.supervision),
    specifiedBy: present({
      id: below(id, 'specification'),
      type: 'LearningAssessmentSpecification',
      title: words(code),
      dcType: assessmentConcept(code),
    }),
    additionalNote: [{ kind: 'assessment' as const, code, text: words(code) }, ...judgementNotes(record)].map((note) =>
      codedNote(id, note),
    ),
  });
};

const subject = (record: AwardRecord, options: ElmOptions): JsonObject => {
  const { name, id, birthDate } = record.subject;
  return present({
    id: id ?? below(record.credentialId, 'learner'),
    type: 'Person',
    fullName: { [record.language]: name },
    dateOfBirth: birthDate === undefined ? undefined : `${birthDate.slice(0, 10)}T00:00:00Z`,
    hasClaim: {
      id: below(record.credentialId, 'achievement'),
      type: 'LearningAchievement',
      title: record.achievement.title,
      description: record.achievement.description,
      awardedBy: awarding(record, options),
      specifiedBy: qualification(record),
      provenBy: record.assessmentTypes.map((code) => assessment(record, options, code)),
    },
  });
};

const display = (record: AwardRecord, options: ElmOptions): JsonObject => {
  const id = below(record.credentialId, 'display');
  const language = languageConcept(record.language);
  return {
    id,
    type: 'DisplayParameter',
    title: record.achievement.title,
    description: record.achievement.description,
    primaryLanguage: language,
    language,
    individualDisplay: {
      id: below(id, 'individual'),
      type: 'IndividualDisplay',
      language,
      displayDetail: {
        id: below(id, 'page'),
        type: 'DisplayDetail',
        page: 1,
        image: {
          id: below(id, 'image'),
          type: 'MediaObject',
          content: options.picture === undefined ? WHITE_PIXEL : base64Encode(options.picture),
          contentEncoding: BASE64,
          contentType: PNG,
        },
      },
    },
  };
};

/**
 * The European Digital Credential of an award (ELM 3.2 on VCDM 1.1, application profile EDC-generic-full): what
 * `sealCredential` seals. Throws `CannotIssue` for a country that is in no list.
 */
export const buildElmCredential = (record: AwardRecord, options: ElmOptions): JsonObject =>
  present({
    '@context': [VCDM1_CONTEXT_URL, ELM_CONTEXT_URL],
    id: record.credentialId,
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    credentialProfiles: PROFILE_GENERIC,
    credentialSchema: { id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' },
    issuer: issuer(record, options.legalIdentifier),
    issued: instant(options.issuedAt),
    issuanceDate: instant(options.issuedAt),
    validFrom: instant(record.validFrom),
    validUntil: record.validUntil === undefined ? undefined : instant(record.validUntil),
    expirationDate: record.validUntil === undefined ? undefined : instant(record.validUntil),
    credentialSubject: subject(record, options),
    displayParameter: display(record, options),
  });
