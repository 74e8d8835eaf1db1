import { and, eq } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { checkThrottle, clearThrottle, giveBackTry } from '#platform/throttle.ts';
import type { World } from '#platform/world.ts';
import { newPassword, type Actor } from '../people.schemas.ts';
import { staffLogin } from './people.tables.ts';
import { fitsSecret, hashSecret } from './secrets.ts';
import { endSessionsOf, sessionKindOf, startSession, type StartedSession } from './sessions.ts';

/** Where an entry comes from: the client's address for the throttle, the device in words, the cookie that it replaces. */
export type Doorstep = {
  readonly address: string;
  readonly device: string;
  readonly previousCookie?: string | undefined;
};

export type SignedIn = StartedSession & {
  readonly tenantId: string;
  readonly personId: string;
  /** Somebody else gave the password: ask for an own one first. */
  readonly mustChange: boolean;
};

const WINDOW_SECONDS = 900;
const TRIES_PER_ACCOUNT = 10;
/** Wrong tries only: a whole office may share one address. */
const TRIES_PER_ADDRESS = 100;

/** Counts a try against the account and the address; a failure with the minutes to wait when either is used up. */
export async function countTry(
  tx: Tx,
  now: Date,
  keys: readonly { readonly key: string; readonly limit: number }[],
): Promise<Failure | null> {
  const verdicts = [];
  for (const { key, limit } of keys)
    verdicts.push(await checkThrottle(tx, { key, limit, windowSeconds: WINDOW_SECONDS, now }));
  const wait = Math.max(...verdicts.map((verdict) => verdict.retryAfterSeconds));
  return wait === 0 ? null : { code: 'people.too_many_tries', params: { minutes: Math.ceil(wait / 60) } };
}

const accountKey = (loginName: string): string => `sign-in:${loginName}`;
const addressKey = (address: string): string => `sign-in-from:${address}`;

/**
 * Signs in staff, and learners who have an own name and password. A name that nobody has and a wrong password get the same answer after the same time
 * (`people.sign_in_wrong`); too many tries get `people.too_many_tries`, known name or not. Whoever is suspended hears
 * `people.suspended`, but only with the right password.
 */
export async function signInWithPassword(
  world: World,
  door: Doorstep,
  input: { readonly loginName: string; readonly password: string },
): Promise<Result<SignedIn>> {
  const loginName = input.loginName.normalize('NFKC').trim().toLowerCase().slice(0, 100);
  const now = world.clock.now();
  const first = await world.db.asSystem(async (tx) => {
    const refused = await countTry(tx, now, [
      { key: accountKey(loginName), limit: TRIES_PER_ACCOUNT },
      { key: addressKey(door.address), limit: TRIES_PER_ADDRESS },
    ]);
    const [login] = await tx.select().from(staffLogin).where(eq(staffLogin.loginName, loginName));
    return { refused, login };
  });
  if (first.refused !== null) return fail(first.refused);
  const fits = await fitsSecret(input.password.slice(0, 1000), first.login?.passwordHash ?? null);
  const login = first.login;
  if (!fits || login === undefined) return fail({ code: 'people.sign_in_wrong' });
  const { tenantId, personId, mustChange } = login;
  const started = await world.db.asSystem(async (tx) => {
    // The password was compared outside of a transaction. One that was replaced meanwhile opens nothing any more.
    const [unchanged] = await tx
      .select({ personId: staffLogin.personId })
      .from(staffLogin)
      .where(and(eq(staffLogin.loginName, loginName), eq(staffLogin.passwordHash, login.passwordHash)))
      .for('share');
    if (unchanged === undefined) return null;
    await clearThrottle(tx, accountKey(loginName));
    await giveBackTry(tx, addressKey(door.address));
    const kind = await sessionKindOf(tx, login);
    if (kind === null) return 'suspended';
    return startSession(world, tx, {
      tenantId,
      personId,
      kind,
      means: 'password',
      device: door.device,
      previousCookie: door.previousCookie,
    });
  });
  if (started === 'suspended') return fail({ code: 'people.suspended' });
  return started === null ? fail({ code: 'people.sign_in_wrong' }) : ok({ ...started, tenantId, personId, mustChange });
}

/** The actor's own new password. Every other session of theirs ends. */
export async function changeOwnPassword(
  world: World,
  actor: Actor,
  input: { readonly current: string; readonly next: string },
): Promise<Result<null>> {
  const next = newPassword.safeParse(input.next);
  if (!next.success) return fail({ code: next.error.issues[0]?.message ?? 'people.password_too_short', field: 'next' });
  const now = world.clock.now();
  const own = and(eq(staffLogin.tenantId, actor.tenantId), eq(staffLogin.personId, actor.personId));
  const refused = await world.db.asSystem((tx) =>
    countTry(tx, now, [{ key: `change-password:${actor.personId}`, limit: TRIES_PER_ACCOUNT }]),
  );
  if (refused !== null) return fail({ ...refused, field: 'current' });
  const [login] = await world.db.inTenant(actor.tenantId, (tx) => tx.select().from(staffLogin).where(own));
  if (!(await fitsSecret(input.current.slice(0, 1000), login?.passwordHash ?? null))) {
    return fail({ code: 'people.password_wrong', field: 'current' });
  }
  const passwordHash = await hashSecret(next.data, world.random);
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const [changed] = await tx
      .update(staffLogin)
      .set({ passwordHash, changedAt: now, mustChange: false })
      .where(and(own, eq(staffLogin.passwordHash, login?.passwordHash ?? '')))
      .returning({ personId: staffLogin.personId });
    // An administrator gave another password at this very moment: that one stands.
    if (changed === undefined) return fail({ code: 'people.password_wrong', field: 'current' });
    await endSessionsOf(tx, now, {
      tenantId: actor.tenantId,
      personId: actor.personId,
      ...(actor.sessionId === undefined ? {} : { keep: actor.sessionId }),
    });
    await recordAudit(tx, {
      tenantId: actor.tenantId,
      actorId: actor.personId,
      action: 'people.change_password',
      objectId: actor.personId,
      at: now,
    });
    return ok(null);
  });
}
