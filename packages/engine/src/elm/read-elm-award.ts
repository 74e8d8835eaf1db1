import { PARTICIPATION_MODES } from '@cairn/vocab';
import type { AwardSummary } from '../award/award-summary.ts';
import { localisedOf, objectsOf } from '../award/award-summary.ts';
import { durationToHours } from '../award/duration.ts';
import { type JsonObject, type JsonValue, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import { readNotes } from './coded-note.ts';
import { countryOf } from './concepts.ts';

const first = (value: JsonValue | undefined): JsonObject => objectsOf(value)[0] ?? {};

const anyText = (value: JsonValue | undefined): string | null => Object.values(localisedOf(value))[0] ?? null;

const outcomeType = (outcome: JsonObject): string | null => {
  const id = idOf(outcome['dcType']);
  return id === null ? (readNotes(outcome, 'outcome-type')[0]?.code ?? null) : id.slice(id.lastIndexOf('/') + 1);
};

const outcomes = (qualification: JsonObject): AwardSummary['outcomes'] =>
  objectsOf(qualification['learningOutcome']).map((outcome) => ({
    id: textOf(outcome['id']),
    statement: localisedOf(outcome['title']),
    type: outcomeType(outcome),
    skills: [...objectsOf(outcome['relatedESCOSkill']), ...objectsOf(outcome['relatedSkill'])]
      .flatMap(({ id }) => textOf(id) ?? [])
      .sort(),
  }));

const level = (qualification: JsonObject): AwardSummary['level'] => {
  const eqf = /\/eqf\/([1-8])$/.exec(idOf(qualification['eqfLevel']) ?? '')?.[1];
  const [nqf] = readNotes(qualification, 'nqf');
  return {
    claim: readNotes(qualification, 'level-claim')[0]?.code ?? null,
    eqf: eqf === undefined ? null : Number(eqf),
    nqf: nqf?.code ?? null,
    cycle: readNotes(qualification, 'cycle')[0]?.code ?? null,
    reason: readNotes(qualification, 'level-reason')[0]?.text ?? {},
  };
};

const modes = (qualification: JsonObject): readonly string[] => {
  const listed = objectsOf(qualification['mode']).flatMap(
    ({ id }) => PARTICIPATION_MODES.find(({ elm }) => elm === id)?.code ?? [],
  );
  return [...listed, ...readNotes(qualification, 'mode').map(({ code }) => code)].sort();
};

const issuer = (document: JsonObject): AwardSummary['issuer'] => {
  const organisation = first(document['issuer']);
  const address = first(first(organisation['location'])['address']);
  return {
    id: textOf(organisation['id']),
    name: anyText(organisation['legalName']),
    country: countryOf(idOf(address['countryCode']) ?? ''),
  };
};

/** What the European list of kinds of evidence calls a mandate to issue: it speaks for the issuer, not for the learner. */
const MANDATE = /\/evidence-type\/c_18016257$/;

/**
 * The proof of the achievement that a European Digital Credential names, in the form of Open Badges. ELM has no member
 * for the kinds of it, so ours stand in notes on each assessment.
 */
export const elmEvidence = (document: JsonObject): readonly JsonValue[] => {
  const proven = objectsOf(first(first(document['credentialSubject'])['hasClaim'])['provenBy']);
  const kinds = proven.flatMap((assessment) => readNotes(assessment, 'evidence-kind').map(({ code }) => code));
  const others = objectsOf(document['evidence']).filter(({ dcType }) => !MANDATE.test(idOf(dcType) ?? ''));
  return [...[...new Set(kinds)].map((genre) => ({ genre })), ...others];
};

/** What a European Digital Credential says about an award; codes that only our notes carry are read from them. */
export const readElmAward = (document: JsonObject): AwardSummary => {
  const subject = first(document['credentialSubject']);
  const claim = first(subject['hasClaim']);
  const qualification = first(claim['specifiedBy']);
  const hours = isJsonObject(claim['specifiedBy']) ? textOf(qualification['volumeOfLearning']) : null;
  return {
    learner: anyText(subject['fullName']),
    title: localisedOf(claim['title']),
    outcomes: outcomes(qualification),
    hours: hours === null ? null : durationToHours(hours),
    level: level(qualification),
    assessmentTypes: objectsOf(claim['provenBy'])
      .flatMap((assessment) => readNotes(assessment, 'assessment').map(({ code }) => code))
      .sort(),
    participationModes: modes(qualification),
    quality: readNotes(qualification, 'quality').map(({ id, code }) => ({ id: id ?? null, type: code })),
    issuer: issuer(document),
  };
};
