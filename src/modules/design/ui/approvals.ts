import { formatDateTime } from '#platform/i18n/format.ts';
import type { Approval, Verdict } from '../signoff.rules.ts';

/** An answer as a page shows it. */
export type ApprovalView = {
  readonly id: string;
  readonly verdict: Verdict;
  readonly name: string;
  /** Empty: an approver of the organisation itself. */
  readonly role: string;
  readonly body: string;
  readonly words: string;
  readonly at: string;
  /** The design is still exactly what was read. */
  readonly isCurrent: boolean;
};

export const viewApproval = (
  { id, verdict, signerName, signerRole, body, words, at, contentHash }: Approval,
  now: { readonly contentHash: string; readonly language: string },
): ApprovalView => ({
  ...{ id, verdict, body, words },
  name: signerName,
  role: signerRole,
  at: formatDateTime(now.language, at),
  isCurrent: contentHash === now.contentHash,
});

export const VERDICT_TONES = { yes: 'done', remarks: 'info', no: 'danger' } as const satisfies Record<Verdict, string>;
