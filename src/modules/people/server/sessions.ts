import { and, desc, eq, isNull, ne, type SQL } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { type Actor, type Role, STAFF_ROLES } from '../people.schemas.ts';
import { type EntryMeans, isAlive, isAtOwnDevice, sessionEnd, type SessionKind } from '../session.rules.ts';
import { listRoles } from './people.store.ts';
import { person, session, staffLogin } from './people.tables.ts';
import { fingerprint, newSessionToken } from './secrets.ts';

export const SESSION_COOKIE = 'cairn_session';

/** The clock of idleness is written at most this often, so that a page with ten requests writes once. */
const TOUCH_MILLISECONDS = 15_000;

export type SessionStart = {
  readonly tenantId: string;
  readonly personId: string;
  readonly kind: SessionKind;
  readonly means: EntryMeans;
  /** In words, see `describeDevice`. */
  readonly device: string;
  /** The cookie that the browser sent, if any: that session ends, so that none outlives a sign-in. */
  readonly previousCookie?: string | undefined;
};

export type StartedSession = { readonly cookie: string; readonly endsAt: Date };

/** Starts a session in a system transaction and gives the value of its cookie, which is stored nowhere. */
export async function startSession(world: World, tx: Tx, start: SessionStart): Promise<StartedSession> {
  const now = world.clock.now();
  if (start.previousCookie !== undefined) {
    await endWhere(tx, now, eq(session.tokenHash, fingerprint(start.previousCookie)));
  }
  const cookie = newSessionToken(world.random);
  const endsAt = sessionEnd(start, now);
  await tx.insert(session).values({
    tenantId: start.tenantId,
    id: newId(world.random, 'ses'),
    personId: start.personId,
    kind: start.kind,
    tokenHash: fingerprint(cookie),
    means: start.means,
    device: start.device,
    startedAt: now,
    seenAt: now,
    endsAt,
  });
  return { cookie, endsAt };
}

/** The roles that staff sessions are for; a card opens the others only, since the tablet is shared. */
const isOfStaff = (role: Role): boolean => STAFF_ROLES.some((known) => known === role);
const rolesIn = (kind: SessionKind, roles: readonly Role[]): readonly Role[] =>
  kind === 'learner' ? roles.filter((role) => !isOfStaff(role)) : roles;

/** Which kind of session somebody gets who comes in by name or passkey; null for a person who may not come in now. */
export async function sessionKindOf(
  tx: Tx,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
): Promise<SessionKind | null> {
  const [open] = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.tenantId, tenantId), eq(person.id, personId), mayComeIn()));
  if (open === undefined) return null;
  return (await listRoles(tx, tenantId, personId)).some(isOfStaff) ? 'staff' : 'learner';
}

/** Not suspended, not gone, not erased. */
const mayComeIn = (): SQL | undefined =>
  and(isNull(person.suspendedAt), isNull(person.leftAt), isNull(person.erasedAt));

/** Who stands behind a session cookie; null when nobody does any more. Notes that the person was seen. */
export async function resolveSession(world: World, cookie: string | undefined): Promise<Actor | null> {
  if (cookie === undefined || cookie === '') return null;
  const now = world.clock.now();
  return world.db.asSystem(async (tx) => {
    const [found] = await tx
      .select()
      .from(session)
      .where(eq(session.tokenHash, fingerprint(cookie)));
    if (found === undefined || !isAlive({ ...found, endedAt: found.endedAt ?? null }, now)) return null;
    const own = and(eq(session.tenantId, found.tenantId), eq(session.id, found.id));
    if (now.getTime() - found.seenAt.getTime() > TOUCH_MILLISECONDS)
      await tx.update(session).set({ seenAt: now }).where(own);
    const [who] = await tx
      .select({ knownAs: person.knownAs, language: person.language, mustChange: staffLogin.mustChange })
      .from(person)
      .leftJoin(staffLogin, and(eq(staffLogin.tenantId, person.tenantId), eq(staffLogin.personId, person.id)))
      .where(and(eq(person.tenantId, found.tenantId), eq(person.id, found.personId), mayComeIn()));
    if (who === undefined) return null;
    return {
      personId: found.personId,
      tenantId: found.tenantId,
      roles: rolesIn(found.kind, await listRoles(tx, found.tenantId, found.personId)),
      name: who.knownAs,
      language: who.language,
      session: found.kind,
      ...(isAtOwnDevice(found) ? { ownDevice: true as const } : {}),
      ...(found.kind === 'staff' && who.mustChange === true ? { mustChangePassword: true as const } : {}),
      sessionId: found.id,
    };
  });
}

async function endWhere(tx: Tx, now: Date, which: SQL | undefined): Promise<number> {
  const ended = await tx
    .update(session)
    .set({ endedAt: now })
    .where(and(which, isNull(session.endedAt)))
    .returning({ id: session.id });
  return ended.length;
}

/** Ends the session behind a cookie; harmless when there is none. */
export async function endSession(world: World, cookie: string | undefined): Promise<void> {
  if (cookie === undefined) return;
  await world.db.asSystem((tx) => endWhere(tx, world.clock.now(), eq(session.tokenHash, fingerprint(cookie))));
}

/** Ends every session of a person but one; for a new password, a voided card, a reset PIN. */
export async function endSessionsOf(
  tx: Tx,
  now: Date,
  who: { tenantId: string; personId: string; keep?: string },
): Promise<number> {
  const own = and(eq(session.tenantId, who.tenantId), eq(session.personId, who.personId));
  return endWhere(tx, now, who.keep === undefined ? own : and(own, ne(session.id, who.keep)));
}

export type OwnSession = {
  readonly id: string;
  readonly kind: SessionKind;
  readonly means: EntryMeans;
  readonly device: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
  readonly isThisOne: boolean;
};

/** The actor's own living sessions, the last one first. */
export async function listOwnSessions(world: World, actor: Actor): Promise<readonly OwnSession[]> {
  const now = world.clock.now();
  const rows = await world.db.inTenant(actor.tenantId, (tx) =>
    tx
      .select()
      .from(session)
      .where(and(eq(session.tenantId, actor.tenantId), eq(session.personId, actor.personId), isNull(session.endedAt)))
      .orderBy(desc(session.startedAt)),
  );
  return rows
    .filter((row) => isAlive(row, now))
    .map(({ id, kind, means, device, startedAt, seenAt }) => ({
      id,
      kind,
      means,
      device,
      startedAt,
      seenAt,
      isThisOne: id === actor.sessionId,
    }));
}

/** Ends one of the actor's own sessions; `people.session_unknown` for any other id. */
export async function revokeOwnSession(world: World, actor: Actor, sessionId: string): Promise<Result<null>> {
  const own = and(
    eq(session.tenantId, actor.tenantId),
    eq(session.personId, actor.personId),
    eq(session.id, sessionId),
  );
  const ended = await world.db.inTenant(actor.tenantId, (tx) => endWhere(tx, world.clock.now(), own));
  return ended === 0 ? fail({ code: 'people.session_unknown' }) : ok(null);
}
