import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { Check } from '../types.ts';
import { parseInstant } from './dates.ts';
import { failed, passed } from './report.ts';
import { openBadgesFaults } from './open-badges-rules.ts';

/** Names of the rules that a document breaks; empty when it breaks none. */
export type Faults = readonly string[];

const URL_PATTERN = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

export const isUrl = (value: JsonValue | undefined): boolean => typeof value === 'string' && URL_PATTERN.test(value);

const isNonEmpty = (value: JsonValue | undefined): boolean => {
  const list = asList(value);
  return list.length > 0 && list.every((item) => isJsonObject(item) && Object.keys(item).length > 0);
};

const when = (isBroken: boolean, rule: string): Faults => (isBroken ? [rule] : []);

const commonFaults = (document: JsonObject): Faults => [
  ...when(!hasType(document, 'VerifiableCredential'), 'type'),
  ...when(!asList(document['type']).every((type) => typeof type === 'string'), 'type'),
  ...when(document['id'] !== undefined && !isUrl(document['id']), 'id'),
  ...when(Array.isArray(document['issuer']) || !isUrl(idOf(document['issuer']) ?? undefined), 'issuer'),
  ...when(!isNonEmpty(document['credentialSubject']), 'credentialSubject'),
  ...when(
    asList(document['credentialSubject']).some(
      (subject) => isJsonObject(subject) && subject['id'] !== undefined && !isUrl(subject['id']),
    ),
    'credentialSubject.id',
  ),
  ...typedFaults(document),
];

/** Members whose objects must say what they are; with `id` where the model asks for one (VCDM 2.0 §4.10–§4.12, §5). */
const TYPED: readonly { readonly member: string; readonly needsId: boolean }[] = [
  { member: 'credentialStatus', needsId: false },
  { member: 'credentialSchema', needsId: true },
  { member: 'refreshService', needsId: false },
  { member: 'termsOfUse', needsId: false },
  { member: 'evidence', needsId: false },
];

const typedFaults = (document: JsonObject): Faults =>
  TYPED.flatMap(({ member, needsId }) =>
    asList(document[member]).flatMap((item) => [
      ...when(!isJsonObject(item) || asList(item['type']).length === 0, `${member}.type`),
      ...when(isJsonObject(item) && (needsId || item['id'] !== undefined) && !isUrl(item['id']), `${member}.id`),
    ]),
  );

const resourceFaults = (document: JsonObject): Faults => {
  const resources = asList(document['relatedResource']);
  const ids = resources.map((resource) => (isJsonObject(resource) ? textOf(resource['id']) : null));
  return [
    ...when(
      ids.some((id) => !isUrl(id ?? undefined)),
      'relatedResource.id',
    ),
    ...when(new Set(ids).size !== ids.length, 'relatedResource.unique'),
    ...when(
      resources.some(
        (resource) =>
          isJsonObject(resource) &&
          textOf(resource['digestSRI']) === null &&
          textOf(resource['digestMultibase']) === null,
      ),
      'relatedResource.digest',
    ),
  ];
};

const dateFaults = (document: JsonObject, names: readonly string[]): Faults =>
  names.flatMap((name) => when(document[name] !== undefined && parseInstant(document[name]) === null, name));

const isText = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  asList(value).every((item) => typeof item === 'string' || (isJsonObject(item) && typeof item['@value'] === 'string'));

const version2Faults = (document: JsonObject): Faults => [
  ...dateFaults(document, ['validFrom', 'validUntil']),
  ...resourceFaults(document),
  ...when(!isText(document['name']), 'name'),
  ...when(!isText(document['description']), 'description'),
];

const version1Faults = (document: JsonObject): Faults => [
  ...when(document['issuanceDate'] === undefined, 'issuanceDate'),
  ...dateFaults(document, ['issuanceDate', 'expirationDate']),
];

/**
 * Whether the document keeps the rules of the data model that it names: VCDM 2.0 or 1.1, and Open Badges 3.0 where it
 * says that it is one. The rules are checked by hand; schemas named by a credential are never fetched.
 */
export const checkModel = (document: JsonObject): Check => {
  const first = asList(document['@context'])[0];
  if (first !== VCDM2_CONTEXT_URL && first !== VCDM1_CONTEXT_URL)
    return failed('model.not_a_credential', { rule: '@context' });
  const faults = [
    ...commonFaults(document),
    ...(first === VCDM2_CONTEXT_URL ? version2Faults(document) : version1Faults(document)),
    ...openBadgesFaults(document),
  ];
  const rules = [...new Set(faults)].join(' ');
  const model = first === VCDM2_CONTEXT_URL ? 'VCDM 2.0' : 'VCDM 1.1';
  return faults.length > 0 ? failed('model.rules_broken', { model, rules }) : passed('model.conforms', { model });
};
