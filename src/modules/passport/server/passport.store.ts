import { and, desc, eq } from 'drizzle-orm';
import type { AwardFact } from '#modules/award/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { AREA_FAMILIES, type AreaFamily } from '#modules/design/index.ts';
import type { PassportEntry } from '../passport.types.ts';
import { passportEntry } from './passport.tables.ts';

type Row = typeof passportEntry.$inferSelect;

const familyOf = (word: string): AreaFamily => AREA_FAMILIES.find((family) => family === word) ?? 'other';

const toEntry = (row: Row): PassportEntry => ({
  id: row.id,
  learnerId: row.learnerId,
  achievementId: row.achievementId,
  title: row.title,
  family: familyOf(row.family),
  issuedAt: row.issuedAt,
  state: row.replacedBy !== null ? 'superseded' : row.revokedAt !== null ? 'revoked' : 'issued',
  ...(row.replacedBy === null ? {} : { replacedBy: row.replacedBy }),
  isShown: row.hiddenAt === null,
});

const entryOf = (tenantId: string, credentialId: string) =>
  and(eq(passportEntry.tenantId, tenantId), eq(passportEntry.id, credentialId));

/** Everything a learner holds, newest first. */
export async function listEntries(tx: Tx, tenantId: string, learnerId: string): Promise<readonly PassportEntry[]> {
  const rows = await tx
    .select()
    .from(passportEntry)
    .where(and(eq(passportEntry.tenantId, tenantId), eq(passportEntry.learnerId, learnerId)))
    .orderBy(desc(passportEntry.issuedAt), desc(passportEntry.id));
  return rows.map(toEntry);
}

export async function findEntry(tx: Tx, tenantId: string, credentialId: string): Promise<PassportEntry | null> {
  const [row] = await tx.select().from(passportEntry).where(entryOf(tenantId, credentialId));
  return row === undefined ? null : toEntry(row);
}

/** Whether the check page may show this credential. One that no passport knows of is shown. */
export async function isShown(tx: Tx, tenantId: string, credentialId: string): Promise<boolean> {
  return (await findEntry(tx, tenantId, credentialId))?.isShown ?? true;
}

export async function setHidden(tx: Tx, entry: { tenantId: string; id: string }, hiddenAt: Date | null): Promise<void> {
  await tx.update(passportEntry).set({ hiddenAt }).where(entryOf(entry.tenantId, entry.id));
}

/** Hears `award.issued`: the credential lies in its holder's passport from the moment it exists. */
export async function keepCredential(tx: Tx, { tenantId, payload }: DomainEvent<AwardFact>): Promise<void> {
  const replaced = payload.replaces === undefined ? null : await findEntry(tx, tenantId, payload.replaces);
  await tx
    .insert(passportEntry)
    .values({
      tenantId,
      id: payload.credentialId,
      learnerId: payload.learnerId,
      achievementId: payload.achievementId,
      title: payload.title,
      family: payload.family,
      issuedAt: new Date(payload.issuedAt),
      // A holder who had hidden the old one did not agree to show the new one.
      hiddenAt: replaced !== null && !replaced.isShown ? new Date(payload.issuedAt) : null,
    })
    .onConflictDoNothing();
}

/** Hears `award.revoked`. */
export async function markRevoked(tx: Tx, { tenantId, at, payload }: DomainEvent<AwardFact>): Promise<void> {
  await tx.update(passportEntry).set({ revokedAt: at }).where(entryOf(tenantId, payload.credentialId));
}

/** Hears `award.superseded`: the payload is the new credential, `replaces` the old one. */
export async function markReplaced(tx: Tx, { tenantId, at, payload }: DomainEvent<AwardFact>): Promise<void> {
  if (payload.replaces === undefined) return;
  await tx
    .update(passportEntry)
    .set({ revokedAt: at, replacedBy: payload.credentialId })
    .where(entryOf(tenantId, payload.replaces));
}
