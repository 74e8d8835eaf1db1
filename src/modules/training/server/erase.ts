import { and, eq } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { trainingExam, trainingPractice, trainingUnit } from './training.tables.ts';

/** Hears `people.person_erased`: notes, practice and tries go; needs the system transaction, as tries are written once. */
export async function eraseTraining(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  for (const table of [trainingUnit, trainingPractice, trainingExam])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.personId, payload.personId)));
}
