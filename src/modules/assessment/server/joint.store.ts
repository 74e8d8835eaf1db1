import { and, asc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Joint, JointItem } from '../assessment.schemas.ts';
import { jointChange, jointEvaluation, jointItem, jointRater, validationCase } from './assessment.tables.ts';

type Row = typeof jointEvaluation.$inferSelect;

const isOf = (tenantId: string, id: string) => and(eq(jointEvaluation.tenantId, tenantId), eq(jointEvaluation.id, id));

/** The criteria of all these evaluations in one question to the database. */
async function withItems(tx: Tx, rows: readonly Row[]): Promise<readonly Joint[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const found = await tx
    .select()
    .from(jointItem)
    .where(
      and(
        eq(jointItem.tenantId, first.tenantId),
        inArray(
          jointItem.jointId,
          rows.map(({ id }) => id),
        ),
      ),
    );
  const items = Map.groupBy(found, ({ jointId }) => jointId);
  return rows.map(({ tenantId: _, startedAt: __, ...row }) => ({
    ...row,
    items: Object.fromEntries(
      (items.get(row.id) ?? []).map(({ criterionId, coach, self, agreed, note }) => [
        criterionId,
        { criterionId, coach, self, agreed, note },
      ]),
    ),
  }));
}

export async function findJoint(tx: Tx, tenantId: string, id: string): Promise<Joint | null> {
  const [found] = await withItems(tx, await tx.select().from(jointEvaluation).where(isOf(tenantId, id)));
  return found ?? null;
}

/** The same, held until the transaction ends: two savers take turns, so the revision tells them apart. */
export async function lockJoint(tx: Tx, tenantId: string, id: string): Promise<Joint | null> {
  const rows = await tx.select().from(jointEvaluation).where(isOf(tenantId, id)).for('update');
  const [found] = await withItems(tx, rows);
  return found ?? null;
}

/** Everything that these learners have begun together with a coach, oldest first. */
export async function listJoints(tx: Tx, tenantId: string, learnerIds: readonly string[]): Promise<readonly Joint[]> {
  if (learnerIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(jointEvaluation)
    .where(and(eq(jointEvaluation.tenantId, tenantId), inArray(jointEvaluation.learnerId, [...learnerIds])))
    .orderBy(asc(jointEvaluation.startedAt));
  return withItems(tx, rows);
}

export async function listJointsById(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly Joint[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(jointEvaluation)
    .where(and(eq(jointEvaluation.tenantId, tenantId), inArray(jointEvaluation.id, [...new Set(ids)])));
  return withItems(tx, rows);
}

export type NewJoint = {
  readonly tenantId: string;
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly startedBy: string;
  readonly scale: Joint['scale'];
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
    Omit<Joint, 'id' | 'learnerId' | 'achievementId' | 'version' | 'startedBy' | 'scale' | 'revision' | 'items'>
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

export type Rater = { readonly learnerId: string; readonly personId: string };

/** Everybody who rated these people, in whichever evaluation; for an exam that is who looked at it as second assessor. */
export async function listRaters(tx: Tx, tenantId: string, learnerIds: readonly string[]): Promise<readonly Rater[]> {
  if (learnerIds.length === 0) return [];
  const talked = await tx
    .selectDistinct({ learnerId: jointEvaluation.learnerId, personId: jointRater.personId })
    .from(jointRater)
    .innerJoin(
      jointEvaluation,
      and(eq(jointEvaluation.tenantId, jointRater.tenantId), eq(jointEvaluation.id, jointRater.jointId)),
    )
    .where(and(eq(jointRater.tenantId, tenantId), inArray(jointEvaluation.learnerId, [...learnerIds])));
  const examined = await tx
    .selectDistinct({ learnerId: validationCase.learnerId, personId: jointRater.personId })
    .from(jointRater)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, jointRater.tenantId), eq(validationCase.jointId, jointRater.jointId)),
    )
    .where(
      and(
        eq(jointRater.tenantId, tenantId),
        isNotNull(validationCase.exam),
        inArray(validationCase.learnerId, [...learnerIds]),
      ),
    );
  return [...talked, ...examined];
}
