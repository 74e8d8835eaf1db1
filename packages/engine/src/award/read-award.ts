import { readElmAward } from '../elm/read-elm-award.ts';
import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { AwardRecord } from './award-record.ts';
import { type AwardSummary, localisedOf, objectsOf } from './award-summary.ts';
import { durationToHours } from './duration.ts';

const texts = (value: JsonValue | undefined): readonly string[] =>
  asList(value)
    .flatMap((item) => textOf(item) ?? [])
    .sort();

const first = (value: JsonValue | undefined): JsonObject => objectsOf(value)[0] ?? {};

const level = (achievement: JsonObject): AwardSummary['level'] => {
  const { eqfLevel, nqfLevel, nqfCountry } = achievement;
  const label = textOf(nqfLevel);
  return {
    claim: textOf(achievement['levelClaim']),
    eqf: typeof eqfLevel === 'number' ? eqfLevel : null,
    nqf: label === null ? null : `${textOf(nqfCountry) ?? ''} ${label}`,
    cycle: textOf(achievement['cycle']),
    reason: localisedOf(achievement['levelNotAssigned']),
  };
};

const learnerOf = (subject: JsonObject): string | null => textOf(subject['name']);

const readAchievement = (document: JsonObject): AwardSummary => {
  const subject = first(document['credentialSubject'] ?? document['subject']);
  const achievement = first(subject['achievement'] ?? document['achievement']);
  const issuer = first(document['issuer']);
  const workload = textOf(achievement['workload']);
  return {
    learner: learnerOf(subject),
    title: localisedOf(achievement['title']),
    outcomes: objectsOf(achievement['learningOutcome']).map((outcome) => ({
      id: textOf(outcome['id']),
      statement: localisedOf(outcome['statement']),
      type: textOf(outcome['outcomeType']),
      skills: asList(outcome['relatedSkill'])
        .flatMap((skill) => idOf(skill) ?? [])
        .sort(),
    })),
    hours: workload === null ? null : durationToHours(workload),
    level: level(achievement),
    assessmentTypes: texts(achievement['assessmentType']),
    participationModes: texts(achievement['participationMode']),
    quality: objectsOf(achievement['qualityAssurance']).map(({ id, qualityAssuranceType }) => ({
      id: textOf(id),
      type: textOf(qualityAssuranceType) ?? '',
    })),
    issuer: {
      id: idOf(document['issuer']),
      name: textOf(issuer['name']),
      country: textOf(first(issuer['address'])['addressCountryCode']),
    },
  };
};

/**
 * The part of an award that every format carries, read back from the document of a report: Open Badges (with proof or as
 * token), claims of an SD-JWT VC, or a European Digital Credential. What a holder kept back is null or empty.
 */
export const readAward = (document: Readonly<Record<string, unknown>>): AwardSummary => {
  const read = document as JsonObject;
  return isJsonObject(read) && hasType(read, 'EuropeanDigitalCredential') ? readElmAward(read) : readAchievement(read);
};

/** The same part, straight from the record: what {@link readAward} must find in every format. */
export const summariseAward = (record: AwardRecord): AwardSummary => {
  const { level: claimed } = record;
  const isOpen = claimed.claim === 'not_assigned';
  const nqf = isOpen ? undefined : claimed.nqf;
  return {
    learner: record.subject.name,
    title: record.achievement.title,
    outcomes: record.outcomes.map(({ id, statement, type, skills }) => ({
      id,
      statement,
      type,
      skills: (skills ?? []).map(({ url }) => url).sort(),
    })),
    hours: Math.round(record.workload.hours * 60) / 60,
    level: {
      claim: claimed.claim,
      eqf: isOpen ? null : (claimed.eqf ?? null),
      nqf: nqf === undefined ? null : `${nqf.country} ${nqf.framework} ${nqf.level}`,
      cycle: isOpen ? null : (claimed.cycle ?? null),
      reason: isOpen ? claimed.reason : {},
    },
    assessmentTypes: [...record.assessmentTypes].sort(),
    participationModes: [...record.participationModes].sort(),
    quality: record.qualityAssurance.map(({ id, type }) => ({ id, type })),
    issuer: { id: record.issuer.did, name: record.issuer.name, country: record.issuer.country },
  };
};
