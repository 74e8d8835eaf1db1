import type { AreaFamily } from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** What others learn about an award. `replaces` is the id of the credential that this one took the place of. */
export type AwardFact = {
  readonly awardId: string;
  readonly credentialId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly title: Multilingual;
  readonly family: AreaFamily;
  /** ISO 8601 instant. */
  readonly issuedAt: string;
  readonly replaces?: string;
};

/** Facts that the award slice publishes, inside the transaction that made them true. */
export const AWARD_EVENTS = {
  issued: 'award.issued',
  revoked: 'award.revoked',
  superseded: 'award.superseded',
} as const;
