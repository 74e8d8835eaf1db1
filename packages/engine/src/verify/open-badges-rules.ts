import { type JsonObject, type JsonValue, asList, hasType, isJsonObject, textOf } from '../json/json-types.ts';
import type { BrokenRules } from './broken-rules.ts';

const isFilled = (value: JsonValue | undefined): boolean => typeof value === 'string' && /\S/.test(value);

const criteriaFault = (criteria: JsonValue | undefined): boolean =>
  !isJsonObject(criteria) || (!isFilled(criteria['id']) && !isFilled(criteria['narrative']));

const checkAchievement = (achievement: JsonValue | undefined, broken: BrokenRules): void => {
  if (!isJsonObject(achievement)) return broken.when(true, 'achievement');
  broken.when(!hasType(achievement, 'Achievement'), 'achievement.type');
  for (const name of ['id', 'name', 'description']) broken.when(!isFilled(achievement[name]), `achievement.${name}`);
  broken.when(criteriaFault(achievement['criteria']), 'achievement.criteria');
  for (const alignment of asList(achievement['alignment'])) {
    const isWhole = isJsonObject(alignment) && isFilled(alignment['targetName']) && isFilled(alignment['targetUrl']);
    broken.when(!isWhole, 'achievement.alignment');
  }
};

const checkSubject = (subject: JsonValue, broken: BrokenRules): void => {
  if (!isJsonObject(subject)) return broken.when(true, 'credentialSubject');
  const hasName =
    subject['id'] !== undefined || asList(subject['identifier']).length > 0 || textOf(subject['name']) !== null;
  broken.when(!hasType(subject, 'AchievementSubject'), 'credentialSubject.type');
  // The standard asks for `id` or `identifier`; many issuers write the name alone, so that is accepted as an identifier.
  broken.when(!hasName, 'credentialSubject.id');
  checkAchievement(subject['achievement'], broken);
};

/**
 * Looks at the rules of Open Badges 3.0, Appendix B.1, for an AchievementCredential and what it holds; nothing to look
 * at in any other credential.
 */
export const checkOpenBadge = (document: JsonObject, broken: BrokenRules): void => {
  if (!hasType(document, 'OpenBadgeCredential') && !hasType(document, 'AchievementCredential')) return;
  const { issuer } = document;
  broken.when(isJsonObject(issuer) && !hasType(issuer, 'Profile'), 'issuer.type');
  for (const subject of asList(document['credentialSubject'])) checkSubject(subject, broken);
};
