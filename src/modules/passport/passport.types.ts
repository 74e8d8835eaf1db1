import type { AreaFamily } from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** One credential as its holder keeps it. */
export type PassportEntry = {
  /** Id of the credential. */
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly title: Multilingual;
  readonly family: AreaFamily;
  readonly issuedAt: Date;
  readonly state: 'issued' | 'revoked' | 'superseded';
  readonly replacedBy?: string;
  /** False while the holder does not want the check page to show it. */
  readonly isShown: boolean;
};
