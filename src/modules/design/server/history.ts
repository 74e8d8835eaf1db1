import type { Tx } from '#platform/db/db.ts';
import type { Approval, SignOff, Verdict } from '../signoff.rules.ts';
import * as store from './drafts.store.ts';
import { namesOf } from './names-of.ts';
import { listApprovals, listSignOffs } from './signoff.store.ts';

export type HistoryLine = {
  readonly id: string;
  /** What was done here, or what somebody asked and answered about the design (`sign_…`). */
  readonly kind: store.HistoryEntry['kind'] | 'sign_asked' | `sign_${Verdict}`;
  readonly by: string;
  /** Who was asked, or for whom somebody answered; empty elsewhere. */
  readonly of: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly version: number | null;
};

const askedLine = ({ id, partner, askedAt: at }: SignOff, by: string): HistoryLine => ({
  ...{ id, kind: 'sign_asked', by, of: partner, at },
  reason: null,
  version: null,
});

const answerLine = ({ id, verdict, signerName, signerRole, body, words, at }: Approval): HistoryLine => ({
  ...{ id, kind: `sign_${verdict}`, by: signerName, at },
  of: [signerRole, body].filter((part) => part !== '').join(', '),
  reason: words === '' ? null : words,
  version: null,
});

/** What happened to a design, with what partners were asked and answered, oldest first. */
export async function readHistory(tx: Tx, tenantId: string, achievementId: string): Promise<readonly HistoryLine[]> {
  const events = await store.listHistory(tx, tenantId, achievementId);
  // The newest first in the table of questions, and it may have none.
  const asked = (await listSignOffs(tx, tenantId, achievementId)).toReversed();
  const answers = await listApprovals(tx, tenantId, achievementId);
  const nameOf = await namesOf(tx, tenantId, [...events.map(({ by }) => by), ...asked.map(({ askedBy }) => askedBy)]);
  const lines: readonly HistoryLine[] = [
    ...events.map(({ id, kind, by, at, reason, version }) => ({
      ...{ id, kind, at, reason, version },
      by: nameOf(by),
      of: '',
    })),
    ...asked.map((one) => askedLine(one, nameOf(one.askedBy))),
    ...answers.map(answerLine),
  ];
  return lines.toSorted((a, b) => a.at.getTime() - b.at.getTime());
}
