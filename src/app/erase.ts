import { and, eq, or } from 'drizzle-orm';
import type { PersonErased } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { bundleLog } from './bundles/bundles.tables.ts';
import { offlineAction, offlineDevice } from './offline/offline.tables.ts';
import { paperSheet } from './paper/paper.tables.ts';

/**
 * Hears `people.person_erased`: what came from devices without a network and in files from elsewhere holds the
 * person's words and pictures a second time, and sheets of paper name her. All of it goes; files go with the portfolio.
 */
export async function eraseCarried(tx: Tx, { tenantId, payload }: DomainEvent<PersonErased>): Promise<void> {
  const { personId } = payload;
  await tx
    .delete(offlineAction)
    .where(
      and(
        eq(offlineAction.tenantId, tenantId),
        or(eq(offlineAction.learnerId, personId), eq(offlineAction.personId, personId)),
      ),
    );
  await tx.delete(offlineDevice).where(and(eq(offlineDevice.tenantId, tenantId), eq(offlineDevice.personId, personId)));
  for (const table of [paperSheet, bundleLog])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.learnerId, personId)));
}
