import { durationToHours } from '@cairn/engine/duration';
import type { Multilingual } from '#platform/i18n/text.ts';

/**
 * What a credential says, read from its document and from nothing else. Whether the words are confirmed is not known
 * here: the caller passes the signed document of a report for confirmed words, the other one for mere claims.
 */
export type CredentialContent = {
  readonly id: string | null;
  readonly name: string | null;
  readonly title: Multilingual;
  readonly summary: Multilingual;
  readonly achievementId: string | null;
  /** What the stone is drawn from: the achievement without its address, so that it looks the same everywhere. */
  readonly seed: string;
  readonly tags: readonly string[];
  /** The picture that the issuer gave it; it is not fetched, only compared with our own addresses. */
  readonly image: { readonly address: string; readonly caption: string | null } | null;
  readonly issuerId: string | null;
  readonly issuerName: string | null;
  readonly country: string | null;
  readonly awardingBodies: readonly string[];
  readonly abilities: readonly { readonly statement: Multilingual; readonly result: string | null }[];
  readonly narrative: Multilingual;
  readonly hours: number | null;
  readonly credits: readonly { readonly system: string; readonly points: string }[];
  readonly level: {
    readonly claim: string | null;
    readonly eqf: string | null;
    readonly nqf: string | null;
    readonly notAssigned: Multilingual;
  };
  readonly assessmentTypes: readonly string[];
  readonly participationModes: readonly string[];
  readonly quality: readonly { readonly type: string; readonly note: Multilingual }[];
  readonly prerequisite: Multilingual;
  readonly stackingKind: string | null;
  readonly assessorRoles: readonly string[];
  readonly evidenceKinds: readonly string[];
  readonly supervision: string | null;
  readonly identityCheck: string | null;
  readonly version: string | null;
  readonly awardedAt: string | null;
  readonly validUntil: string | null;
  readonly supersedes: string | null;
};

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const first = (value: unknown): Json => list(value).find(isObject) ?? {};
const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : typeof value === 'number' ? String(value) : null;
const texts = (value: unknown): readonly string[] => list(value).flatMap((entry) => text(entry) ?? []);

/** A language map, a language-tagged value or plain text; `und` stands for a text without a language. */
function localised(value: unknown): Multilingual {
  const entries = list(value).flatMap((entry): [string, string][] => {
    if (typeof entry === 'string') return [['und', entry]];
    if (!isObject(entry)) return [];
    const tagged = text(entry['@value']);
    if (tagged !== null) return [[text(entry['@language']) ?? 'und', tagged]];
    return Object.entries(entry).flatMap(([language, words]): [string, string][] =>
      typeof words === 'string' && /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(language) ? [[language, words]] : [],
    );
  });
  return Object.fromEntries(entries);
}

const firstWords = (...values: readonly unknown[]): Multilingual =>
  values.map(localised).find((map) => Object.keys(map).length > 0) ?? {};

const anyText = (value: unknown): string | null => Object.values(localised(value))[0] ?? null;

const nameIn = (subject: Json): string | null => {
  const identified = list(subject['identifier'])
    .filter(isObject)
    .find((entry) => entry['identityType'] === 'name' && entry['hashed'] !== true);
  return text(subject['name']) ?? (identified === undefined ? null : text(identified['identityHash']));
};

const seedOf = (achievementId: string): string =>
  /\/achievements\/(ach_[0-9a-z]+)\//.exec(achievementId)?.[1] ?? achievementId;

function abilitiesOf(achievement: Json, subject: Json): CredentialContent['abilities'] {
  const results = list(subject['result']).filter(isObject);
  return list(achievement['learningOutcome'])
    .filter(isObject)
    .map((outcome) => {
      const id = text(outcome['id']) ?? '';
      const result = results.find(
        (entry) => text(entry['resultDescription']) === `${id}${id.includes('#') ? '' : '#'}-result`,
      );
      return {
        statement: localised(outcome['statement']),
        result: result === undefined ? null : text(result['value']),
      };
    })
    .filter(({ statement }) => Object.keys(statement).length > 0);
}

const levelOf = (achievement: Json): CredentialContent['level'] => ({
  claim: text(achievement['levelClaim']),
  eqf: text(achievement['eqfLevel']),
  nqf: text(achievement['nqfLevel']),
  notAssigned: localised(achievement['levelNotAssigned']),
});

const creditsOf = (achievement: Json): CredentialContent['credits'] =>
  list(achievement['credit'])
    .filter(isObject)
    .flatMap((credit) => {
      const [system, points] = [text(credit['creditSystem']), text(credit['creditPoints'])];
      return system === null || points === null ? [] : [{ system, points }];
    });

const qualityOf = (achievement: Json): CredentialContent['quality'] =>
  list(achievement['qualityAssurance'])
    .filter(isObject)
    .map((line) => ({ type: text(line['qualityAssuranceType']) ?? '', note: localised(line['note']) }));

function issuerOf(document: Json): Pick<CredentialContent, 'issuerId' | 'issuerName' | 'country'> {
  const issuer = document['issuer'];
  if (!isObject(issuer)) return { issuerId: text(issuer), issuerName: null, country: null };
  return {
    issuerId: text(issuer['id']),
    issuerName: anyText(issuer['name']),
    country: text(first(issuer['address'])['addressCountryCode']) ?? text(first(issuer['address'])['addressCountry']),
  };
}

function judgementOf(
  document: Json,
): Pick<CredentialContent, 'assessorRoles' | 'evidenceKinds' | 'supervision' | 'identityCheck' | 'version'> {
  const judgement = first(document['judgement']);
  return {
    assessorRoles: texts(judgement['assessorRole']),
    evidenceKinds: texts(judgement['evidenceKind']),
    supervision: text(judgement['supervision']),
    identityCheck: text(judgement['identityCheck']),
    version: text(judgement['judgedVersion']),
  };
}

function imageOf(achievement: Json): CredentialContent['image'] {
  const image = first(achievement['image']);
  const address = text(image['id']);
  return address === null ? null : { address, caption: text(image['caption']) };
}

/** Reads a credential for people. Foreign credentials have holes here; nothing is made up to fill them. */
export function readContent(document: Json): CredentialContent {
  const subject = first(document['credentialSubject']);
  const achievement = first(subject['achievement']);
  const criteria = first(achievement['criteria']);
  return {
    id: text(document['id']),
    name: nameIn(subject),
    title: firstWords(achievement['title'], achievement['name'], document['name']),
    summary: firstWords(achievement['summary'], achievement['description'], document['description']),
    achievementId: text(achievement['id']),
    seed: seedOf(text(achievement['id']) ?? text(document['id']) ?? ''),
    tags: texts(achievement['tag']),
    image: imageOf(achievement),
    ...issuerOf(document),
    awardingBodies: list(document['awardingBody'])
      .filter(isObject)
      .flatMap((body) => anyText(body['name']) ?? []),
    abilities: abilitiesOf(achievement, subject),
    narrative: firstWords(criteria['requirement'], criteria['narrative']),
    hours: durationToHours(text(achievement['workload']) ?? ''),
    credits: creditsOf(achievement),
    level: levelOf(achievement),
    assessmentTypes: texts(achievement['assessmentType']),
    participationModes: texts(achievement['participationMode']),
    quality: qualityOf(achievement),
    prerequisite: localised(achievement['prerequisite']),
    stackingKind: text(achievement['stackingKind']),
    ...judgementOf(document),
    awardedAt: text(document['awardedDate']) ?? text(document['validFrom']) ?? text(document['issuanceDate']),
    validUntil: text(document['validUntil']) ?? text(document['expirationDate']),
    supersedes: text(document['supersedes']),
  };
}
