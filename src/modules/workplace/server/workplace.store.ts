import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Importance, WorkEnvironment, WorkTask } from '../workplace.types.ts';
import { workEnvironment, workTask } from './workplace.tables.ts';

type Row = { readonly task: typeof workTask.$inferSelect; readonly place: typeof workEnvironment.$inferSelect };

const toTask = ({ task, place }: Row): WorkTask => ({
  id: task.id,
  environment: { id: place.id, name: place.name, kind: place.kind },
  title: task.title,
  plain: task.plain,
  pictogram: task.pictogram,
  frequency: task.frequency,
  importance: toImportance(task.importance),
  forNewLearners: task.forNewLearners,
});

/** The table allows 1 to 3 only; anything else is read as the nearest of them. */
const toImportance = (value: number): Importance => (value >= 3 ? 3 : value === 2 ? 2 : 1);

const tasks = (tx: Tx) =>
  tx
    .select({ task: workTask, place: workEnvironment })
    .from(workTask)
    .innerJoin(
      workEnvironment,
      and(eq(workEnvironment.tenantId, workTask.tenantId), eq(workEnvironment.id, workTask.environmentId)),
    );

/** Every task of the organisation, place by place, in the order in which they were written down. */
export async function listTasks(tx: Tx, tenantId: string): Promise<readonly WorkTask[]> {
  const rows = await tasks(tx)
    .where(eq(workTask.tenantId, tenantId))
    .orderBy(asc(workEnvironment.createdAt), asc(workEnvironment.id), asc(workTask.createdAt), asc(workTask.id));
  return rows.map(toTask);
}

/** One task; null when it is not (or no longer) there. */
export async function getTask(tx: Tx, tenantId: string, taskId: string): Promise<WorkTask | null> {
  const [row] = await tasks(tx).where(and(eq(workTask.tenantId, tenantId), eq(workTask.id, taskId)));
  return row === undefined ? null : toTask(row);
}

export async function listEnvironments(tx: Tx, tenantId: string): Promise<readonly WorkEnvironment[]> {
  const rows = await tx
    .select()
    .from(workEnvironment)
    .where(eq(workEnvironment.tenantId, tenantId))
    .orderBy(asc(workEnvironment.createdAt), asc(workEnvironment.id));
  return rows.map(({ id, name, kind }) => ({ id, name, kind }));
}

export async function insertEnvironment(tx: Tx, row: typeof workEnvironment.$inferInsert): Promise<void> {
  await tx.insert(workEnvironment).values(row);
}

export async function insertTask(tx: Tx, row: typeof workTask.$inferInsert): Promise<void> {
  await tx.insert(workTask).values(row);
}
