import { and, asc, eq, gt } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Joint, JointItem } from '../assessment.schemas.ts';
import { jointChange, jointEvaluation, jointItem, jointRater } from './assessment.tables.ts';

type Row = typeof jointEvaluation.$inferSelect;

const isOf = (tenantId: string, id: string) => and(eq(jointEvaluation.tenantId, tenantId), eq(jointEvaluation.id, id));

async function withItems(tx: Tx, { tenantId, startedAt: _, ...row }: Row): Promise<Joint> {
  const rows = await tx
    .select()
    .from(jointItem)
    .where(and(eq(jointItem.tenantId, tenantId), eq(jointItem.jointId, row.id)));
  const items = rows.map(({ criterionId, coach, self, agreed, note }) => ({ criterionId, coach, self, agreed, note }));
  return { ...row, items: Object.fromEntries(items.map((item) => [item.criterionId, item])) };
}

export async function findJoint(tx: Tx, tenantId: string, id: string): Promise<Joint | null> {
  const [row] = await tx.select().from(jointEvaluation).where(isOf(tenantId, id));
  return row === undefined ? null : withItems(tx, row);
}

/** The same, held until the transaction ends: two savers take turns, so the revision tells them apart. */
export async function lockJoint(tx: Tx, tenantId: string, id: string): Promise<Joint | null> {
  const [row] = await tx.select().from(jointEvaluation).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : withItems(tx, row);
}

export async function listJoints(tx: Tx, tenantId: string, learnerId: string): Promise<readonly Joint[]> {
  const rows = await tx
    .select()
    .from(jointEvaluation)
    .where(and(eq(jointEvaluation.tenantId, tenantId), eq(jointEvaluation.learnerId, learnerId)))
    .orderBy(asc(jointEvaluation.startedAt));
  const found: Joint[] = [];
  for (const row of rows) found.push(await withItems(tx, row));
  return found;
}

export type NewJoint = {
  readonly tenantId: string;
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly startedBy: string;
  readonly at: Date;
};

/** Adds it, or answers the one that a colleague began a moment ago. */
export async function insertJoint(tx: Tx, { at, ...added }: NewJoint): Promise<string> {
  const [row] = await tx
    .insert(jointEvaluation)
    .values({ ...added, state: 'rating', revision: 0, round: 1, nextGoal: '', startedAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: jointEvaluation.id });
  if (row !== undefined) return row.id;
  const [known] = await tx
    .select({ id: jointEvaluation.id })
    .from(jointEvaluation)
    .where(
      and(
        eq(jointEvaluation.tenantId, added.tenantId),
        eq(jointEvaluation.learnerId, added.learnerId),
        eq(jointEvaluation.achievementId, added.achievementId),
        eq(jointEvaluation.version, added.version),
      ),
    );
  if (known === undefined) throw new Error('The joint evaluation was neither added nor found.');
  return known.id;
}

export type JointChange = {
  readonly tenantId: string;
  readonly joint: Joint;
  readonly by: string;
  readonly at: Date;
  /** What changes on the evaluation itself. */
  readonly set: Partial<
    Omit<Joint, 'id' | 'learnerId' | 'achievementId' | 'version' | 'startedBy' | 'revision' | 'items'>
  >;
  /** What changes on its criteria. */
  readonly items: readonly JointItem[];
  /** Names of what changed, for a colleague whose form is older. */
  readonly changed: readonly string[];
};

/** Writes one change and its trace; the revision goes up by one. The row must be locked by `lockJoint`. */
export async function saveJoint(tx: Tx, { tenantId, joint, by, at, set, items, changed }: JointChange): Promise<void> {
  const revision = joint.revision + 1;
  await tx
    .update(jointEvaluation)
    .set({ ...set, revision, updatedAt: at })
    .where(isOf(tenantId, joint.id));
  for (const { criterionId, ...values } of items) {
    await tx
      .insert(jointItem)
      .values({ tenantId, jointId: joint.id, criterionId, ...values })
      .onConflictDoUpdate({ target: [jointItem.tenantId, jointItem.jointId, jointItem.criterionId], set: values });
  }
  await tx.insert(jointChange).values({ tenantId, jointId: joint.id, revision, changedBy: by, changedAt: at, changed });
}

export type ChangeTrace = { readonly changedBy: string; readonly changedAt: Date; readonly changed: readonly string[] };

/** What was saved after a revision, oldest first. */
export async function listChangesAfter(
  tx: Tx,
  ref: { readonly tenantId: string; readonly jointId: string; readonly revision: number },
): Promise<readonly ChangeTrace[]> {
  return tx
    .select({ changedBy: jointChange.changedBy, changedAt: jointChange.changedAt, changed: jointChange.changed })
    .from(jointChange)
    .where(
      and(
        eq(jointChange.tenantId, ref.tenantId),
        eq(jointChange.jointId, ref.jointId),
        gt(jointChange.revision, ref.revision),
      ),
    )
    .orderBy(asc(jointChange.revision));
}

/** Remembers that somebody took part in rating: from now on that person may not validate. */
export async function addRater(
  tx: Tx,
  {
    at,
    ...rater
  }: { readonly tenantId: string; readonly jointId: string; readonly personId: string; readonly at: Date },
): Promise<void> {
  await tx
    .insert(jointRater)
    .values({ ...rater, firstAt: at })
    .onConflictDoNothing();
}

/** Everybody who rated a learner, in whichever evaluation. */
export async function listRaters(tx: Tx, tenantId: string, learnerId: string): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ personId: jointRater.personId })
    .from(jointRater)
    .innerJoin(
      jointEvaluation,
      and(eq(jointEvaluation.tenantId, jointRater.tenantId), eq(jointEvaluation.id, jointRater.jointId)),
    )
    .where(and(eq(jointRater.tenantId, tenantId), eq(jointEvaluation.learnerId, learnerId)));
  return rows.map(({ personId }) => personId);
}
