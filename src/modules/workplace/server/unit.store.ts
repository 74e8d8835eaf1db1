import { and, asc, eq } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { CompetenceUnit, UnitEvent } from '../unit.types.ts';
import { competenceUnit, competenceUnitEvent } from './unit.tables.ts';

type Row = typeof competenceUnit.$inferSelect;
export type UnitRow = CompetenceUnit & { readonly claimedAt: Date | null };

const toUnit = ({ tenantId: _tenant, content, ...row }: Row): UnitRow => ({ ...row, ...content });

const toRow = (tenantId: string, unit: UnitRow): typeof competenceUnit.$inferInsert => {
  const { title, summary, outcomes, minLevel, evidenceRule, hours, levelCue, editorIds, ...rest } = unit;
  return {
    ...rest,
    tenantId,
    editorIds: [...editorIds],
    content: { title, summary, outcomes, minLevel, evidenceRule, hours, levelCue },
  };
};

/** One unit; null when the organisation has none by that id. */
export async function getUnit(tx: Tx, tenantId: string, unitId: string): Promise<CompetenceUnit | null> {
  return (await readRow(tx, tenantId, unitId))[0] ?? null;
}

/** The same, held until the transaction ends. */
export async function lockUnit(tx: Tx, tenantId: string, unitId: string): Promise<UnitRow | null> {
  const [row] = await tx
    .select()
    .from(competenceUnit)
    .where(and(eq(competenceUnit.tenantId, tenantId), eq(competenceUnit.id, unitId)))
    .for('update');
  return row === undefined ? null : toUnit(row);
}

async function readRow(tx: Tx, tenantId: string, unitId: string): Promise<readonly UnitRow[]> {
  const rows = await tx
    .select()
    .from(competenceUnit)
    .where(and(eq(competenceUnit.tenantId, tenantId), eq(competenceUnit.id, unitId)));
  return rows.map(toUnit);
}

/** Every unit of the organisation, the oldest first. */
export async function listUnits(tx: Tx, tenantId: string): Promise<readonly CompetenceUnit[]> {
  const rows = await tx
    .select()
    .from(competenceUnit)
    .where(eq(competenceUnit.tenantId, tenantId))
    .orderBy(asc(competenceUnit.createdAt), asc(competenceUnit.id));
  return rows.map(toUnit);
}

/** The unit from which a design came, for the studio's way back; null for other designs. */
export async function findUnitOfDesign(
  tx: Tx,
  tenantId: string,
  achievementId: string,
): Promise<CompetenceUnit | null> {
  const [row] = await tx
    .select()
    .from(competenceUnit)
    .where(and(eq(competenceUnit.tenantId, tenantId), eq(competenceUnit.achievementId, achievementId)));
  return row === undefined ? null : toUnit(row);
}

export async function insertUnit(tx: Tx, tenantId: string, unit: UnitRow): Promise<void> {
  await tx.insert(competenceUnit).values(toRow(tenantId, unit));
}

/** Writes a unit back as the caller changed it; called only while it is locked. */
export async function updateUnit(tx: Tx, tenantId: string, unit: UnitRow): Promise<void> {
  await tx
    .update(competenceUnit)
    .set(toRow(tenantId, unit))
    .where(and(eq(competenceUnit.tenantId, tenantId), eq(competenceUnit.id, unit.id)));
}

export async function insertUnitEvent(tx: Tx, row: typeof competenceUnitEvent.$inferInsert): Promise<void> {
  await tx.insert(competenceUnitEvent).values(row);
}

/** What happened to a unit, oldest first. */
export async function listUnitEvents(tx: Tx, tenantId: string, unitId: string): Promise<readonly UnitEvent[]> {
  const rows = await tx
    .select()
    .from(competenceUnitEvent)
    .where(and(eq(competenceUnitEvent.tenantId, tenantId), eq(competenceUnitEvent.unitId, unitId)))
    .orderBy(asc(competenceUnitEvent.number));
  return rows.map(({ id, kind, by, at, reason }) => ({ id, kind, by, at, reason }));
}
