import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { type Actor, type OrganisationSummary, type PersonSummary, type Role, ROLES } from '../people.schemas.ts';
import { hasRole } from '../people.rules.ts';
import { coachLearner, learnerPin, membership, organisation, passkey, person, staffLogin } from './people.tables.ts';

const summaryColumns = {
  id: person.id,
  fullName: person.fullName,
  knownAs: person.knownAs,
  language: person.language,
} as const;

const organisationColumns = {
  id: organisation.id,
  slug: organisation.slug,
  publicName: organisation.publicName,
  legalName: organisation.legalName,
  country: organisation.country,
  region: organisation.region,
  language: organisation.language,
} as const;

/** The person, or null where this organisation knows no such id (also when another organisation does). */
export async function getPerson(tx: Tx, tenantId: string, id: string): Promise<PersonSummary | null> {
  const rows = await tx
    .select(summaryColumns)
    .from(person)
    .where(and(eq(person.tenantId, tenantId), eq(person.id, id)));
  return rows[0] ?? null;
}

export async function getOrganisation(tx: Tx, tenantId: string): Promise<OrganisationSummary | null> {
  const rows = await tx.select(organisationColumns).from(organisation).where(eq(organisation.tenantId, tenantId));
  return rows[0] ?? null;
}

/** For public addresses that name an organisation; needs the system transaction, as no tenant is known yet. */
export async function findOrganisationBySlug(tx: Tx, slug: string): Promise<OrganisationSummary | null> {
  const rows = await tx.select(organisationColumns).from(organisation).where(eq(organisation.slug, slug));
  return rows[0] ?? null;
}

/** Roles of a person, in the order of the role list; empty for an id that this organisation does not know. */
export async function listRoles(tx: Tx, tenantId: string, personId: string): Promise<readonly Role[]> {
  const rows = await tx
    .select({ role: membership.role })
    .from(membership)
    .where(and(eq(membership.tenantId, tenantId), eq(membership.personId, personId)));
  const held = new Set(rows.map((row) => row.role));
  return ROLES.filter((role) => held.has(role));
}

/** People who hold a role and may come in, sorted by the name they are called by. */
export async function listPeopleWithRole(tx: Tx, tenantId: string, role: Role): Promise<readonly PersonSummary[]> {
  const rows = await tx
    .select(summaryColumns)
    .from(person)
    .innerJoin(membership, and(eq(membership.tenantId, person.tenantId), eq(membership.personId, person.id)))
    .where(and(eq(person.tenantId, tenantId), eq(membership.role, role), isNull(person.suspendedAt)));
  return sortByName(rows);
}

/** The learners an actor may see: a coach her own, an administrator all, everybody else none. */
export async function listLearners(tx: Tx, actor: Actor): Promise<readonly PersonSummary[]> {
  if (hasRole(actor, 'admin')) return listPeopleWithRole(tx, actor.tenantId, 'learner');
  if (!hasRole(actor, 'coach')) return [];
  const rows = await tx
    .select(summaryColumns)
    .from(person)
    .innerJoin(coachLearner, and(eq(coachLearner.tenantId, person.tenantId), eq(coachLearner.learnerId, person.id)))
    .where(
      and(eq(person.tenantId, actor.tenantId), eq(coachLearner.coachId, actor.personId), isNull(coachLearner.endedAt)),
    );
  return sortByName(rows);
}

/** True for a coach who accompanies exactly this learner. An administrator does not coach by being one. */
export async function mayCoach(tx: Tx, actor: Actor, learnerId: string): Promise<boolean> {
  if (!hasRole(actor, 'coach')) return false;
  const rows = await tx
    .select({ learnerId: coachLearner.learnerId })
    .from(coachLearner)
    .where(
      and(
        eq(coachLearner.tenantId, actor.tenantId),
        eq(coachLearner.coachId, actor.personId),
        eq(coachLearner.learnerId, learnerId),
        isNull(coachLearner.endedAt),
      ),
    );
  return rows.length > 0;
}

/** Many people at once, by id; ids that this organisation does not know are left out. */
export async function getPeople(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonSummary>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select(summaryColumns)
    .from(person)
    .where(and(eq(person.tenantId, tenantId), inArray(person.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row] as const));
}

/** Whether somebody can come in without a card that a coach made: by an own name and password, or a passkey. */
export async function hasOwnWay(tx: Tx, who: { readonly tenantId: string; readonly personId: string }) {
  const logins = await tx
    .select({ personId: staffLogin.personId })
    .from(staffLogin)
    .where(and(eq(staffLogin.tenantId, who.tenantId), eq(staffLogin.personId, who.personId)));
  const keys = await tx
    .select({ id: passkey.id })
    .from(passkey)
    .where(and(eq(passkey.tenantId, who.tenantId), eq(passkey.personId, who.personId)));
  return logins.length + keys.length > 0;
}

/** Learners who have come in with their card at least once, which is when they choose a PIN. */
export async function listEntered(tx: Tx, tenantId: string): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ personId: learnerPin.personId })
    .from(learnerPin)
    .where(eq(learnerPin.tenantId, tenantId));
  return new Set(rows.map((row) => row.personId));
}

/** Sorted here and not in SQL: the embedded database knows only byte order (Č after Ø). */
function sortByName<T extends PersonSummary>(rows: readonly T[]): readonly T[] {
  const collator = new Intl.Collator('und');
  return [...rows].sort((a, b) => collator.compare(a.knownAs, b.knownAs) || collator.compare(a.fullName, b.fullName));
}
