import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject, textOf } from '../json/json-types.ts';
import type { Check } from '../types.ts';
import { parseInstant } from './dates.ts';
import { failed, passed } from './report.ts';
import { BrokenRules } from './broken-rules.ts';
import { checkOpenBadge } from './open-badges-rules.ts';

const URL_PATTERN = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

export const isUrl = (value: JsonValue | undefined): boolean => typeof value === 'string' && URL_PATTERN.test(value);

const isNonEmpty = (value: JsonValue | undefined): boolean => {
  const list = asList(value);
  return list.length > 0 && list.every((item) => isJsonObject(item) && Object.keys(item).length > 0);
};

const checkCommon = (document: JsonObject, broken: BrokenRules): void => {
  broken.when(!hasType(document, 'VerifiableCredential'), 'type');
  broken.when(!asList(document['type']).every((type) => typeof type === 'string'), 'type');
  broken.when(document['id'] !== undefined && !isUrl(document['id']), 'id');
  broken.when(Array.isArray(document['issuer']) || !isUrl(idOf(document['issuer']) ?? undefined), 'issuer');
  broken.when(!isNonEmpty(document['credentialSubject']), 'credentialSubject');
  for (const subject of asList(document['credentialSubject'])) {
    broken.when(isJsonObject(subject) && subject['id'] !== undefined && !isUrl(subject['id']), 'credentialSubject.id');
  }
  for (const rule of TYPED) for (const item of asList(document[rule.member])) checkTyped(item, rule, broken);
};

type Typed = { readonly member: string; readonly needsId: boolean };

/** Members whose objects must say what they are; with `id` where the model asks for one (VCDM 2.0 §4.10–§4.12, §5). */
const TYPED: readonly Typed[] = [
  { member: 'credentialStatus', needsId: false },
  { member: 'credentialSchema', needsId: true },
  { member: 'refreshService', needsId: false },
  { member: 'termsOfUse', needsId: false },
  { member: 'evidence', needsId: false },
];

const checkTyped = (item: JsonValue, { member, needsId }: Typed, broken: BrokenRules): void => {
  broken.when(!isJsonObject(item) || asList(item['type']).length === 0, `${member}.type`);
  broken.when(isJsonObject(item) && (needsId || item['id'] !== undefined) && !isUrl(item['id']), `${member}.id`);
};

const checkResources = (document: JsonObject, broken: BrokenRules): void => {
  const ids = new Set<JsonValue>();
  for (const resource of asList(document['relatedResource'])) {
    const id = isJsonObject(resource) ? textOf(resource['id']) : null;
    broken.when(!isUrl(id), 'relatedResource.id');
    broken.when(ids.has(id), 'relatedResource.unique');
    broken.when(isJsonObject(resource) && !hasDigest(resource), 'relatedResource.digest');
    ids.add(id);
  }
};

const hasDigest = (resource: JsonObject): boolean =>
  textOf(resource['digestSRI']) !== null || textOf(resource['digestMultibase']) !== null;

const checkDate = (document: JsonObject, name: string, broken: BrokenRules): void =>
  broken.when(document[name] !== undefined && parseInstant(document[name]) === null, name);

const isText = (value: JsonValue | undefined): boolean =>
  value === undefined ||
  asList(value).every((item) => typeof item === 'string' || (isJsonObject(item) && typeof item['@value'] === 'string'));

const checkVersion2 = (document: JsonObject, broken: BrokenRules): void => {
  checkDate(document, 'validFrom', broken);
  checkDate(document, 'validUntil', broken);
  checkResources(document, broken);
  broken.when(!isText(document['name']), 'name');
  broken.when(!isText(document['description']), 'description');
};

const checkVersion1 = (document: JsonObject, broken: BrokenRules): void => {
  broken.when(document['issuanceDate'] === undefined, 'issuanceDate');
  checkDate(document, 'issuanceDate', broken);
  checkDate(document, 'expirationDate', broken);
};

/**
 * Whether the document keeps the rules of the data model that it names: VCDM 2.0 or 1.1, and Open Badges 3.0 where it
 * says that it is one. The rules are checked by hand; schemas named by a credential are never fetched.
 */
export const checkModel = (document: JsonObject): Check => {
  const first = asList(document['@context'])[0];
  if (first !== VCDM2_CONTEXT_URL && first !== VCDM1_CONTEXT_URL)
    return failed('model.not_a_credential', { rule: '@context' });
  const broken = new BrokenRules();
  checkCommon(document, broken);
  if (first === VCDM2_CONTEXT_URL) checkVersion2(document, broken);
  else checkVersion1(document, broken);
  checkOpenBadge(document, broken);
  const model = first === VCDM2_CONTEXT_URL ? 'VCDM 2.0' : 'VCDM 1.1';
  return broken.rules === ''
    ? passed('model.conforms', { model })
    : failed('model.rules_broken', { model, rules: broken.rules });
};
