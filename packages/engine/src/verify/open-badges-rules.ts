import { type JsonObject, type JsonValue, asList, hasType, isJsonObject, textOf } from '../json/json-types.ts';

const isFilled = (value: JsonValue | undefined): boolean => typeof value === 'string' && value.trim() !== '';

const criteriaFault = (criteria: JsonValue | undefined): boolean =>
  !isJsonObject(criteria) || (!isFilled(criteria['id']) && !isFilled(criteria['narrative']));

const achievementFaults = (achievement: JsonValue | undefined): readonly string[] => {
  if (!isJsonObject(achievement)) return ['achievement'];
  return [
    ...(hasType(achievement, 'Achievement') ? [] : ['achievement.type']),
    ...(['id', 'name', 'description'] as const)
      .filter((name) => !isFilled(achievement[name]))
      .map((name) => `achievement.${name}`),
    ...(criteriaFault(achievement['criteria']) ? ['achievement.criteria'] : []),
    ...asList(achievement['alignment']).flatMap((alignment) =>
      isJsonObject(alignment) && isFilled(alignment['targetName']) && isFilled(alignment['targetUrl'])
        ? []
        : ['achievement.alignment'],
    ),
  ];
};

const subjectFaults = (subject: JsonValue): readonly string[] => {
  if (!isJsonObject(subject)) return ['credentialSubject'];
  const hasName =
    subject['id'] !== undefined || asList(subject['identifier']).length > 0 || textOf(subject['name']) !== null;
  return [
    ...(hasType(subject, 'AchievementSubject') ? [] : ['credentialSubject.type']),
    // The standard asks for `id` or `identifier`; many issuers write the name alone, so that is accepted as an identifier.
    ...(hasName ? [] : ['credentialSubject.id']),
    ...achievementFaults(subject['achievement']),
  ];
};

const issuerFaults = (issuer: JsonValue | undefined): readonly string[] =>
  isJsonObject(issuer) && !hasType(issuer, 'Profile') ? ['issuer.type'] : [];

/** Rules of Open Badges 3.0 §B.1 (AchievementCredential) that a document breaks; none when it is no such credential. */
export const openBadgesFaults = (document: JsonObject): readonly string[] => {
  if (!hasType(document, 'OpenBadgeCredential') && !hasType(document, 'AchievementCredential')) return [];
  return [...issuerFaults(document['issuer']), ...asList(document['credentialSubject']).flatMap(subjectFaults)];
};
