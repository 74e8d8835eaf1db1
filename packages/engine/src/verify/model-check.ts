import { VCDM1_CONTEXT_URL, VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { type JsonObject, type JsonValue, asList, hasType, idOf, isJsonObject } from '../json/json-types.ts';
import type { Check } from '../types.ts';
import { parseInstant } from './dates.ts';
import { failed, passed } from './report.ts';
import { BrokenRules } from './broken-rules.ts';
import { isUrl } from './is-url.ts';
import { checkOpenBadge } from './open-badges-rules.ts';

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
  for (const member of TYPED) for (const item of asList(document[member])) checkTyped(item, member, broken);
};

/**
 * Members whose objects must say what they are (VCDM 2.0 §4.5, and each in §4.10, §4.11 and §5.4 to §5.6); the model
 * asks for the `id` of one of them.
 */
const TYPED = ['credentialStatus', 'credentialSchema', 'refreshService', 'termsOfUse', 'evidence'] as const;
const NEEDS_ID = 'credentialSchema';

const checkTyped = (item: JsonValue, member: (typeof TYPED)[number], broken: BrokenRules): void => {
  const types = isJsonObject(item) ? asList(item['type']) : [];
  broken.when(types.length === 0 || !types.every((type) => typeof type === 'string'), `${member}.type`);
  broken.when(
    isJsonObject(item) && (member === NEEDS_ID || item['id'] !== undefined) && !isUrl(item['id']),
    `${member}.id`,
  );
};

const checkDate = (document: JsonObject, name: string, broken: BrokenRules): void =>
  broken.when(document[name] !== undefined && parseInstant(document[name]) === null, name);

/**
 * A text with its language and direction, and nothing else: what else stands there, nobody would see (VCDM 2.0 §11.1).
 */
const VALUE_MEMBERS: readonly string[] = ['@value', '@language', '@direction'];
const isValueObject = (value: JsonValue): boolean =>
  isJsonObject(value) &&
  typeof value['@value'] === 'string' &&
  Object.entries(value).every(([name, member]) => VALUE_MEMBERS.includes(name) && typeof member === 'string');

const isText = (value: JsonValue | undefined): boolean =>
  value === undefined || asList(value).every((item) => typeof item === 'string' || isValueObject(item));

const checkTexts = (node: JsonObject, before: string, broken: BrokenRules): void => {
  for (const name of ['name', 'description']) broken.when(!isText(node[name]), `${before}${name}`);
};

const checkVersion2 = (document: JsonObject, broken: BrokenRules, checkResources: CheckResources): void => {
  checkDate(document, 'validFrom', broken);
  checkDate(document, 'validUntil', broken);
  checkResources(document, broken);
  checkTexts(document, '', broken);
  const { issuer } = document;
  if (isJsonObject(issuer)) checkTexts(issuer, 'issuer.', broken);
};

const checkVersion1 = (document: JsonObject, broken: BrokenRules): void => {
  broken.when(document['issuanceDate'] === undefined, 'issuanceDate');
  checkDate(document, 'issuanceDate', broken);
  checkDate(document, 'expirationDate', broken);
};

/** How resources that a document names are looked at (VCDM 2.0 §5.3). */
export type CheckResources = (document: JsonObject, broken: BrokenRules) => void;

export type CheckModel = (document: JsonObject) => Check;

/**
 * Makes the check whether a document keeps the rules of the data model that it names: VCDM 2.0 or 1.1, and Open Badges
 * 3.0 where it says that it is one. The rules are checked by hand; schemas named by a credential are never fetched.
 */
export const makeModelCheck =
  (checkResources: CheckResources): CheckModel =>
  (document) => {
    const first = asList(document['@context'])[0];
    const isSecond = first === VCDM2_CONTEXT_URL;
    if (!isSecond && first !== VCDM1_CONTEXT_URL) return failed('model.not_a_credential', { rule: '@context' });
    const broken = new BrokenRules();
    checkCommon(document, broken);
    if (isSecond) checkVersion2(document, broken, checkResources);
    else checkVersion1(document, broken);
    checkOpenBadge(document, broken);
    const model = isSecond ? 'VCDM 2.0' : 'VCDM 1.1';
    return broken.rules === ''
      ? passed('model.conforms', { model })
      : failed('model.rules_broken', { model, rules: broken.rules });
  };
