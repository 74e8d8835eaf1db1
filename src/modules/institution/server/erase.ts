import { and, eq } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { worksheetTask, worksheetVoice } from './institution.tables.ts';

/** Hears `people.person_erased`: what names the person goes. Sheets are the house's work and keep no name of their own. */
export async function eraseInstitution(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  for (const table of [worksheetTask, worksheetVoice])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.personId, payload.personId)));
}
