import type { AwardRecord } from '../award/award-record.ts';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import { type JsonObject, type JsonValue, isJsonObject } from '../json/json-types.ts';
import type { ClaimPath } from './make-selective.ts';

/** Type of our micro-credential as a collision-resistant name; no registered type for education exists yet. */
export const MICRO_CREDENTIAL_VCT = 'urn:cairn:vct:micro-credential:1';

/** What a learner may keep back: everything about the person and about how the judgement came about. */
export const HIDEABLE_CLAIMS: readonly ClaimPath[] = [
  ['subject', 'name'],
  ['subject', 'identifier'],
  ['subject', 'id'],
  ['result'],
  ['evidence'],
  ['judgement'],
  ['supersedes'],
];

const seconds = (instant: string): number => Math.floor(Date.parse(instant) / 1000);

const object = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});

/**
 * The claims of an award for SD-JWT VC (draft 18, §2.2.2): the members of its Open Badges form under plain names, so
 * that every format says the same. `status_list` points into a Token Status List, never into a Bitstring list.
 */
export const buildAwardClaims = (
  record: AwardRecord,
  options: { readonly tokenStatus?: { readonly uri: string; readonly index: number } } = {},
): JsonObject => {
  const credential = buildAchievementCredential(record);
  const { achievement = {}, result, ...subject } = object(credential['credentialSubject']);
  const { tokenStatus } = options;
  const members = Object.entries({
    issuer: credential['issuer'],
    awardingBody: credential['awardingBody'],
    awardedDate: credential['awardedDate'],
    subject,
    achievement,
    result,
    evidence: credential['evidence'],
    judgement: credential['judgement'],
    supersedes: credential['supersedes'],
  }).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return {
    vct: MICRO_CREDENTIAL_VCT,
    iss: record.issuer.did,
    jti: record.credentialId,
    nbf: seconds(record.validFrom),
    ...(record.validUntil === undefined ? {} : { exp: seconds(record.validUntil) }),
    ...(tokenStatus === undefined ? {} : { status: { status_list: { idx: tokenStatus.index, uri: tokenStatus.uri } } }),
    ...Object.fromEntries(members),
  };
};
