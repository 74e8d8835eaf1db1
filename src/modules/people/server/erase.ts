import { and, eq, inArray, or } from 'drizzle-orm';
import { forgetAuditContent, recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { PERSON_ERASED, type PersonErased } from '../people.events.ts';
import { hasRole } from '../people.rules.ts';
import type { Actor } from '../people.schemas.ts';
import { careProposal } from './care.tables.ts';
import { onBehalfNote } from './on-behalf.tables.ts';
import {
  card,
  coachLearner,
  keptForm,
  learnerPin,
  membership,
  passkey,
  person,
  session,
  staffLogin,
} from './people.tables.ts';
import { isStaff } from './staff.ts';
import { supporterLink } from './support.tables.ts';

type Who = { readonly tenantId: string; readonly personId: string };

/** Ways in, sessions and roles of a person, and the name. The row stays empty: decisions and awards point to it. */
async function eraseTraces(tx: Tx, { tenantId, personId }: Who, at: Date): Promise<void> {
  for (const table of [session, keptForm, passkey, learnerPin, card, staffLogin, membership])
    await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.personId, personId)));
  await tx
    .update(person)
    .set({ fullName: '', knownAs: '', language: 'en', erasedAt: at })
    .where(and(eq(person.tenantId, tenantId), eq(person.id, personId)));
}

/** Helpers who help nobody else: they were here for this learner only. */
async function eraseOwnSupporters(tx: Tx, { tenantId, personId }: Who, at: Date): Promise<void> {
  const own = await tx
    .delete(supporterLink)
    .where(and(eq(supporterLink.tenantId, tenantId), eq(supporterLink.learnerId, personId)))
    .returning({ id: supporterLink.supporterId });
  const ids = own.map(({ id }) => id);
  if (ids.length === 0) return;
  const others = await tx
    .select({ id: supporterLink.supporterId })
    .from(supporterLink)
    .where(and(eq(supporterLink.tenantId, tenantId), inArray(supporterLink.supporterId, ids)));
  const busy = new Set(others.map(({ id }) => id));
  for (const id of new Set(ids)) if (!busy.has(id)) await eraseTraces(tx, { tenantId, personId: id }, at);
}

/**
 * The learner deletes portfolio and account, at once and for good. Every slice hears it in the same transaction and
 * deletes its own. What stays: the status of credentials that were given (without it no copy could be checked), the
 * decisions' bare record, and the audit log, whose content hashes lose their salt. Runs as system, because decisions
 * may not be deleted by the role in which people work. `people.works_here`: somebody who works here ends that first.
 */
export async function eraseOwnAccount(world: World, actor: Actor): Promise<Result<null>> {
  if (!hasRole(actor, 'learner')) return fail({ code: 'people.not_allowed' });
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.asSystem(async (tx) => {
    if (await isStaff(tx, tenantId, personId)) return fail({ code: 'people.works_here' });
    const payload: PersonErased = { personId };
    await world.events.publish(tx, { type: PERSON_ERASED, tenantId, at, payload });
    await eraseOwnSupporters(tx, actor, at);
    await tx
      .delete(onBehalfNote)
      .where(
        and(
          eq(onBehalfNote.tenantId, tenantId),
          or(eq(onBehalfNote.learnerId, personId), eq(onBehalfNote.actorId, personId)),
        ),
      );
    for (const table of [careProposal, coachLearner])
      await tx.delete(table).where(and(eq(table.tenantId, tenantId), eq(table.learnerId, personId)));
    await eraseTraces(tx, actor, at);
    await forgetAuditContent(tx, tenantId, personId);
    await recordAudit(tx, { tenantId, actorId: personId, action: 'people.erase', objectId: personId, at });
    return ok(null);
  });
}
