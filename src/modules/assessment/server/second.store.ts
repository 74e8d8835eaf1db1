import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { SecondAssessment } from '../review.schemas.ts';
import { jointDeclaration, secondAssessment } from './review.tables.ts';

type Row = typeof secondAssessment.$inferSelect;
const isOf = (tenantId: string, id: string) =>
  and(eq(secondAssessment.tenantId, tenantId), eq(secondAssessment.id, id));
const toSecond = ({ tenantId: _, ...row }: Row): SecondAssessment => row;

/** Asks for a second assessor; false when one is asked for already. */
export async function insertSecond(tx: Tx, tenantId: string, added: SecondAssessment): Promise<boolean> {
  const rows = await tx
    .insert(secondAssessment)
    .values({ tenantId, ...added })
    .onConflictDoNothing()
    .returning({ id: secondAssessment.id });
  return rows.length > 0;
}

export async function lockSecond(tx: Tx, tenantId: string, id: string): Promise<SecondAssessment | null> {
  const [row] = await tx.select().from(secondAssessment).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : toSecond(row);
}

export async function updateSecond(
  tx: Tx,
  tenantId: string,
  { id, ...set }: Pick<SecondAssessment, 'id'> & Partial<Omit<SecondAssessment, 'id'>>,
): Promise<void> {
  await tx.update(secondAssessment).set(set).where(isOf(tenantId, id));
}

/** Second assessments of one evaluation, newest first; cancelled ones are left out. */
export async function listSeconds(tx: Tx, tenantId: string, jointId: string): Promise<readonly SecondAssessment[]> {
  const rows = await tx
    .select()
    .from(secondAssessment)
    .where(
      and(
        eq(secondAssessment.tenantId, tenantId),
        eq(secondAssessment.jointId, jointId),
        inArray(secondAssessment.state, ['open', 'done']),
      ),
    )
    .orderBy(desc(secondAssessment.requestedAt));
  return rows.map(toSecond);
}

/** All that wait for somebody, the oldest first, at most 200. */
export async function listOpenSeconds(tx: Tx, tenantId: string): Promise<readonly SecondAssessment[]> {
  const rows = await tx
    .select()
    .from(secondAssessment)
    .where(and(eq(secondAssessment.tenantId, tenantId), eq(secondAssessment.state, 'open')))
    .orderBy(asc(secondAssessment.requestedAt))
    .limit(200);
  return rows.map(toSecond);
}

/** All that were finished, for the statistics. */
export async function listDoneSeconds(tx: Tx, tenantId: string): Promise<readonly SecondAssessment[]> {
  const rows = await tx
    .select()
    .from(secondAssessment)
    .where(and(eq(secondAssessment.tenantId, tenantId), eq(secondAssessment.state, 'done')));
  return rows.map(toSecond);
}

type Ties = 'no_conflict' | 'conflict';
type TiesRef = { readonly tenantId: string; readonly jointId: string; readonly coachId: string };

/** What a coach or second assessor declared about an evaluation; null before she did. */
export async function findTies(tx: Tx, { tenantId, jointId, coachId }: TiesRef): Promise<Ties | null> {
  const [row] = await tx
    .select({ declared: jointDeclaration.declared })
    .from(jointDeclaration)
    .where(
      and(
        eq(jointDeclaration.tenantId, tenantId),
        eq(jointDeclaration.jointId, jointId),
        eq(jointDeclaration.coachId, coachId),
      ),
    );
  return row?.declared ?? null;
}

export async function saveTies(
  tx: Tx,
  { at, ...said }: TiesRef & { readonly declared: Ties; readonly at: Date },
): Promise<void> {
  const values = { declared: said.declared, declaredAt: at };
  await tx
    .insert(jointDeclaration)
    .values({ ...said, declaredAt: at })
    .onConflictDoUpdate({
      target: [jointDeclaration.tenantId, jointDeclaration.jointId, jointDeclaration.coachId],
      set: values,
    });
}
