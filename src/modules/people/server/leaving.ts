import { and, eq, inArray, isNull } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { requireRole } from '../people.rules.ts';
import { type Actor, STAFF_ROLES } from '../people.schemas.ts';
import { coachLearner, keptForm, membership, passkey, person, staffLogin } from './people.tables.ts';
import { listRoles } from './people.store.ts';
import { endSessionsOf } from './sessions.ts';
import { countOtherAdmins, isStaff, takeTurns } from './staff.ts';

type Target = { readonly personId: string; readonly at: Date };

/** What suspending and ending share: only an administrator, never oneself, never the last administrator. */
async function asAdmin<T>(
  world: World,
  { actor, personId }: { readonly actor: Actor; readonly personId: string },
  act: (tx: Tx, target: Target) => Promise<Result<T>>,
): Promise<Result<T>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  if (personId === actor.personId) return fail({ code: 'people.not_yourself' });
  const { tenantId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await takeTurns(tx, tenantId);
    if (!(await isStaff(tx, tenantId, personId))) return fail({ code: 'people.person_unknown' });
    return act(tx, { personId, at });
  });
}

async function isLastAdmin(tx: Tx, tenantId: string, personId: string): Promise<boolean> {
  const isAdmin = (await listRoles(tx, tenantId, personId)).includes('admin');
  return isAdmin && (await countOtherAdmins(tx, tenantId, personId)) === 0;
}

const rowOf = (tenantId: string, personId: string) => and(eq(person.tenantId, tenantId), eq(person.id, personId));

/** Keeps a colleague out until it is lifted, e.g. while something is being cleared up. All sessions end at once. */
export async function suspendStaff(world: World, actor: Actor, personId: string): Promise<Result<null>> {
  const { tenantId } = actor;
  return asAdmin(world, { actor, personId }, async (tx, { at }) => {
    if (await isLastAdmin(tx, tenantId, personId)) return fail({ code: 'people.last_admin' });
    await tx.update(person).set({ suspendedAt: at }).where(rowOf(tenantId, personId));
    await endSessionsOf(tx, at, { tenantId, personId });
    await recordAudit(tx, { tenantId, actorId: actor.personId, action: 'people.suspend', objectId: personId, at });
    return ok(null);
  });
}

export async function liftSuspension(world: World, actor: Actor, personId: string): Promise<Result<null>> {
  const { tenantId } = actor;
  return asAdmin(world, { actor, personId }, async (tx, { at }) => {
    await tx.update(person).set({ suspendedAt: null }).where(rowOf(tenantId, personId));
    const action = 'people.lift_suspension';
    await recordAudit(tx, { tenantId, actorId: actor.personId, action, objectId: personId, at });
    return ok(null);
  });
}

/**
 * A colleague's time here ends, for good: no way in is left, the roles go, the learners wait for a new coach. What was
 * done stays, and is told with `namedAs` (the role, in the organisation's language) in place of the name.
 */
export async function endStaff(
  world: World,
  actor: Actor,
  input: { readonly personId: string; readonly namedAs: string },
): Promise<Result<null>> {
  const { tenantId } = actor;
  const { personId, namedAs } = input;
  return asAdmin(world, { actor, personId }, async (tx, { at }) => {
    if (await isLastAdmin(tx, tenantId, personId)) return fail({ code: 'people.last_admin' });
    const own = { tenantId, personId };
    await endSessionsOf(tx, at, own);
    await tx.delete(passkey).where(and(eq(passkey.tenantId, tenantId), eq(passkey.personId, personId)));
    await tx.delete(keptForm).where(and(eq(keptForm.tenantId, tenantId), eq(keptForm.personId, personId)));
    await tx.delete(staffLogin).where(and(eq(staffLogin.tenantId, tenantId), eq(staffLogin.personId, personId)));
    await tx
      .delete(membership)
      .where(
        and(
          eq(membership.tenantId, tenantId),
          eq(membership.personId, personId),
          inArray(membership.role, [...STAFF_ROLES]),
        ),
      );
    await tx
      .update(coachLearner)
      .set({ endedAt: at, ended: 'coach_left' })
      .where(
        and(eq(coachLearner.tenantId, tenantId), eq(coachLearner.coachId, personId), isNull(coachLearner.endedAt)),
      );
    // Somebody who also learns here goes on as a learner, under the own name.
    const stays = (await listRoles(tx, tenantId, personId)).includes('learner');
    await tx
      .update(person)
      .set({ suspendedAt: null, ...(stays ? {} : { leftAt: at, fullName: namedAs, knownAs: namedAs }) })
      .where(rowOf(tenantId, personId));
    await recordAudit(tx, { tenantId, actorId: actor.personId, action: 'people.end_staff', objectId: personId, at });
    return ok(null);
  });
}
