import { and, desc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { WitnessRequest } from '../witness.rules.ts';
import { witnessRequest } from './evidence.tables.ts';

type Row = typeof witnessRequest.$inferSelect;

function toRequest(row: Row): WitnessRequest {
  const { withdrawnAt, answeredAt, answer, evidenceId, tokenHash: _, ...rest } = row;
  return {
    ...rest,
    ...(withdrawnAt === null ? {} : { withdrawnAt }),
    ...(answeredAt === null ? {} : { answeredAt }),
    ...(answer === null ? {} : { answer }),
    ...(evidenceId === null ? {} : { evidenceId }),
  };
}

const isOf = (tenantId: string, id: string) => and(eq(witnessRequest.tenantId, tenantId), eq(witnessRequest.id, id));

export async function insertWitnessRequest(tx: Tx, row: typeof witnessRequest.$inferInsert): Promise<void> {
  await tx.insert(witnessRequest).values(row);
}

export async function listWitnessRequests(
  tx: Tx,
  tenantId: string,
  learnerId: string,
): Promise<readonly WitnessRequest[]> {
  const own = and(eq(witnessRequest.tenantId, tenantId), eq(witnessRequest.learnerId, learnerId));
  const rows = await tx.select().from(witnessRequest).where(own).orderBy(desc(witnessRequest.askedAt));
  return rows.map(toRequest);
}

/** The request, held until the transaction ends. */
export async function lockWitnessRequest(tx: Tx, tenantId: string, id: string): Promise<WitnessRequest | null> {
  const [row] = await tx.select().from(witnessRequest).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : toRequest(row);
}

/** By the hash of the link's secret, held until the transaction ends. In a system transaction: the link names no organisation. */
export async function lockByToken(tx: Tx, tokenHash: string): Promise<WitnessRequest | null> {
  const [row] = await tx.select().from(witnessRequest).where(eq(witnessRequest.tokenHash, tokenHash)).for('update');
  return row === undefined ? null : toRequest(row);
}

type Set = Partial<Pick<Row, 'tokenHash' | 'endsAt' | 'withdrawnAt' | 'answeredAt' | 'answer' | 'evidenceId'>>;

export async function changeWitnessRequest(
  tx: Tx,
  { tenantId, id, set }: { readonly tenantId: string; readonly id: string; readonly set: Set },
): Promise<void> {
  await tx.update(witnessRequest).set(set).where(isOf(tenantId, id));
}
