import { and, asc, eq, gt, isNull, lte } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { PlaceAsk, Poster } from '../poster.types.ts';
import { placeAsk, placePoster } from './poster.tables.ts';

type AskRow = typeof placeAsk.$inferSelect;
type At = { readonly tenantId: string; readonly environmentId: string };

const isPosterOf = ({ tenantId, environmentId }: At) =>
  and(eq(placePoster.tenantId, tenantId), eq(placePoster.environmentId, environmentId));

export async function findPoster(tx: Tx, at: At): Promise<Poster | null> {
  const [row] = await tx.select().from(placePoster).where(isPosterOf(at));
  return row === undefined ? null : { code: row.code, madeAt: row.madeAt, closedAt: row.closedAt };
}

/** In a system transaction: the code names no organisation. Nothing for a poster that was taken down. */
export async function findPosterByCode(tx: Tx, code: string): Promise<At | null> {
  const [row] = await tx
    .select()
    .from(placePoster)
    .where(and(eq(placePoster.code, code), isNull(placePoster.closedAt)));
  return row === undefined ? null : { tenantId: row.tenantId, environmentId: row.environmentId };
}

/** A new code takes the place of the old one, which leads nowhere from then on. */
export async function putPoster(tx: Tx, row: typeof placePoster.$inferInsert): Promise<void> {
  const { code, madeBy, madeAt } = row;
  await tx
    .insert(placePoster)
    .values(row)
    .onConflictDoUpdate({
      target: [placePoster.tenantId, placePoster.environmentId],
      set: { code, madeBy, madeAt, closedAt: null },
    });
}

export async function closePosterAt(tx: Tx, at: At, closedAt: Date): Promise<void> {
  await tx.update(placePoster).set({ closedAt }).where(isPosterOf(at));
}

const toAsk = ({ codeHash: _code, tenantId: _tenant, answeredBy: _by, answeredAt: _at, ...ask }: AskRow): PlaceAsk =>
  ask;

export async function insertAsk(tx: Tx, row: typeof placeAsk.$inferInsert): Promise<void> {
  await tx.insert(placeAsk).values(row);
}

/** By the fingerprint of the code that the asker keeps; nothing once its time is over. */
export async function findAskByCode(
  tx: Tx,
  codeHash: string,
  now: Date,
): Promise<(PlaceAsk & { readonly tenantId: string }) | null> {
  const [row] = await tx
    .select()
    .from(placeAsk)
    .where(and(eq(placeAsk.codeHash, codeHash), gt(placeAsk.endsAt, now)));
  return row === undefined ? null : { ...toAsk(row), tenantId: row.tenantId };
}

/** Everybody who asked and whose time is not over, who waits longest in front. */
export async function listAsks(tx: Tx, tenantId: string, now: Date): Promise<readonly PlaceAsk[]> {
  const rows = await tx
    .select()
    .from(placeAsk)
    .where(and(eq(placeAsk.tenantId, tenantId), gt(placeAsk.endsAt, now)))
    .orderBy(asc(placeAsk.askedAt), asc(placeAsk.id));
  return rows.map(toAsk);
}

/** The question, held until the transaction ends. */
export async function lockAsk(
  tx: Tx,
  tenantId: string,
  { id, now }: { readonly id: string; readonly now: Date },
): Promise<PlaceAsk | null> {
  const [row] = await tx
    .select()
    .from(placeAsk)
    .where(and(eq(placeAsk.tenantId, tenantId), eq(placeAsk.id, id), gt(placeAsk.endsAt, now)))
    .for('update');
  return row === undefined ? null : toAsk(row);
}

export async function changeAsk(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  set: Partial<AskRow>,
): Promise<void> {
  await tx
    .update(placeAsk)
    .set(set)
    .where(and(eq(placeAsk.tenantId, tenantId), eq(placeAsk.id, id)));
}

export async function deleteAsk(tx: Tx, tenantId: string, id: string): Promise<boolean> {
  const gone = await tx
    .delete(placeAsk)
    .where(and(eq(placeAsk.tenantId, tenantId), eq(placeAsk.id, id)))
    .returning({ id: placeAsk.id });
  return gone.length > 0;
}

export async function deleteEndedAsks(tx: Tx, now: Date): Promise<void> {
  await tx.delete(placeAsk).where(lte(placeAsk.endsAt, now));
}
