import { and, desc, eq, inArray, isNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { CareEnd, PersonSummary } from '../people.schemas.ts';
import { careProposal } from './care.tables.ts';
import { coachLearner, person } from './people.tables.ts';

const named = { id: person.id, fullName: person.fullName, knownAs: person.knownAs, language: person.language } as const;

export type CoachOf = PersonSummary & { readonly since: Date };

/** Who accompanies a learner now, the first one first. */
export async function listCoachesOf(tx: Tx, tenantId: string, learnerId: string): Promise<readonly CoachOf[]> {
  const rows = await tx
    .select({ ...named, since: coachLearner.since })
    .from(coachLearner)
    .innerJoin(person, and(eq(person.tenantId, coachLearner.tenantId), eq(person.id, coachLearner.coachId)))
    .where(
      and(eq(coachLearner.tenantId, tenantId), eq(coachLearner.learnerId, learnerId), isNull(coachLearner.endedAt)),
    )
    .orderBy(coachLearner.since);
  return rows;
}

type Pair = { readonly tenantId: string; readonly coachId: string; readonly learnerId: string };

const pairOf = ({ tenantId, coachId, learnerId }: Pair) =>
  and(
    eq(coachLearner.tenantId, tenantId),
    eq(coachLearner.coachId, coachId),
    eq(coachLearner.learnerId, learnerId),
    isNull(coachLearner.endedAt),
  );

/** Begins or renews the company of a coach. */
export async function beginCare(tx: Tx, pair: Pair, since: Date): Promise<void> {
  await tx
    .insert(coachLearner)
    .values({ ...pair, since })
    .onConflictDoUpdate({
      target: [coachLearner.tenantId, coachLearner.coachId, coachLearner.learnerId],
      set: { since, endedAt: null, ended: null },
    });
}

/** True when there was something to end. */
export async function endCare(tx: Tx, pair: Pair, end: { readonly why: CareEnd; readonly at: Date }): Promise<boolean> {
  const rows = await tx
    .update(coachLearner)
    .set({ endedAt: end.at, ended: end.why })
    .where(pairOf(pair))
    .returning({ learnerId: coachLearner.learnerId });
  return rows.length > 0;
}

export type Proposal = typeof careProposal.$inferSelect;

/** Proposals that wait for an answer: of one coach, or about one learner. */
export async function listOpenProposals(
  tx: Tx,
  of: { readonly tenantId: string; readonly side: 'coach' | 'learner'; readonly personId: string },
): Promise<readonly (Proposal & { readonly learnerName: string })[]> {
  const column = of.side === 'coach' ? careProposal.coachId : careProposal.learnerId;
  const rows = await tx
    .select({ proposal: careProposal, learnerName: person.fullName })
    .from(careProposal)
    .innerJoin(person, and(eq(person.tenantId, careProposal.tenantId), eq(person.id, careProposal.learnerId)))
    .where(and(eq(careProposal.tenantId, of.tenantId), eq(column, of.personId), isNull(careProposal.answer)))
    .orderBy(desc(careProposal.proposedAt));
  return rows.map(({ proposal, learnerName }) => ({ ...proposal, learnerName }));
}

/** Names of people, also of those who have left (then the role stands there). */
export async function namesOf(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  if (ids.length === 0) return {};
  const rows = await tx
    .select({ id: person.id, fullName: person.fullName })
    .from(person)
    .where(and(eq(person.tenantId, tenantId), inArray(person.id, [...new Set(ids)])));
  return Object.fromEntries(rows.map((row) => [row.id, row.fullName]));
}
