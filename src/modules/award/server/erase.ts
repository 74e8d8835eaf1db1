import { and, eq } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { credential } from './award.tables.ts';

/**
 * Hears `people.person_erased`: the signed texts, which hold the name, go. What stays is what a register needs: id,
 * hash, status, version and date; so a copy in its holder's hands is still known, and its status still told.
 */
export async function eraseSignedTexts(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  await tx
    .update(credential)
    .set({ signedText: '', revocationNote: null })
    .where(and(eq(credential.tenantId, tenantId), eq(credential.learnerId, payload.personId)));
}
