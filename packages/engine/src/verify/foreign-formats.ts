import { type JsonObject, asList, hasType, isJsonObject } from '../json/json-types.ts';

/** Compact SD-JWT: a JWT followed by disclosures, each after a tilde (RFC 9901 §4). */
export const looksLikeSdJwt = (text: string): boolean => /^\s*ey[\w-]*\.[\w-]+\.[\w-]+~[\w~.-]*\s*$/.test(text);

const OPEN_BADGES_2 = /^https:\/\/w3id\.org\/openbadges\/v[12]$/;

const isOpenBadges2 = (document: JsonObject): boolean =>
  !hasType(document, 'VerifiableCredential') &&
  (asList(document['@context']).some((context) => typeof context === 'string' && OPEN_BADGES_2.test(context)) ||
    (document['badge'] !== undefined && (document['recipient'] !== undefined || document['verify'] !== undefined)));

/** A JSON-serialised JWS: how a sealed European Digital Credential is written (JAdES, ETSI TS 119 182-1). */
const isJades = (document: JsonObject): boolean =>
  typeof document['payload'] === 'string' &&
  (asList(document['signatures']).some(isJsonObject) || typeof document['protected'] === 'string');

/** What is no Verifiable Credential with a proof of its own, and has a reader of its own. */
export type ForeignFormat = 'elm-jades' | 'ob2-hosted' | 'ob2-signed';

export const foreignFormat = (document: JsonObject, encoding: 'json' | 'jwt'): ForeignFormat | null => {
  if (isJades(document)) return 'elm-jades';
  if (isOpenBadges2(document)) return encoding === 'jwt' ? 'ob2-signed' : 'ob2-hosted';
  return null;
};
