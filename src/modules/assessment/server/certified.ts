import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { markCertified } from './case.store.ts';

/** Heard when a credential was made from a case: the way of this learner has its last stone. */
export async function onCredentialMade(
  tx: Tx,
  { tenantId, at, payload }: DomainEvent<{ readonly learnerId: string; readonly achievementId: string }>,
): Promise<void> {
  const { learnerId, achievementId } = payload;
  await markCertified(tx, tenantId, { learnerId, achievementId, at });
}
