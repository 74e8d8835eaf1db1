import { and, asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Approval, SignOff } from '../signoff.rules.ts';
import { designApproval, designSignOff } from './review-talk.tables.ts';

type Row = typeof designSignOff.$inferSelect;

/** The hash of the secret stays in the table. */
function toSignOff({ tokenHash: _, ...rest }: Row): SignOff {
  return rest;
}

const isOf = (tenantId: string, id: string) => and(eq(designSignOff.tenantId, tenantId), eq(designSignOff.id, id));

export async function insertSignOff(tx: Tx, row: typeof designSignOff.$inferInsert): Promise<void> {
  await tx.insert(designSignOff).values(row);
}

/** Who was asked about a design, the newest first. */
export async function listSignOffs(tx: Tx, tenantId: string, achievementId: string): Promise<readonly SignOff[]> {
  const rows = await tx
    .select()
    .from(designSignOff)
    .where(and(eq(designSignOff.tenantId, tenantId), eq(designSignOff.achievementId, achievementId)))
    .orderBy(desc(designSignOff.askedAt), desc(designSignOff.id));
  return rows.map(toSignOff);
}

/** The request, held until the transaction ends. */
export async function lockSignOff(tx: Tx, tenantId: string, id: string): Promise<SignOff | null> {
  const [row] = await tx.select().from(designSignOff).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : toSignOff(row);
}

/** By the hash of the link's secret, held until the transaction ends; in a system transaction. */
export async function lockSignOffByToken(tx: Tx, tokenHash: string): Promise<SignOff | null> {
  const [row] = await tx.select().from(designSignOff).where(eq(designSignOff.tokenHash, tokenHash)).for('update');
  return row === undefined ? null : toSignOff(row);
}

type Change = {
  readonly tenantId: string;
  readonly id: string;
  readonly set: Partial<Pick<Row, 'tokenHash' | 'withdrawnAt' | 'answeredAt' | 'mayBeShown'>>;
};

export async function changeSignOff(tx: Tx, { tenantId, id, set }: Change): Promise<void> {
  await tx.update(designSignOff).set(set).where(isOf(tenantId, id));
}

export async function insertApproval(tx: Tx, row: typeof designApproval.$inferInsert): Promise<void> {
  await tx.insert(designApproval).values(row);
}

/** Every answer about a design, oldest first. */
export async function listApprovals(tx: Tx, tenantId: string, achievementId: string): Promise<readonly Approval[]> {
  const rows = await tx
    .select()
    .from(designApproval)
    .where(and(eq(designApproval.tenantId, tenantId), eq(designApproval.achievementId, achievementId)))
    .orderBy(asc(designApproval.at), asc(designApproval.id));
  return rows.map(({ tenantId: _tenant, achievementId: _achievement, ...approval }) => approval);
}
