import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { adoptionReport, designOrigin, designSharing, localCheck } from './catalogue.tables.ts';

export type SharingRow = typeof designSharing.$inferSelect;
export type OriginRow = typeof designOrigin.$inferSelect;
export type AdoptionRow = typeof adoptionReport.$inferSelect;

const sharingOf = (tenantId: string, achievementId: string) =>
  and(eq(designSharing.tenantId, tenantId), eq(designSharing.achievementId, achievementId));

export async function findSharing(tx: Tx, tenantId: string, achievementId: string): Promise<SharingRow | null> {
  const [row] = await tx.select().from(designSharing).where(sharingOf(tenantId, achievementId));
  return row ?? null;
}

export async function putSharing(tx: Tx, row: SharingRow): Promise<void> {
  const { tenantId, achievementId, ...values } = row;
  await tx
    .insert(designSharing)
    .values(row)
    .onConflictDoUpdate({ target: [designSharing.tenantId, designSharing.achievementId], set: values });
}

export async function deleteSharing(tx: Tx, tenantId: string, achievementId: string): Promise<boolean> {
  const gone = await tx.delete(designSharing).where(sharingOf(tenantId, achievementId)).returning();
  return gone.length > 0;
}

export async function findOrigin(tx: Tx, tenantId: string, achievementId: string): Promise<OriginRow | null> {
  const [row] = await tx
    .select()
    .from(designOrigin)
    .where(and(eq(designOrigin.tenantId, tenantId), eq(designOrigin.achievementId, achievementId)));
  return row ?? null;
}

export async function findImported(tx: Tx, tenantId: string, parentHash: string): Promise<string | null> {
  const [row] = await tx
    .select({ achievementId: designOrigin.achievementId })
    .from(designOrigin)
    .where(and(eq(designOrigin.tenantId, tenantId), eq(designOrigin.parentHash, parentHash)));
  return row?.achievementId ?? null;
}

export async function insertOrigin(tx: Tx, row: typeof designOrigin.$inferInsert): Promise<void> {
  await tx.insert(designOrigin).values(row);
}

export const listLocalChecks = (tx: Tx, tenantId: string, achievementId: string) =>
  tx
    .select()
    .from(localCheck)
    .where(and(eq(localCheck.tenantId, tenantId), eq(localCheck.achievementId, achievementId)));

export async function putLocalCheck(tx: Tx, row: typeof localCheck.$inferInsert): Promise<void> {
  const { tenantId: _tenant, achievementId: _achievement, check: _check, ...values } = row;
  await tx
    .insert(localCheck)
    .values(row)
    .onConflictDoUpdate({ target: [localCheck.tenantId, localCheck.achievementId, localCheck.check], set: values });
}

export async function deleteLocalCheck(
  tx: Tx,
  ref: Pick<typeof localCheck.$inferInsert, 'tenantId' | 'achievementId' | 'check'>,
): Promise<void> {
  await tx
    .delete(localCheck)
    .where(
      and(
        eq(localCheck.tenantId, ref.tenantId),
        eq(localCheck.achievementId, ref.achievementId),
        eq(localCheck.check, ref.check),
      ),
    );
}

export async function insertAdoption(tx: Tx, row: typeof adoptionReport.$inferInsert): Promise<void> {
  await tx.insert(adoptionReport).values(row);
}

export const listAdoptions = (tx: Tx, tenantId: string, achievementId: string): Promise<readonly AdoptionRow[]> =>
  tx
    .select()
    .from(adoptionReport)
    .where(and(eq(adoptionReport.tenantId, tenantId), eq(adoptionReport.achievementId, achievementId)))
    .orderBy(asc(adoptionReport.reportedAt), asc(adoptionReport.id));
