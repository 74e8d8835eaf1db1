import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { CourseLevel } from '../course.ts';
import { trainingCertificate, trainingExam, trainingPractice, trainingTick, trainingUnit } from './training.tables.ts';

export type UnitNotes = Omit<typeof trainingUnit.$inferSelect, 'tenantId' | 'personId'>;
export type ExamSitting = Omit<typeof trainingExam.$inferSelect, 'tenantId'>;
export type Ratings = Readonly<Record<string, CourseLevel>>;

type Whose = { readonly tenantId: string; readonly personId: string };

export async function listUnits(tx: Tx, { tenantId, personId }: Whose): Promise<readonly UnitNotes[]> {
  const rows = await tx
    .select()
    .from(trainingUnit)
    .where(and(eq(trainingUnit.tenantId, tenantId), eq(trainingUnit.personId, personId)));
  return rows.map(({ tenantId: _, personId: __, ...row }) => row);
}

/** Keeps the newest notes and answer; what was understood once stays so. */
export async function putUnit(tx: Tx, whose: Whose, kept: UnitNotes): Promise<void> {
  const { tenantId, personId } = whose;
  const isUnderstood = sql`${trainingUnit.isUnderstood} or excluded.is_understood`;
  await tx
    .insert(trainingUnit)
    .values({ tenantId, personId, ...kept })
    .onConflictDoUpdate({
      target: [trainingUnit.tenantId, trainingUnit.personId, trainingUnit.unit],
      set: { notes: kept.notes, choice: kept.choice, savedAt: kept.savedAt, isUnderstood },
    });
}

export async function findPractice(tx: Tx, { tenantId, personId }: Whose): Promise<Ratings | null> {
  const [row] = await tx
    .select({ levels: trainingPractice.levels })
    .from(trainingPractice)
    .where(and(eq(trainingPractice.tenantId, tenantId), eq(trainingPractice.personId, personId)));
  return row?.levels ?? null;
}

export async function putPractice(
  tx: Tx,
  { tenantId, personId }: Whose,
  kept: { readonly levels: Ratings; readonly ratedAt: Date },
): Promise<void> {
  await tx
    .insert(trainingPractice)
    .values({ tenantId, personId, ...kept })
    .onConflictDoUpdate({ target: [trainingPractice.tenantId, trainingPractice.personId], set: kept });
}

/** Somebody's tries, the newest first. */
export async function listSittings(tx: Tx, { tenantId, personId }: Whose): Promise<readonly ExamSitting[]> {
  const rows = await tx
    .select()
    .from(trainingExam)
    .where(and(eq(trainingExam.tenantId, tenantId), eq(trainingExam.personId, personId)))
    .orderBy(desc(trainingExam.satAt), desc(trainingExam.id));
  return rows.map(({ tenantId: _, ...row }) => row);
}

/** One person takes one exam at a time: a second form waits here and then finds the first try. */
export async function holdExam(tx: Tx, { tenantId, personId }: Whose): Promise<void> {
  await tx
    .select({ ratedAt: trainingPractice.ratedAt })
    .from(trainingPractice)
    .where(and(eq(trainingPractice.tenantId, tenantId), eq(trainingPractice.personId, personId)))
    .for('update');
}

export async function insertSitting(tx: Tx, tenantId: string, sitting: ExamSitting): Promise<void> {
  await tx.insert(trainingExam).values({ tenantId, ...sitting });
}

export type Tick = { readonly tick: string; readonly tickedBy: string; readonly tickedAt: Date };

export async function listTicks(tx: Tx, tenantId: string): Promise<readonly Tick[]> {
  const rows = await tx.select().from(trainingTick).where(eq(trainingTick.tenantId, tenantId));
  return rows.map(({ tenantId: _, ...row }) => row);
}

/** Ticks some boxes and clears others; boxes that were ticked before keep who ticked them. */
export async function changeTicks(
  tx: Tx,
  tenantId: string,
  change: {
    readonly add: readonly string[];
    readonly clear: readonly string[];
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  const { add, clear, by: tickedBy, at: tickedAt } = change;
  if (clear.length > 0)
    await tx
      .delete(trainingTick)
      .where(and(eq(trainingTick.tenantId, tenantId), inArray(trainingTick.tick, [...clear])));
  if (add.length > 0)
    await tx
      .insert(trainingTick)
      .values(add.map((tick) => ({ tenantId, tick, tickedBy, tickedAt })))
      .onConflictDoNothing();
}

export async function findCertificate(tx: Tx, tenantId: string): Promise<string | null> {
  const [row] = await tx
    .select({ achievementId: trainingCertificate.achievementId })
    .from(trainingCertificate)
    .where(eq(trainingCertificate.tenantId, tenantId));
  return row?.achievementId ?? null;
}

export async function insertCertificate(tx: Tx, row: typeof trainingCertificate.$inferInsert): Promise<void> {
  await tx.insert(trainingCertificate).values(row);
}
