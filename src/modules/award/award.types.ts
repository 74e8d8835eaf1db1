import type { AreaFamily, CreditLine } from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** How the assessor knew who the learner was. */
export const IDENTITY_CHECKS = ['official_document', 'institution_record', 'known_to_assessor', 'none'] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** How the learner agreed that the credential is made. */
export const CONSENT_WAYS = ['in_person', 'in_writing', 'by_phone'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/**
 * `on_my_own` when every criterion of the outcome was shown without help, `partly_with_help` when all were shown and
 * some with help, `partly_not_yet` when some were not reached or left open and the outcome was validated all the same.
 */
export type OutcomeResult = 'on_my_own' | 'partly_with_help' | 'partly_not_yet';

/** General words for a revocation, which everybody may read. `superseded` is set only when another credential takes its place. */
export const REVOCATION_CODES = [
  'issued_in_error',
  'wrong_person',
  'decision_withdrawn',
  'holder_asked',
  'superseded',
] as const;
export type RevocationCode = (typeof REVOCATION_CODES)[number];

/**
 * What the decision rests on, frozen at the moment of awarding: which version, who judged in which role, what kinds of
 * evidence, how identity was checked. Roles, never names; kinds, never content.
 */
export type FrozenAward = {
  readonly title: Multilingual;
  readonly family: AreaFamily;
  /** SHA-256 of the published version that the decision is about. */
  readonly versionHash: string;
  readonly decision: 'validated' | 'partly_validated';
  /** Ids of the outcomes that this credential states. */
  readonly outcomes: readonly string[];
  /** What was found, by outcome id. */
  readonly results: Readonly<Record<string, OutcomeResult>>;
  readonly hours: number;
  readonly credits: readonly CreditLine[];
  readonly assessors: readonly { readonly role: string; readonly at: string }[];
  readonly evidenceKinds: readonly string[];
  readonly identityCheck: IdentityCheck;
  readonly supervision: string;
  readonly judgedAt: string;
  readonly consent: { readonly way: ConsentWay; readonly at: string };
};

/**
 * Formats that one award can have beside the credential itself (Open Badges 3.0, signed as a whole):
 * - `elm_jades`: European Digital Credential, sealed by the organisation's certificate (ELM 3.2, JAdES B-B)
 * - `vc_jwt`: the same Open Badge as one line of text, for systems that read tokens
 * - `sd_jwt_vc`: for wallets that let their holder show a part and leave out the rest
 */
export const DOCUMENT_FORMATS = ['elm_jades', 'vc_jwt', 'sd_jwt_vc'] as const;
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number];

/** Why an award cannot be had in a format; each is a sentence that says the way forward (`award.format.…`). */
export type FormatGap =
  | 'no_seal'
  | 'no_legal_identifier'
  | 'seal_ended'
  | 'other_identifier'
  | 'seal_unreadable'
  | 'not_possible'
  | 'out_of_step';

export type CredentialState = 'issued' | 'revoked' | 'superseded';

/** A credential as it lies in the register; the text is the very text that was signed. */
export type StoredCredential = {
  readonly tenantId: string;
  readonly id: string;
  readonly awardId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly family: AreaFamily;
  readonly text: string;
  readonly issuedAt: Date;
  readonly state: CredentialState;
  readonly revokedAt?: Date;
  readonly revocationCode?: string;
  /** Id of the credential that took its place. */
  readonly supersededBy?: string;
};

/** One line of the registrar's list. */
export type IssuedSummary = {
  readonly awardId: string;
  readonly credentialId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly title: Multilingual;
  readonly family: AreaFamily;
  readonly issuedAt: Date;
  readonly state: CredentialState;
  readonly revocationCode?: string;
  readonly supersededBy?: string;
};
