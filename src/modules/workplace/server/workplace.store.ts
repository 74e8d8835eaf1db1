import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Difficulty, Importance, Place, WorkEnvironment, WorkPackage, WorkTask } from '../workplace.types.ts';
import { workEnvironment, workPackage, workTask } from './workplace.tables.ts';

type Row = { readonly task: typeof workTask.$inferSelect; readonly place: typeof workEnvironment.$inferSelect };
type TaskRow = typeof workTask.$inferSelect;
type PlaceRow = typeof workEnvironment.$inferSelect;

const toTask = ({ task, place }: Row): WorkTask => {
  const { tenantId: _tenant, environmentId: _place, position: _position, createdAt: _created, ...rest } = task;
  return {
    ...rest,
    environment: { id: place.id, name: place.name, kind: place.kind },
    importance: oneToThree(task.importance),
    difficulty: oneToThree(task.difficulty),
  };
};

/** The tables allow 1 to 3 only; anything else is read as the nearest of them. */
const oneToThree = (value: number): Importance & Difficulty => (value >= 3 ? 3 : value === 2 ? 2 : 1);

const toPlace = ({ tenantId: _tenant, ...place }: PlaceRow): Place => place;

const tasks = (tx: Tx) =>
  tx
    .select({ task: workTask, place: workEnvironment })
    .from(workTask)
    .innerJoin(
      workEnvironment,
      and(eq(workEnvironment.tenantId, workTask.tenantId), eq(workEnvironment.id, workTask.environmentId)),
    );

const inOrder = [
  asc(workEnvironment.createdAt),
  asc(workEnvironment.id),
  asc(workTask.createdAt),
  asc(workTask.position),
  asc(workTask.id),
] as const;

/** Every task of the organisation, place by place, in the order in which they were written down. */
export async function listTasks(tx: Tx, tenantId: string): Promise<readonly WorkTask[]> {
  const rows = await tasks(tx)
    .where(eq(workTask.tenantId, tenantId))
    .orderBy(...inOrder);
  return rows.map(toTask);
}

/** The tasks of one place, in the order in which they were written down. */
export async function listTasksAt(tx: Tx, tenantId: string, environmentId: string): Promise<readonly WorkTask[]> {
  const rows = await tasks(tx)
    .where(and(eq(workTask.tenantId, tenantId), eq(workTask.environmentId, environmentId)))
    .orderBy(...inOrder);
  return rows.map(toTask);
}

/** One task; null when it is not (or no longer) there. */
export async function getTask(tx: Tx, tenantId: string, taskId: string): Promise<WorkTask | null> {
  const [row] = await tasks(tx).where(and(eq(workTask.tenantId, tenantId), eq(workTask.id, taskId)));
  return row === undefined ? null : toTask(row);
}

export async function listEnvironments(tx: Tx, tenantId: string): Promise<readonly WorkEnvironment[]> {
  return (await listPlaces(tx, tenantId)).map(({ id, name, kind }) => ({ id, name, kind }));
}

/** The places with everything that is told about them, in the order in which they were added. */
export async function listPlaces(tx: Tx, tenantId: string): Promise<readonly Place[]> {
  const rows = await tx
    .select()
    .from(workEnvironment)
    .where(eq(workEnvironment.tenantId, tenantId))
    .orderBy(asc(workEnvironment.createdAt), asc(workEnvironment.id));
  return rows.map(toPlace);
}

export async function getPlace(tx: Tx, tenantId: string, id: string): Promise<Place | null> {
  const [row] = await tx
    .select()
    .from(workEnvironment)
    .where(and(eq(workEnvironment.tenantId, tenantId), eq(workEnvironment.id, id)));
  return row === undefined ? null : toPlace(row);
}

export async function insertEnvironment(tx: Tx, row: typeof workEnvironment.$inferInsert): Promise<void> {
  await tx.insert(workEnvironment).values(row);
}

export async function updatePlace(
  tx: Tx,
  at: { readonly tenantId: string; readonly id: string },
  changed: Partial<PlaceRow>,
): Promise<void> {
  await tx
    .update(workEnvironment)
    .set(changed)
    .where(and(eq(workEnvironment.tenantId, at.tenantId), eq(workEnvironment.id, at.id)));
}

export async function insertTask(tx: Tx, row: typeof workTask.$inferInsert): Promise<void> {
  await tx.insert(workTask).values(row);
}

export async function insertTasks(tx: Tx, rows: readonly (typeof workTask.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(workTask).values([...rows]);
}

/** Changes tasks of one place; ids that belong elsewhere are left alone. */
export async function updateTasks(
  tx: Tx,
  at: { readonly tenantId: string; readonly environmentId: string; readonly ids: readonly string[] },
  changed: Partial<TaskRow>,
): Promise<void> {
  if (at.ids.length === 0) return;
  await tx
    .update(workTask)
    .set(changed)
    .where(
      and(
        eq(workTask.tenantId, at.tenantId),
        eq(workTask.environmentId, at.environmentId),
        inArray(workTask.id, [...at.ids]),
      ),
    );
}

export async function deleteTask(
  tx: Tx,
  at: { readonly tenantId: string; readonly environmentId: string; readonly id: string },
): Promise<void> {
  await tx
    .delete(workTask)
    .where(
      and(eq(workTask.tenantId, at.tenantId), eq(workTask.environmentId, at.environmentId), eq(workTask.id, at.id)),
    );
}

export async function listPackages(tx: Tx, tenantId: string, environmentId: string): Promise<readonly WorkPackage[]> {
  const rows = await tx
    .select()
    .from(workPackage)
    .where(and(eq(workPackage.tenantId, tenantId), eq(workPackage.environmentId, environmentId)))
    .orderBy(asc(workPackage.createdAt), asc(workPackage.id));
  return rows.map(({ tenantId: _tenant, createdAt: _created, ...one }) => one);
}

export async function insertPackage(tx: Tx, row: typeof workPackage.$inferInsert): Promise<void> {
  await tx.insert(workPackage).values(row);
}

export async function updatePackage(
  tx: Tx,
  at: { readonly tenantId: string; readonly id: string },
  changed: Partial<typeof workPackage.$inferInsert>,
): Promise<void> {
  await tx
    .update(workPackage)
    .set(changed)
    .where(and(eq(workPackage.tenantId, at.tenantId), eq(workPackage.id, at.id)));
}

export async function deletePackage(tx: Tx, at: { readonly tenantId: string; readonly id: string }): Promise<void> {
  await tx.delete(workPackage).where(and(eq(workPackage.tenantId, at.tenantId), eq(workPackage.id, at.id)));
}
