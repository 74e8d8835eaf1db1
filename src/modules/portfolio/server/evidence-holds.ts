import { and, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { evidenceHold } from './evidence.tables.ts';

type Hold = {
  readonly tenantId: string;
  readonly evidenceIds: readonly string[];
  /** What rests on the proof: the id of a case. */
  readonly heldFor: string;
  readonly at: Date;
};

/**
 * Holds proof as it is while a case waits, and for good once it was decided: nobody changes, hides or removes it.
 * Holding twice for the same case does no harm.
 */
export async function freezeEvidence(tx: Tx, { tenantId, evidenceIds, heldFor, at }: Hold): Promise<void> {
  if (evidenceIds.length === 0) return;
  await tx
    .insert(evidenceHold)
    .values(evidenceIds.map((evidenceId) => ({ tenantId, evidenceId, heldFor, heldAt: at })))
    .onConflictDoNothing();
}

/** Lets go of what was held for this case: it was withdrawn, or more proof was asked for. */
export async function thawEvidence(
  tx: Tx,
  { tenantId, heldFor }: { readonly tenantId: string; readonly heldFor: string },
): Promise<void> {
  await tx.delete(evidenceHold).where(and(eq(evidenceHold.tenantId, tenantId), eq(evidenceHold.heldFor, heldFor)));
}

/** Which of these are held for any case. */
export async function heldAmong(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectDistinct({ id: evidenceHold.evidenceId })
    .from(evidenceHold)
    .where(and(eq(evidenceHold.tenantId, tenantId), inArray(evidenceHold.evidenceId, [...ids])));
  return new Set(rows.map(({ id }) => id));
}
