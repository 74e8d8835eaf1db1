import { and, eq } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { passportEntry } from './passport.tables.ts';

/** Hears `people.person_erased`: the passport goes; copies that its holder took away go on checking out. */
export async function erasePassport(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  await tx
    .delete(passportEntry)
    .where(and(eq(passportEntry.tenantId, tenantId), eq(passportEntry.learnerId, payload.personId)));
}
