import type { Failure } from '#platform/result.ts';

/** Everything that can go wrong between a decision and a credential. The code is the key of its sentence. */
export const awardErrors = {
  caseNotFound: { code: 'award.case_not_found' },
  credentialNotFound: { code: 'award.credential_not_found' },
  ownCredential: { code: 'award.own_credential' },
  alreadyAwarded: { code: 'award.already_awarded' },
  newerAwarded: { code: 'award.newer_awarded' },
  alreadyRevoked: { code: 'award.already_revoked' },
  keyNotFound: { code: 'award.key_not_found' },
  noValidKey: { code: 'award.no_valid_key' },
  keyUnreadable: { code: 'award.key_unreadable' },
  nameTooLong: { code: 'award.name_too_long', field: 'name' },
  reasonMissing: { code: 'award.reason_missing', field: 'reason' },
  keyReused: { code: 'award.key_reused' },
} as const satisfies Record<string, Failure>;
