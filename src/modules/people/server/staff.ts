import { and, eq, inArray, isNull, ne } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isUniqueViolation } from '#platform/db/sql-state.ts';
import { STAFF_LANGUAGES } from '#platform/i18n/languages.ts';
import { newId, randomToken } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import { clearThrottle } from '#platform/throttle.ts';
import type { World } from '#platform/world.ts';
import { requireRole } from '../people.rules.ts';
import { ROLES, STAFF_ROLES, type Actor, type NewOrganisation, type NewStaff, type Role } from '../people.schemas.ts';
import { getPerson, listRoles } from './people.store.ts';
import { membership, organisation, person, staffLogin } from './people.tables.ts';
import { hashSecret } from './secrets.ts';
import { endSessionsOf } from './sessions.ts';

type StaffRow = NewStaff & {
  readonly tenantId: string;
  readonly personId: string;
  readonly passwordHash: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly mustChange: boolean;
};

/** Sixteen letters and digits in groups of four: 80 random bits, to be read out and typed once. */
const makePassword = ({ random }: Pick<World, 'random'>): string =>
  randomToken(random, 16).replace(/(.{4})(?=.)/g, '$1-');

async function insertStaff(tx: Tx, row: StaffRow): Promise<void> {
  const { tenantId, personId, fullName, knownAs, language, createdAt, createdBy, loginName, passwordHash, mustChange } =
    row;
  await tx.insert(person).values({ tenantId, id: personId, fullName, knownAs, language, createdAt, createdBy });
  await tx.insert(membership).values(row.roles.map((role) => ({ tenantId, personId, role, since: createdAt })));
  await tx.insert(staffLogin).values({ tenantId, personId, loginName, passwordHash, changedAt: createdAt, mustChange });
}

const isStaffLanguage = (code: string): boolean => STAFF_LANGUAGES.some((language) => language === code);

/** A unique login name is held by the database; its refusal becomes words. */
async function unlessNameTaken<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    if (isUniqueViolation(error, 'staff_login_name'))
      return fail({ code: 'people.login_name_taken', field: 'loginName' });
    if (isUniqueViolation(error, 'organisation_slug')) return fail({ code: 'people.slug_taken', field: 'slug' });
    throw error;
  }
}

export type Founded = { readonly tenantId: string; readonly personId: string; readonly password: string };

/**
 * The operator's act: an organisation and its first administrator. No actor exists before it. Without a password of
 * the administrator's own, one is made that has to be changed at the first entry.
 */
export async function foundOrganisation(
  world: Pick<World, 'db' | 'clock' | 'random'>,
  input: NewOrganisation,
  first: NewStaff & { readonly password?: string },
): Promise<Result<Founded>> {
  const createdAt = world.clock.now();
  const tenantId = newId(world.random, 'org');
  const personId = newId(world.random, 'per');
  const { password = makePassword(world), ...staff } = first;
  const passwordHash = await hashSecret(password, world.random);
  return unlessNameTaken(() =>
    world.db.asSystem(async (tx) => {
      await tx.insert(organisation).values({ ...input, tenantId, id: tenantId, createdAt });
      await insertStaff(tx, {
        ...staff,
        tenantId,
        personId,
        passwordHash,
        createdAt,
        createdBy: personId,
        mustChange: first.password === undefined,
      });
      await recordAudit(tx, {
        tenantId,
        actorId: personId,
        action: 'people.found_organisation',
        objectId: tenantId,
        at: createdAt,
        after: input,
      });
      return { tenantId, personId, password };
    }),
  );
}

export type IssuedSignIn = {
  readonly personId: string;
  readonly loginName: string;
  readonly temporaryPassword: string;
};

/** An administrator adds a colleague. The temporary password is given once and stored only as a hash. */
export async function addStaff(world: World, actor: Actor, input: NewStaff): Promise<Result<IssuedSignIn>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  if (!isStaffLanguage(input.language)) return fail({ code: 'people.language_unknown', field: 'language' });
  const { tenantId } = actor;
  const createdAt = world.clock.now();
  const personId = newId(world.random, 'per');
  const temporaryPassword = makePassword(world);
  const passwordHash = await hashSecret(temporaryPassword, world.random);
  return unlessNameTaken(() =>
    world.db.inTenant(tenantId, async (tx) => {
      await insertStaff(tx, {
        ...input,
        tenantId,
        personId,
        passwordHash,
        createdAt,
        createdBy: actor.personId,
        mustChange: true,
      });
      await recordAudit(tx, {
        tenantId,
        actorId: actor.personId,
        action: 'people.add_staff',
        objectId: personId,
        at: createdAt,
        after: input,
      });
      return { personId, loginName: input.loginName, temporaryPassword };
    }),
  );
}

/** A new temporary password for somebody who lost theirs. All their sessions end. */
export async function issueSignIn(world: World, actor: Actor, personId: string): Promise<Result<IssuedSignIn>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  const now = world.clock.now();
  const temporaryPassword = makePassword(world);
  const passwordHash = await hashSecret(temporaryPassword, world.random);
  return world.db.inTenant(tenantId, async (tx) => {
    // A learner's own name and password are nobody else's to give.
    if (!(await isStaff(tx, tenantId, personId))) return fail({ code: 'people.person_unknown' });
    const [login] = await tx
      .update(staffLogin)
      .set({ passwordHash, changedAt: now, mustChange: true })
      .where(and(eq(staffLogin.tenantId, tenantId), eq(staffLogin.personId, personId)))
      .returning({ loginName: staffLogin.loginName });
    if (login === undefined) return fail({ code: 'people.person_unknown' });
    await endSessionsOf(tx, now, { tenantId, personId });
    await recordAudit(tx, {
      tenantId,
      actorId: actor.personId,
      action: 'people.issue_sign_in',
      objectId: personId,
      at: now,
    });
    return ok({ personId, loginName: login.loginName, temporaryPassword });
  });
}

export const isStaff = async (tx: Tx, tenantId: string, personId: string): Promise<boolean> =>
  (await listRoles(tx, tenantId, personId)).some((role) => STAFF_ROLES.some((known) => known === role));

/** Sets the staff roles of a person. The last administrator keeps the role: nobody could give it back. */
export async function setRoles(
  world: World,
  actor: Actor,
  input: { readonly personId: string; readonly roles: readonly Role[] },
): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  const { personId } = input;
  const wanted = STAFF_ROLES.filter((role) => input.roles.includes(role));
  if (wanted.length === 0) return fail({ code: 'people.role_missing', field: 'roles' });
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await takeTurns(tx, tenantId);
    const held = await listRoles(tx, tenantId, personId);
    if (!(await isStaff(tx, tenantId, personId))) return fail({ code: 'people.person_unknown' });
    if (held.includes('admin') && !wanted.includes('admin') && (await countOtherAdmins(tx, tenantId, personId)) === 0) {
      return fail({ code: 'people.last_admin', field: 'roles' });
    }
    const own = and(eq(membership.tenantId, tenantId), eq(membership.personId, personId));
    await tx.delete(membership).where(and(own, inArray(membership.role, [...STAFF_ROLES])));
    await tx.insert(membership).values(wanted.map((role) => ({ tenantId, personId, role, since: at })));
    await recordAudit(tx, {
      tenantId,
      actorId: actor.personId,
      action: 'people.set_roles',
      objectId: personId,
      at,
      before: held,
      after: wanted,
    });
    return ok(null);
  });
}

/** Two administrators who take each other's role at once take turns here, so that one of them stays. */
export async function takeTurns(tx: Tx, tenantId: string): Promise<void> {
  await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.tenantId, tenantId)).for('update');
}

/** Those who can come in: a suspended administrator could give nobody anything back. */
export async function countOtherAdmins(tx: Tx, tenantId: string, personId: string): Promise<number> {
  const rows = await tx
    .select({ personId: membership.personId })
    .from(membership)
    .innerJoin(person, and(eq(person.tenantId, membership.tenantId), eq(person.id, membership.personId)))
    .where(
      and(
        eq(membership.tenantId, tenantId),
        eq(membership.role, 'admin'),
        ne(membership.personId, personId),
        isNull(person.suspendedAt),
      ),
    );
  return rows.length;
}

export type StaffMember = {
  readonly id: string;
  readonly fullName: string;
  readonly knownAs: string;
  readonly loginName: string;
  readonly roles: readonly Role[];
  /** Set while the person cannot come in. */
  readonly suspendedAt: Date | null;
};

/** Everybody who works here, for the administrator. */
export async function listStaff(world: World, actor: Actor): Promise<Result<readonly StaffMember[]>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  const [people, roles] = await world.db.inTenant(tenantId, async (tx) => [
    await tx
      .select({
        id: person.id,
        fullName: person.fullName,
        knownAs: person.knownAs,
        loginName: staffLogin.loginName,
        suspendedAt: person.suspendedAt,
      })
      .from(person)
      .innerJoin(staffLogin, and(eq(staffLogin.tenantId, person.tenantId), eq(staffLogin.personId, person.id)))
      .where(eq(person.tenantId, tenantId)),
    await tx.select().from(membership).where(eq(membership.tenantId, tenantId)),
  ]);
  const collator = new Intl.Collator(actor.language);
  return ok(
    people
      .map((one) => ({
        ...one,
        roles: ROLES.filter((role) => roles.some((held) => held.personId === one.id && held.role === role)),
      }))
      // Learners may have an own name and password as well; that is theirs.
      .filter((one) => one.roles.some((role) => STAFF_ROLES.some((known) => known === role)))
      .sort((a, b) => collator.compare(a.fullName, b.fullName)),
  );
}

/** The same for one person; `people.person_unknown` also for people of other organisations. */
export async function getStaffMember(world: World, actor: Actor, personId: string): Promise<Result<StaffMember>> {
  const all = await listStaff(world, actor);
  if (!all.ok) return all;
  const found = all.value.find((one) => one.id === personId);
  return found === undefined ? fail({ code: 'people.person_unknown' }) : ok(found);
}

/** Lets somebody in again at once who typed a wrong password too often. */
export async function liftSignInWait(world: World, actor: Actor, personId: string): Promise<Result<null>> {
  const member = await getStaffMember(world, actor, personId);
  if (!member.ok) return member;
  await world.db.asSystem((tx) => clearThrottle(tx, `sign-in:${member.value.loginName}`));
  return ok(null);
}

/** The actor's own language: the next page speaks it. */
export async function setOwnLanguage(world: World, actor: Actor, language: string): Promise<Result<null>> {
  const isOffered = actor.session === 'learner' || isStaffLanguage(language);
  if (!isOffered) return fail({ code: 'people.language_unknown', field: 'language' });
  return world.db.inTenant(actor.tenantId, async (tx) => {
    if ((await getPerson(tx, actor.tenantId, actor.personId)) === null) return fail({ code: 'people.person_unknown' });
    await tx
      .update(person)
      .set({ language })
      .where(and(eq(person.tenantId, actor.tenantId), eq(person.id, actor.personId)));
    return ok(null);
  });
}
