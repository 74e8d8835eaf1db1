import type { LocalisedText } from '../award/award-record.ts';
import { objectsOf } from '../award/award-summary.ts';
import { hoursToDuration } from '../award/duration.ts';
import { type JsonObject, type JsonValue, isJsonObject } from '../json/json-types.ts';
import { readElmAward } from './read-elm-award.ts';

const plain = (text: LocalisedText): string | null => text['en'] ?? Object.values(text)[0] ?? null;

const present = (members: Readonly<Record<string, JsonValue | null | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, JsonValue] => entry[1] !== undefined && entry[1] !== null,
    ),
  );

/**
 * A European Digital Credential with the same facts beside it under the names of Open Badges, so that whoever can show
 * one can show the other. Everything is read from the sealed document; its own members stay as they are.
 */
export const viewElm = (document: JsonObject): JsonObject => {
  const award = readElmAward(document);
  const { claim, eqf, reason } = award.level;
  const title = plain(award.title);
  const [subject] = objectsOf(document['credentialSubject']);
  const achievement = present({
    name: title,
    title: award.title,
    workload: award.hours === null || award.hours <= 0 ? null : hoursToDuration(award.hours),
    levelClaim: claim,
    eqfLevel: eqf,
    levelNotAssigned: reason,
    nqfLevel: award.level.nqf,
    assessmentType: award.assessmentTypes,
    participationMode: award.participationModes,
    learningOutcome: award.outcomes.map(({ id, statement, type }) => present({ id, statement, outcomeType: type })),
    qualityAssurance: award.quality.map(({ id, type }) => present({ id, qualityAssuranceType: type })),
  });
  const { issuer } = document;
  const { name, country } = award.issuer;
  return {
    ...document,
    ...present({ name: title }),
    credentialSubject: { ...(subject ?? {}), ...present({ name: award.learner }), achievement },
    ...(isJsonObject(issuer)
      ? { issuer: { ...issuer, ...present({ name }), address: present({ addressCountryCode: country }) } }
      : {}),
  };
};
