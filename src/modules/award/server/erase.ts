import { and, eq, inArray } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { credential } from './award.tables.ts';
import { awardDocument } from './documents.tables.ts';

/**
 * Hears `people.person_erased`: the signed texts of every format, which hold the name, go. What stays is what a register needs: id,
 * hash, status, version and date; so a copy in its holder's hands is still known, and its status still told.
 */
export async function eraseSignedTexts(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  const own = and(eq(credential.tenantId, tenantId), eq(credential.learnerId, payload.personId));
  const ids = tx.select({ id: credential.id }).from(credential).where(own);
  await tx
    .update(awardDocument)
    .set({ text: '' })
    .where(and(eq(awardDocument.tenantId, tenantId), inArray(awardDocument.credentialId, ids)));
  await tx.update(credential).set({ signedText: '', revocationNote: null }).where(own);
}
