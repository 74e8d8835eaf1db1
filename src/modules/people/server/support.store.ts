import { and, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { hasRole } from '../people.rules.ts';
import type { Actor, PersonSummary } from '../people.schemas.ts';
import { rightsAmong, type SupportRight } from '../support.rules.ts';
import { person } from './people.tables.ts';
import { supporterLink } from './support.tables.ts';

export type SupportLink = {
  readonly id: string;
  readonly learnerId: string;
  readonly supporterId: string;
  readonly seesAnswers: boolean;
  readonly rights: readonly SupportRight[];
  readonly invitedBy: string;
  readonly invitedAt: Date;
  readonly endsAt: Date;
  /** `waits`: a coach proposed it, the learner has not said yes. */
  readonly state: 'waits' | 'open' | 'ended';
};

type Row = typeof supporterLink.$inferSelect;

const stateOf = (row: Row, now: Date): SupportLink['state'] => {
  if (row.endedAt !== null || row.endsAt <= now) return 'ended';
  return row.confirmedAt === null ? 'waits' : 'open';
};

const rightsOf = ({ addsProof, appeals }: Pick<Row, 'addsProof' | 'appeals'>): readonly SupportRight[] =>
  rightsAmong([addsProof && 'proof', appeals && 'appeal']);

const toLink = (row: Row, now: Date): SupportLink => {
  const { id, learnerId, supporterId, seesAnswers, invitedBy, invitedAt, endsAt } = row;
  const rights = rightsOf(row);
  return { id, learnerId, supporterId, seesAnswers, rights, invitedBy, invitedAt, endsAt, state: stateOf(row, now) };
};

export type Support = {
  readonly seesAnswers: boolean;
  readonly endsAt: Date;
  readonly rights: readonly SupportRight[];
};

/** What the actor may do for this learner as a helper; null for everybody who is none of hers, or no longer. */
export async function findSupport(
  tx: Tx,
  actor: Actor,
  at: { readonly learnerId: string; readonly now: Date },
): Promise<Support | null> {
  if (!hasRole(actor, 'supporter')) return null;
  const [row] = await tx
    .select({
      seesAnswers: supporterLink.seesAnswers,
      endsAt: supporterLink.endsAt,
      addsProof: supporterLink.addsProof,
      appeals: supporterLink.appeals,
    })
    .from(supporterLink)
    .where(
      and(
        eq(supporterLink.tenantId, actor.tenantId),
        eq(supporterLink.supporterId, actor.personId),
        eq(supporterLink.learnerId, at.learnerId),
        isNotNull(supporterLink.confirmedAt),
        isNull(supporterLink.endedAt),
        gt(supporterLink.endsAt, at.now),
      ),
    );
  return row === undefined ? null : { seesAnswers: row.seesAnswers, endsAt: row.endsAt, rights: rightsOf(row) };
}

/** Whether the learner lets the actor do this for her now, as her helper. */
export async function mayHelp(
  tx: Tx,
  actor: Actor,
  at: { readonly learnerId: string; readonly now: Date; readonly right: SupportRight },
): Promise<boolean> {
  const support = await findSupport(tx, actor, at);
  return support !== null && support.rights.includes(at.right);
}

export type NamedLink = SupportLink & { readonly person: PersonSummary };

/** The helpers of a learner, or the learners of a helper, each with the other's name; the newest first. */
export async function listLinks(
  tx: Tx,
  of: { readonly tenantId: string; readonly side: 'learner' | 'supporter'; readonly personId: string },
  now: Date,
): Promise<readonly NamedLink[]> {
  const [own, other] =
    of.side === 'learner'
      ? [supporterLink.learnerId, supporterLink.supporterId]
      : [supporterLink.supporterId, supporterLink.learnerId];
  const rows = await tx
    .select({
      link: supporterLink,
      person: { id: person.id, fullName: person.fullName, knownAs: person.knownAs, language: person.language },
    })
    .from(supporterLink)
    .innerJoin(person, and(eq(person.tenantId, supporterLink.tenantId), eq(person.id, other)))
    .where(and(eq(supporterLink.tenantId, of.tenantId), eq(own, of.personId)))
    .orderBy(desc(supporterLink.invitedAt), desc(supporterLink.id));
  return rows.map(({ link, person: named }) => ({ ...toLink(link, now), person: named }));
}

/** One link of this learner; null for anybody else's. */
export async function findLink(
  tx: Tx,
  at: { readonly tenantId: string; readonly linkId: string },
  now: Date,
): Promise<SupportLink | null> {
  const [row] = await tx
    .select()
    .from(supporterLink)
    .where(and(eq(supporterLink.tenantId, at.tenantId), eq(supporterLink.id, at.linkId)));
  return row === undefined ? null : toLink(row, now);
}
