import { and, eq } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { learnerWish, placeDecision } from './wish.tables.ts';

/** Hears `people.person_erased`: the learner's wishes, and what was decided about places for her. */
export async function eraseWishes(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  for (const table of [learnerWish, placeDecision])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.learnerId, payload.personId)));
}
