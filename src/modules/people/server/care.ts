import { and, desc, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { hasRole, requireRole } from '../people.rules.ts';
import type { Actor, PersonSummary } from '../people.schemas.ts';
import { beginCare, type CoachOf, endCare, listCoachesOf, listOpenProposals, namesOf } from './care.store.ts';
import { careProposal } from './care.tables.ts';
import { noteOnBehalf } from './on-behalf.ts';
import { getPerson, hasOwnWay, listEntered, listPeopleWithRole, listRoles, mayCoach } from './people.store.ts';
import { coachLearner, person } from './people.tables.ts';

const UNKNOWN = { code: 'people.person_unknown' } as const;

export type NewProposal = {
  readonly learnerId: string;
  readonly coachId: string;
  /** In the place of the present coach, or beside her. */
  readonly how: 'instead' | 'beside';
};

/** The learner's coaches, when the actor may arrange who accompanies her: one of them, or an administrator. */
async function coachesToArrange(tx: Tx, actor: Actor, learnerId: string): Promise<readonly CoachOf[] | null> {
  const may = hasRole(actor, 'admin') || (await mayCoach(tx, actor, learnerId));
  if (!may || !(await listRoles(tx, actor.tenantId, learnerId)).includes('learner')) return null;
  return listCoachesOf(tx, actor.tenantId, learnerId);
}

/** Who goes when the new one comes: the proposing coach; for an administrator the first of them. */
function outgoing(actor: Actor, coaches: readonly CoachOf[], how: NewProposal['how']): string {
  if (how === 'beside') return '';
  return coaches.find((coach) => coach.id === actor.personId)?.id ?? coaches[0]?.id ?? '';
}

async function withdrawProposals(
  tx: Tx,
  { tenantId, learnerId }: { readonly tenantId: string; readonly learnerId: string },
  at: Date,
): Promise<void> {
  await tx
    .update(careProposal)
    .set({ answer: 'withdrawn', answeredAt: at })
    .where(
      and(eq(careProposal.tenantId, tenantId), eq(careProposal.learnerId, learnerId), isNull(careProposal.answer)),
    );
}

/**
 * Asks another coach to accompany a learner; nothing changes before that coach accepts. Failures:
 * `people.person_unknown`, `people.coach_unknown` (no coach here, or the learner herself), `people.coach_already`,
 * `people.learner_left_all` (a learner who has taken the account over arranges her own company).
 */
export async function proposeCoach(world: World, actor: Actor, input: NewProposal): Promise<Result<null>> {
  const { tenantId, personId: proposedBy } = actor;
  const { learnerId, coachId, how } = input;
  const at = world.clock.now();
  const id = newId(world.random, 'prp');
  return world.db.inTenant(tenantId, async (tx) => {
    const coaches = await coachesToArrange(tx, actor, learnerId);
    if (coaches === null) return fail(UNKNOWN);
    if (coaches.length === 0 && (await hasOwnWay(tx, { tenantId, personId: learnerId })))
      return fail({ code: 'people.learner_left_all' });
    const known = await listPeopleWithRole(tx, tenantId, 'coach');
    if (coachId === learnerId || !known.some((coach) => coach.id === coachId))
      return fail({ code: 'people.coach_unknown', field: 'coachId' });
    if (coaches.some((coach) => coach.id === coachId)) return fail({ code: 'people.coach_already', field: 'coachId' });
    // A second proposal takes the place of the first, so that no two coaches wait for each other.
    await withdrawProposals(tx, { tenantId, learnerId }, at);
    const insteadOf = outgoing(actor, coaches, how);
    await tx.insert(careProposal).values({ tenantId, id, learnerId, coachId, insteadOf, proposedBy, proposedAt: at });
    await recordAudit(tx, {
      tenantId,
      actorId: proposedBy,
      onBehalfOf: learnerId,
      action: 'people.propose_coach',
      objectId: id,
      at,
      after: { coachId, insteadOf },
    });
    return ok(null);
  });
}

/** The asked coach's yes or no. With a yes the learner is told who accompanies her now, and who no longer does. */
export async function answerProposal(
  world: World,
  actor: Actor,
  input: { readonly proposalId: string; readonly answer: 'accepted' | 'declined' },
): Promise<Result<null>> {
  const { tenantId, personId: coachId } = actor;
  const at = world.clock.now();
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(tenantId, async (tx) => {
    const [taken] = await tx
      .update(careProposal)
      .set({ answer: input.answer, answeredAt: at })
      .where(
        and(
          eq(careProposal.tenantId, tenantId),
          eq(careProposal.id, input.proposalId),
          eq(careProposal.coachId, coachId),
          isNull(careProposal.answer),
        ),
      )
      .returning();
    if (taken === undefined) return fail({ code: 'people.proposal_unknown' });
    const { learnerId, insteadOf } = taken;
    if (input.answer === 'accepted') {
      await beginCare(tx, { tenantId, coachId, learnerId }, at);
      if (insteadOf !== '') await endCare(tx, { tenantId, coachId: insteadOf, learnerId }, { why: 'handed_over', at });
      const what = insteadOf === '' ? 'coach_added' : 'coach_handed_over';
      await noteOnBehalf(tx, { tenantId, learnerId, coachId, what, at, objectId: taken.id });
    }
    await recordAudit(tx, {
      tenantId,
      actorId: coachId,
      onBehalfOf: learnerId,
      action: `people.proposal_${input.answer}`,
      objectId: taken.id,
      at,
    });
    return ok(null);
  });
}

export type ProposalForMe = {
  readonly id: string;
  readonly learner: string;
  readonly proposedBy: string;
  readonly isInstead: boolean;
  readonly proposedAt: Date;
};

/** What waits for this coach's yes or no. */
export async function listProposalsForMe(world: World, actor: Actor): Promise<readonly ProposalForMe[]> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const open = await listOpenProposals(tx, { tenantId, side: 'coach', personId });
    const names = await namesOf(
      tx,
      tenantId,
      open.map((one) => one.proposedBy),
    );
    return open.map((one) => ({
      id: one.id,
      learner: one.learnerName,
      proposedBy: names[one.proposedBy] ?? '',
      isInstead: one.insteadOf !== '',
      proposedAt: one.proposedAt,
    }));
  });
}

export type CareView = {
  readonly learner: PersonSummary;
  readonly coaches: readonly CoachOf[];
  /** Coaches who could be asked. */
  readonly others: readonly PersonSummary[];
  /** The coach who was asked and has not answered. */
  readonly asked: string | null;
};

/** Who accompanies a learner, for those who may arrange it. */
export async function seeCare(world: World, actor: Actor, learnerId: string): Promise<Result<CareView>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const coaches = await coachesToArrange(tx, actor, learnerId);
    const learner = coaches === null ? null : await getPerson(tx, tenantId, learnerId);
    if (coaches === null || learner === null) return fail(UNKNOWN);
    const known = await listPeopleWithRole(tx, tenantId, 'coach');
    const [open] = await listOpenProposals(tx, { tenantId, side: 'learner', personId: learnerId });
    const names = await namesOf(tx, tenantId, open === undefined ? [] : [open.coachId]);
    return ok({
      learner,
      coaches,
      others: known.filter((one) => one.id !== learnerId && !coaches.some((coach) => coach.id === one.id)),
      asked: open === undefined ? null : (names[open.coachId] ?? ''),
    });
  });
}

export type LearnerStand = {
  readonly learner: PersonSummary;
  readonly coaches: readonly string[];
  readonly hasEntered: boolean;
  /** Nobody accompanies her: either she wanted it so, or she waits for a new coach. */
  readonly without: 'waits' | 'own_wish' | null;
};

/** All learners of the organisation with who accompanies them, for an administrator: nothing of what they answered. */
export async function listLearnerStands(world: World, actor: Actor): Promise<Result<readonly LearnerStand[]>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const learners = await listPeopleWithRole(tx, tenantId, 'learner');
    const entered = await listEntered(tx, tenantId);
    const pairs = await tx
      .select({ learnerId: coachLearner.learnerId, name: person.fullName, ended: coachLearner.ended })
      .from(coachLearner)
      .innerJoin(person, and(eq(person.tenantId, coachLearner.tenantId), eq(person.id, coachLearner.coachId)))
      .where(eq(coachLearner.tenantId, tenantId));
    const stands = learners.map((learner): LearnerStand => {
      const own = pairs.filter((pair) => pair.learnerId === learner.id);
      const coaches = own.filter((pair) => pair.ended === null).map((pair) => pair.name);
      const wished = own.some((pair) => pair.ended === 'learner_left');
      const without = coaches.length > 0 ? null : wished ? 'own_wish' : 'waits';
      return { learner, coaches, hasEntered: entered.has(learner.id), without };
    });
    return ok(stands.toSorted((a, b) => Number(b.without === 'waits') - Number(a.without === 'waits')));
  });
}

/** The actor's coaches, for the learner. */
export const listOwnCoaches = (world: World, actor: Actor): Promise<readonly CoachOf[]> =>
  world.db.inTenant(actor.tenantId, (tx) => listCoachesOf(tx, actor.tenantId, actor.personId));

/**
 * The learner goes on without this coach, who from then on sees only that she left. Needs an own way in
 * (`people.own_way_first`): else a lost card would lock her out for good.
 */
export async function leaveCoach(world: World, actor: Actor, coachId: string): Promise<Result<null>> {
  const { tenantId, personId: learnerId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await hasOwnWay(tx, actor))) return fail({ code: 'people.own_way_first' });
    if (!(await endCare(tx, { tenantId, coachId, learnerId }, { why: 'learner_left', at })))
      return fail({ code: 'people.coach_unknown' });
    // Whoever was asked before she left no longer comes: nobody follows a coach she has parted from.
    await withdrawProposals(tx, { tenantId, learnerId }, at);
    await recordAudit(tx, { tenantId, actorId: learnerId, action: 'people.leave_coach', objectId: coachId, at });
    return ok(null);
  });
}

/** Learners who went on without this coach: the name and the day, not more. */
export async function listWhoLeft(
  world: World,
  actor: Actor,
): Promise<readonly { readonly name: string; readonly at: Date | null }[]> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, (tx) =>
    tx
      .select({ name: person.fullName, at: coachLearner.endedAt })
      .from(coachLearner)
      .innerJoin(person, and(eq(person.tenantId, coachLearner.tenantId), eq(person.id, coachLearner.learnerId)))
      .where(
        and(
          eq(coachLearner.tenantId, tenantId),
          eq(coachLearner.coachId, personId),
          eq(coachLearner.ended, 'learner_left'),
          isNull(person.erasedAt),
        ),
      )
      .orderBy(desc(coachLearner.endedAt))
      .limit(20),
  );
}
