import { CAIRN_CONTEXT_URL, OPEN_BADGES_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { buildStatusEntry } from '../status/status-list-credential.ts';
import type {
  AlignmentTarget,
  AwardLevel,
  AwardRecord,
  AwardedOutcome,
  AwardingBody,
  LocalisedText,
} from './award-record.ts';
import { hoursToDuration } from './duration.ts';

/** Members whose value is there; the others are not written at all. */
const present = (members: Readonly<Record<string, JsonValue | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, JsonValue] =>
        entry[1] !== undefined && !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );

/** Open Badges writes one language as plain text: the record's own, else English, else the first there is. */
const plain = (text: LocalisedText, language: string): string =>
  text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';

const instant = (text: string): string => `${new Date(text).toISOString().slice(0, 19)}Z`;

const ALIGNMENT_TYPES = {
  esco_skill: 'ext:EscoSkill',
  esco_occupation: 'ext:EscoOccupation',
  competency: 'CFItem',
  other: undefined,
} as const;

const alignment = (target: AlignmentTarget): JsonObject =>
  present({
    type: ['Alignment'],
    targetName: target.name,
    targetUrl: target.url,
    targetFramework: target.framework,
    targetCode: target.code,
    targetType: target.type === undefined ? undefined : ALIGNMENT_TYPES[target.type],
  });

const profile = (body: AwardingBody, image?: string): JsonObject =>
  present({
    id: body.id,
    type: ['Profile'],
    name: body.name,
    url: body.url,
    image: image === undefined ? undefined : { id: image, type: 'Image' },
    address: present({ type: ['Address'], addressCountryCode: body.country, addressRegion: body.region }),
  });

const resultId = (outcome: AwardedOutcome): string => `${outcome.id}${outcome.id.includes('#') ? '' : '#'}-result`;

const withResult = (record: AwardRecord): readonly AwardedOutcome[] =>
  record.outcomes.filter(({ result }) => result !== undefined);

const gradeId = (record: AwardRecord): string => `${record.achievement.id}#grade`;

const resultDescriptions = (record: AwardRecord): readonly JsonObject[] => [
  ...withResult(record).map((outcome) => ({
    id: resultId(outcome),
    type: ['ResultDescription'],
    name: plain(outcome.statement, record.language),
    resultType: 'PerformanceLevel',
  })),
  ...(record.grade === undefined
    ? []
    : [{ id: gradeId(record), type: ['ResultDescription'], name: record.grade.scheme, resultType: 'Result' }]),
];

const results = (record: AwardRecord): readonly JsonObject[] => [
  ...withResult(record).map((outcome) => ({
    type: ['Result'],
    resultDescription: resultId(outcome),
    value: outcome.result ?? '',
  })),
  ...(record.grade === undefined
    ? []
    : [{ type: ['Result'], resultDescription: gradeId(record), value: record.grade.value }]),
];

const level = (claimed: AwardLevel): Readonly<Record<string, JsonValue | undefined>> =>
  claimed.claim === 'not_assigned'
    ? { levelClaim: claimed.claim, levelNotAssigned: claimed.reason }
    : {
        levelClaim: claimed.claim,
        eqfLevel: claimed.eqf,
        nqfLevel: claimed.nqf === undefined ? undefined : `${claimed.nqf.framework} ${claimed.nqf.level}`,
        nqfCountry: claimed.nqf?.country,
        cycle: claimed.cycle,
      };

const outcome = (awarded: AwardedOutcome): JsonObject =>
  present({
    id: awarded.id,
    type: ['LearningOutcome'],
    statement: awarded.statement,
    outcomeType: awarded.type,
    relatedSkill: awarded.skills?.map(({ url }) => url),
  });

const credits = (record: AwardRecord): readonly JsonObject[] =>
  (record.workload.credits ?? []).map(({ system, points }) => ({
    id: `${record.achievement.id}#credit-${system}`,
    type: ['CreditPoint'],
    creditSystem: system,
    // As text: a number in JSON would be written as a double, whose lexical form depends on its value.
    creditPoints: String(points),
  }));

const quality = (record: AwardRecord): readonly JsonObject[] =>
  record.qualityAssurance.map((statement) =>
    present({
      id: statement.id,
      type: ['QualityAssurance'],
      qualityAssuranceType: statement.type,
      name: statement.name,
      note: statement.note,
    }),
  );

/** Skills of the outcomes and of the whole, each address once. */
const alignments = (record: AwardRecord): readonly JsonObject[] => {
  const targets = [...(record.achievement.alignments ?? []), ...record.outcomes.flatMap(({ skills }) => skills ?? [])];
  return [...new Map(targets.map((target) => [target.url, target])).values()].map(alignment);
};

const achievement = (record: AwardRecord): JsonObject => {
  const { achievement: earned, language } = record;
  return present({
    id: earned.id,
    type: ['Achievement'],
    achievementType: 'MicroCredential',
    version: earned.version,
    inLanguage: language,
    name: plain(earned.title, language),
    description: plain(earned.description, language),
    title: earned.title,
    summary: earned.description,
    criteria: present({
      id: earned.criteria.id ?? `${earned.id}#criteria`,
      narrative: plain(earned.criteria.narrative, language),
      requirement: earned.criteria.narrative,
    }),
    image: earned.image === undefined ? undefined : present({ ...earned.image, type: 'Image' }),
    tag: earned.tags,
    alignment: alignments(record),
    resultDescription: resultDescriptions(record),
    learningOutcome: record.outcomes.map(outcome),
    workload: hoursToDuration(record.workload.hours),
    credit: credits(record),
    ...level(record.level),
    assessmentType: record.assessmentTypes,
    participationMode: record.participationModes,
    qualityAssurance: quality(record),
    prerequisite: earned.prerequisites,
    stackingKind: earned.stacking?.kind,
    partOf: earned.stacking?.partOf,
    leadsTo: earned.stacking?.leadsTo,
    furtherInformation: earned.furtherInformation,
  });
};

/** What does not depend on who the learner is. */
type SharedParts = { readonly issuer: JsonObject; readonly achievement: JsonObject; readonly result: JsonValue };

const sharedParts = (record: AwardRecord): SharedParts => ({
  issuer: profile({ ...record.issuer, id: record.issuer.did }, record.issuer.image),
  achievement: achievement(record),
  result: results(record),
});

const subject = (record: AwardRecord, shared: SharedParts): JsonObject => {
  const { id, name, birthDate } = record.subject;
  const identity = (identityType: string, identityHash: string): JsonObject => ({
    type: 'IdentityObject',
    hashed: false,
    identityType,
    identityHash,
  });
  return present({
    id,
    type: ['AchievementSubject'],
    name,
    identifier: [identity('name', name), ...(birthDate === undefined ? [] : [identity('ext:dateOfBirth', birthDate)])],
    achievement: shared.achievement,
    result: shared.result,
  });
};

const evidence = (record: AwardRecord): readonly JsonObject[] =>
  record.judgement.evidenceKinds.map((kind) => ({
    id: `${record.credentialId}#evidence-${kind}`,
    type: ['Evidence'],
    genre: kind,
  }));

const judgement = (record: AwardRecord): JsonObject =>
  present({
    id: `${record.credentialId}#judgement`,
    type: ['AwardJudgement'],
    judgedVersion: record.judgement.version,
    assessorRole: record.judgement.assessorRoles,
    evidenceKind: record.judgement.evidenceKinds,
    supervision: record.judgement.supervision,
    identityCheck: record.judgement.identityCheck,
  });

const credential = (record: AwardRecord, shared: SharedParts): JsonObject =>
  present({
    '@context': [VCDM2_CONTEXT_URL, OPEN_BADGES_CONTEXT_URL, CAIRN_CONTEXT_URL],
    id: record.credentialId,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: shared.issuer,
    awardingBody: record.awardingBodies?.map((body) => profile(body)),
    name: plain(record.achievement.title, record.language),
    awardedDate: instant(record.awardedAt),
    validFrom: instant(record.validFrom),
    validUntil: record.validUntil === undefined ? undefined : instant(record.validUntil),
    credentialSubject: subject(record, shared),
    evidence: evidence(record),
    judgement: judgement(record),
    credentialStatus: record.status === undefined ? undefined : buildStatusEntry(record.status),
    supersedes: record.supersedes,
  });

/**
 * The unsigned Open Badges 3.0 AchievementCredential of an award (context 3.0.3 on VCDM 2.0), with the European
 * elements in Cairn's own context. Things that have no address of their own get one under the credential or the
 * achievement, so that the graph has few nodes without a name. Sign it with `issueCredential`.
 */
export const buildAchievementCredential = (record: AwardRecord): JsonObject => credential(record, sharedParts(record));

/** What each learner of a cohort has of their own. */
export type CohortMember = Pick<AwardRecord, 'credentialId' | 'subject' | 'status'>;

const frozen = <T extends object>(value: T): T => {
  for (const part of Object.values(value)) if (typeof part === 'object' && part !== null) frozen(part as object);
  return Object.freeze(value);
};

/**
 * The same for a cohort to which one achievement is awarded with the same results: for each member, in their order, what
 * {@link buildAchievementCredential} makes. Issuer, achievement and results are made once and shared by all, so nobody
 * can change them. Sign them with `issueCredentials`.
 */
export const buildCohort = (
  common: Omit<AwardRecord, keyof CohortMember>,
  members: readonly CohortMember[],
): readonly JsonObject[] => {
  const [first] = members;
  if (first === undefined) return [];
  const shared = frozen(sharedParts({ ...common, ...first }));
  return members.map((own) => credential({ ...common, ...own }, shared));
};
