import { and, asc, desc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { embedding, programme, programmeModule } from './programme.tables.ts';

export type ProgrammeRow = typeof programme.$inferSelect;
export type ModuleRow = typeof programmeModule.$inferSelect;
export type EmbeddingRow = typeof embedding.$inferSelect;
type Ref = { readonly tenantId: string; readonly id: string };

const isThis = ({ tenantId, id }: Ref) => and(eq(programme.tenantId, tenantId), eq(programme.id, id));

export const listProgrammes = (tx: Tx, tenantId: string): Promise<readonly ProgrammeRow[]> =>
  tx
    .select()
    .from(programme)
    .where(eq(programme.tenantId, tenantId))
    .orderBy(desc(programme.createdAt), asc(programme.id));

export async function findProgramme(tx: Tx, ref: Ref): Promise<ProgrammeRow | null> {
  const [row] = await tx.select().from(programme).where(isThis(ref));
  return row ?? null;
}

/** By its address alone, which is unique over all tenants. */
export async function findProgrammeAnywhere(systemTx: Tx, id: string): Promise<ProgrammeRow | null> {
  const [row] = await systemTx.select().from(programme).where(eq(programme.id, id));
  return row ?? null;
}

/** The same, held until the transaction ends: two who change its modules take turns. */
export async function lockProgramme(tx: Tx, ref: Ref): Promise<ProgrammeRow | null> {
  const [row] = await tx.select().from(programme).where(isThis(ref)).for('update');
  return row ?? null;
}

export async function insertProgramme(tx: Tx, row: typeof programme.$inferInsert): Promise<void> {
  await tx.insert(programme).values(row);
}

export async function updateProgramme(tx: Tx, ref: Ref, values: Partial<ProgrammeRow>): Promise<void> {
  await tx.update(programme).set(values).where(isThis(ref));
}

export const listModules = (tx: Tx, ref: Ref): Promise<readonly ModuleRow[]> =>
  tx
    .select()
    .from(programmeModule)
    .where(and(eq(programmeModule.tenantId, ref.tenantId), eq(programmeModule.programmeId, ref.id)))
    .orderBy(asc(programmeModule.position), asc(programmeModule.id));

export async function insertModule(tx: Tx, row: typeof programmeModule.$inferInsert): Promise<void> {
  await tx.insert(programmeModule).values(row);
}

type ModuleRef = Pick<ModuleRow, 'tenantId' | 'programmeId' | 'id'>;
const isModule = (ref: ModuleRef) =>
  and(
    eq(programmeModule.tenantId, ref.tenantId),
    eq(programmeModule.programmeId, ref.programmeId),
    eq(programmeModule.id, ref.id),
  );

export async function updateModule(tx: Tx, ref: ModuleRef, values: Partial<ModuleRow>): Promise<void> {
  await tx.update(programmeModule).set(values).where(isModule(ref));
}

export async function deleteModule(tx: Tx, ref: ModuleRef): Promise<void> {
  await tx.delete(programmeModule).where(isModule(ref));
}

export const listEmbeddings = (tx: Tx, ref: Ref): Promise<readonly EmbeddingRow[]> =>
  tx
    .select()
    .from(embedding)
    .where(and(eq(embedding.tenantId, ref.tenantId), eq(embedding.programmeId, ref.id)))
    .orderBy(asc(embedding.validFrom), asc(embedding.id));

export async function insertEmbedding(tx: Tx, row: typeof embedding.$inferInsert): Promise<void> {
  await tx.insert(embedding).values(row);
}

export async function endEmbedding(tx: Tx, ref: Ref, validTo: string): Promise<void> {
  await tx
    .update(embedding)
    .set({ validTo })
    .where(and(eq(embedding.tenantId, ref.tenantId), eq(embedding.id, ref.id)));
}
