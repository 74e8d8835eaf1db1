import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { World } from '#platform/world.ts';
import { AWARD_EVENTS, type AwardFact } from '../award.events.ts';
import type { RevocationCode } from '../award.types.ts';
import type { CredentialWithAward } from './award.store.ts';
import { credential as credentialTable } from './award.tables.ts';
import { setStatus, type Sealing } from './status.ts';

export type Revocation = {
  readonly found: CredentialWithAward;
  readonly sealing: Sealing;
  readonly code: RevocationCode;
  /** The reason in full; internal. */
  readonly note: string;
  readonly by: string;
  readonly supersededBy?: string;
};

/** Turns the bit and writes the reason down. Final: no use case turns it back. */
export async function revokeNow(tx: Tx, world: World, revocation: Revocation): Promise<void> {
  const { credential } = revocation.found;
  const place = { listId: credential.statusListId, index: credential.statusIndex };
  await setStatus(tx, world, { sealing: revocation.sealing, place });
  await tx
    .update(credentialTable)
    .set({
      revokedAt: world.clock.now(),
      revocationCode: revocation.code,
      revocationNote: revocation.note,
      revokedBy: revocation.by,
      supersededBy: revocation.supersededBy ?? null,
    })
    .where(and(eq(credentialTable.tenantId, credential.tenantId), eq(credentialTable.id, credential.id)));
}

/** Lets a credential that was just issued take the place of an older one, which is locked, and tells the other rooms. */
export async function supersede(
  tx: Tx,
  world: World,
  change: Pick<Revocation, 'found' | 'sealing' | 'note' | 'by'> & { readonly fact: AwardFact },
): Promise<void> {
  const { found, fact, by, note } = change;
  const { tenantId, id: replaces } = found.credential;
  const at = world.clock.now();
  await revokeNow(tx, world, { ...change, code: 'superseded', supersededBy: fact.credentialId });
  const payload: AwardFact = { ...fact, replaces };
  await world.events.publish(tx, { type: AWARD_EVENTS.superseded, tenantId, at, payload });
  await recordAudit(tx, {
    tenantId,
    actorId: by,
    action: 'award.supersede',
    objectId: replaces,
    at,
    after: { supersededBy: fact.credentialId, ...(note === '' ? {} : { reason: note }) },
  });
}
