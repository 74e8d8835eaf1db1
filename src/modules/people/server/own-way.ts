import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isUniqueViolation } from '#platform/db/sql-state.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { hasRole } from '../people.rules.ts';
import { type Actor, knownAs, loginName, newPassword } from '../people.schemas.ts';
import { livingCard } from './cards.ts';
import { hasOwnWay } from './people.store.ts';
import { card, learnerPin, passkey, person, staffLogin } from './people.tables.ts';
import { hashSecret } from './secrets.ts';
import { endSessionsOf, sessionKindOf } from './sessions.ts';

export type WaysIn = { readonly loginName: string | null; readonly passkeys: number; readonly hasCard: boolean };

async function readWays(tx: Tx, { tenantId, personId }: Actor): Promise<WaysIn> {
  const [login] = await tx
    .select({ loginName: staffLogin.loginName })
    .from(staffLogin)
    .where(and(eq(staffLogin.tenantId, tenantId), eq(staffLogin.personId, personId)));
  const keys = await tx
    .select({ id: passkey.id })
    .from(passkey)
    .where(and(eq(passkey.tenantId, tenantId), eq(passkey.personId, personId)));
  const cards = await tx.select({ id: card.id }).from(card).where(livingCard(tenantId, personId));
  return { loginName: login?.loginName ?? null, passkeys: keys.length, hasCard: cards.length > 0 };
}

/** How the actor can come in. */
export const listWaysIn = (world: World, actor: Actor): Promise<WaysIn> =>
  world.db.inTenant(actor.tenantId, (tx) => readWays(tx, actor));

/**
 * A learner takes the account over: an own name and password beside the card. Nobody at the organisation can change
 * them. A person who also works here has a name already and comes in with it. Failures: `people.login_name_unfit`,
 * `people.password_too_short`, `people.password_too_long`, `people.login_name_taken`, `people.own_name_already`.
 */
export async function makeOwnLogin(
  world: World,
  actor: Actor,
  input: { readonly loginName: string; readonly password: string },
): Promise<Result<null>> {
  const name = loginName.safeParse(input.loginName);
  if (!name.success) return fail({ code: 'people.login_name_unfit', field: 'loginName' });
  const password = newPassword.safeParse(input.password);
  if (!password.success)
    return fail({ code: password.error.issues[0]?.message ?? 'people.password_too_short', field: 'password' });
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  const passwordHash = await hashSecret(password.data, world.random);
  try {
    return await world.db.inTenant(tenantId, async (tx) => {
      const kind = await sessionKindOf(tx, actor);
      if (!hasRole(actor, 'learner') || kind !== 'learner') return fail({ code: 'people.not_allowed' });
      const rows = await tx
        .insert(staffLogin)
        .values({ tenantId, personId, loginName: name.data, passwordHash, changedAt: at, mustChange: false })
        .onConflictDoNothing({ target: [staffLogin.tenantId, staffLogin.personId] })
        .returning({ personId: staffLogin.personId });
      if (rows.length === 0) return fail({ code: 'people.own_name_already', field: 'loginName' });
      await recordAudit(tx, { tenantId, actorId: personId, action: 'people.make_own_login', objectId: personId, at });
      return ok(null);
    });
  } catch (error) {
    if (isUniqueViolation(error, 'staff_login_name'))
      return fail({ code: 'people.login_name_taken', field: 'loginName' });
    throw error;
  }
}

/** The card opens nothing any more; only for somebody with an own way in (`people.own_way_first`). */
export async function voidOwnCard(world: World, actor: Actor): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await hasOwnWay(tx, actor))) return fail({ code: 'people.own_way_first' });
    await tx.update(card).set({ voidedAt: at }).where(livingCard(tenantId, personId));
    await endSessionsOf(tx, at, {
      tenantId,
      personId,
      ...(actor.sessionId === undefined ? {} : { keep: actor.sessionId }),
    });
    await recordAudit(tx, { tenantId, actorId: personId, action: 'people.void_own_card', objectId: personId, at });
    return ok(null);
  });
}

/** Forgets the actor's own PIN or pictures: at the next step with the card, new ones are chosen. Ends all sessions. */
export async function forgetOwnPin(world: World, actor: Actor): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await tx.delete(learnerPin).where(and(eq(learnerPin.tenantId, tenantId), eq(learnerPin.personId, personId)));
    await endSessionsOf(tx, at, { tenantId, personId });
    await recordAudit(tx, { tenantId, actorId: personId, action: 'people.forget_own_pin', objectId: personId, at });
    return ok(null);
  });
}

/** What the actor wants to be called. */
export async function setOwnName(world: World, actor: Actor, typed: string): Promise<Result<null>> {
  const name = knownAs.safeParse(typed);
  if (!name.success)
    return fail({ code: `${name.error.issues[0]?.message ?? 'people.known_as_missing'}`, field: 'knownAs' });
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    await tx
      .update(person)
      .set({ knownAs: name.data })
      .where(and(eq(person.tenantId, tenantId), eq(person.id, personId)));
    return ok(null);
  });
}
