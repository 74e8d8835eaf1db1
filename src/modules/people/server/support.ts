import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { spellCardCode } from '../card.rules.ts';
import { requireRole } from '../people.rules.ts';
import type { Actor, NewLearner } from '../people.schemas.ts';
import { MOST_SUPPORTERS, supportEnd, type SupportRight } from '../support.rules.ts';
import { insertCard, livingCard, newCard, openCode } from './cards.ts';
import { noteOnBehalf } from './on-behalf.ts';
import { getOrganisation, getPerson, mayCoach } from './people.store.ts';
import { card, membership, person } from './people.tables.ts';
import { endSessionsOf } from './sessions.ts';
import { findLink, listLinks, type NamedLink, type SupportLink } from './support.store.ts';
import { supporterLink } from './support.tables.ts';

const UNKNOWN = { code: 'people.supporter_unknown' } as const;

export type NewSupporter = NewLearner & {
  readonly learnerId: string;
  readonly days: number;
  readonly seesAnswers: 'yes' | 'no';
  /** What the helper may do in the learner's place; nothing where nothing is told. */
  readonly rights?: readonly SupportRight[];
};

/** Whether the actor may bring in a helper for this learner: the learner, or her coach with a proposal. */
async function inviterOf(tx: Tx, actor: Actor, learnerId: string): Promise<'learner' | 'coach' | null> {
  if (actor.personId === learnerId) return requireRole(actor, 'learner').ok ? 'learner' : null;
  return (await mayCoach(tx, actor, learnerId)) ? 'coach' : null;
}

/**
 * A helper with an own card, until a day. From the learner herself it counts at once. From her coach it is a proposal:
 * nothing opens before the learner, in by her own card and PIN, has said yes; so no PIN is ever typed into a coach's
 * pages. Failures: `people.person_unknown`, `people.support_days_unknown`, `people.supporters_enough`.
 */
export async function inviteSupporter(
  world: World,
  actor: Actor,
  input: NewSupporter,
): Promise<Result<{ readonly linkId: string }>> {
  const now = world.clock.now();
  const endsAt = supportEnd(input.days, now);
  if (endsAt === null) return fail({ code: 'people.support_days_unknown', field: 'days' });
  if (!isLanguage(input.language)) return fail({ code: 'people.language_unknown', field: 'language' });
  const { tenantId, personId: invitedBy } = actor;
  const { learnerId, fullName, knownAs, language } = input;
  const supporterId = newId(world.random, 'per');
  const linkId = newId(world.random, 'sup');
  const made = newCard(world, { tenantId, personId: supporterId, issuedBy: invitedBy });
  return world.db.inTenant(tenantId, async (tx) => {
    const inviter = await inviterOf(tx, actor, learnerId);
    if (inviter === null) return fail({ code: 'people.person_unknown' });
    const links = await listLinks(tx, { tenantId, side: 'learner', personId: learnerId }, now);
    if (links.filter((link) => link.state !== 'ended').length >= MOST_SUPPORTERS)
      return fail({ code: 'people.supporters_enough', params: { most: MOST_SUPPORTERS } });
    await tx
      .insert(person)
      .values({ tenantId, id: supporterId, fullName, knownAs, language, createdAt: now, createdBy: invitedBy });
    await tx.insert(membership).values({ tenantId, personId: supporterId, role: 'supporter', since: now });
    await insertCard(tx, made);
    await tx.insert(supporterLink).values({
      tenantId,
      id: linkId,
      learnerId,
      supporterId,
      seesAnswers: input.seesAnswers === 'yes',
      addsProof: input.rights?.includes('proof') ?? false,
      appeals: input.rights?.includes('appeal') ?? false,
      invitedBy,
      invitedAt: now,
      confirmedAt: inviter === 'learner' ? now : null,
      endsAt,
    });
    await noteOnBehalf(tx, { tenantId, learnerId, coachId: invitedBy, what: 'supporter_invited', at: now });
    await audit(tx, actor, { action: 'people.invite_supporter', learnerId, objectId: linkId, at: now });
    return ok({ linkId });
  });
}

type Act = { readonly action: string; readonly learnerId: string; readonly objectId: string; readonly at: Date };

const audit = (tx: Tx, actor: Actor, { learnerId, ...act }: Act): Promise<void> =>
  recordAudit(tx, {
    tenantId: actor.tenantId,
    actorId: actor.personId,
    ...(actor.personId === learnerId ? {} : { onBehalfOf: learnerId }),
    ...act,
  });

/** Ends a link and, where it was the helper's last one, the card and every session. The person stays for the notes. */
async function endLink(tx: Tx, tenantId: string, { link, at }: { link: SupportLink; at: Date }): Promise<void> {
  await tx
    .update(supporterLink)
    .set({ endedAt: at })
    .where(and(eq(supporterLink.tenantId, tenantId), eq(supporterLink.id, link.id), isNull(supporterLink.endedAt)));
  const others = await listLinks(tx, { tenantId, side: 'supporter', personId: link.supporterId }, at);
  if (others.some((one) => one.state !== 'ended')) return;
  await tx.update(card).set({ voidedAt: at }).where(livingCard(tenantId, link.supporterId));
  await endSessionsOf(tx, at, { tenantId, personId: link.supporterId });
}

/** The learner's own yes or no to a helper whom her coach proposed. */
export async function answerSupporter(
  world: World,
  actor: Actor,
  input: { readonly linkId: string; readonly answer: 'yes' | 'no' },
): Promise<Result<null>> {
  const { tenantId, personId: learnerId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const link = await findLink(tx, { tenantId, linkId: input.linkId }, at);
    if (link?.learnerId !== learnerId || link.state !== 'waits') return fail(UNKNOWN);
    if (input.answer === 'no') await endLink(tx, tenantId, { link, at });
    else
      await tx
        .update(supporterLink)
        .set({ confirmedAt: at })
        .where(and(eq(supporterLink.tenantId, tenantId), eq(supporterLink.id, link.id)));
    const action = input.answer === 'yes' ? 'people.confirm_supporter' : 'people.decline_supporter';
    await audit(tx, actor, { action, learnerId, objectId: link.id, at });
    return ok(null);
  });
}

export type SupportChange = {
  readonly linkId: string;
  /** From now on; null leaves the end as it is. */
  readonly days: number | null;
  readonly seesAnswers: 'yes' | 'no';
  readonly rights: readonly SupportRight[];
};

/**
 * The learner changes what a helper sees and may do, and for how long; it holds from the helper's next step on. What
 * was done with leave stays. Of one whom her coach proposed it changes what she may say yes to. Failures:
 * `people.support_days_unknown`, `people.supporter_unknown`.
 */
export async function changeSupport(world: World, actor: Actor, change: SupportChange): Promise<Result<null>> {
  const at = world.clock.now();
  const newEnd = change.days === null ? null : supportEnd(change.days, at);
  if (change.days !== null && newEnd === null) return fail({ code: 'people.support_days_unknown', field: 'days' });
  const { tenantId, personId: learnerId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const link = await findLink(tx, { tenantId, linkId: change.linkId }, at);
    if (link?.learnerId !== learnerId || link.state === 'ended') return fail(UNKNOWN);
    const allowed = {
      seesAnswers: change.seesAnswers === 'yes',
      addsProof: change.rights.includes('proof'),
      appeals: change.rights.includes('appeal'),
      endsAt: newEnd ?? link.endsAt,
    };
    await tx
      .update(supporterLink)
      .set(allowed)
      .where(and(eq(supporterLink.tenantId, tenantId), eq(supporterLink.id, link.id), isNull(supporterLink.endedAt)));
    const { seesAnswers, rights, endsAt } = link;
    await recordAudit(tx, {
      tenantId,
      actorId: learnerId,
      action: 'people.change_supporter',
      objectId: link.id,
      at,
      before: { seesAnswers, rights, endsAt: endsAt.toISOString() },
      after: { ...allowed, endsAt: allowed.endsAt.toISOString() },
    });
    return ok(null);
  });
}

/** What a helper may do now, for the learner who looks at it; null where there is no such helper any more. */
export async function readOwnSupporter(world: World, actor: Actor, linkId: string): Promise<NamedLink | null> {
  const links = await listOwnSupporters(world, actor);
  return links.find(({ id, state }) => id === linkId && state !== 'ended') ?? null;
}

/** Ends a helper's time now: the learner at any moment, or the helper herself. */
export async function endSupport(world: World, actor: Actor, linkId: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const link = await findLink(tx, { tenantId, linkId }, at);
    const isTheirs = link !== null && (link.learnerId === personId || link.supporterId === personId);
    if (!isTheirs || link.state === 'ended') return fail(UNKNOWN);
    await endLink(tx, tenantId, { link, at });
    await audit(tx, actor, { action: 'people.end_supporter', learnerId: link.learnerId, objectId: link.id, at });
    return ok(null);
  });
}

/** The actor's own helpers as a learner. */
export async function listOwnSupporters(world: World, actor: Actor): Promise<readonly NamedLink[]> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, (tx) => listLinks(tx, { tenantId, side: 'learner', personId }, world.clock.now()));
}

/** The learners whom the actor helps now; one whose time is over is not among them. */
export async function listSupported(world: World, actor: Actor): Promise<readonly NamedLink[]> {
  const { tenantId, personId } = actor;
  const links = await world.db.inTenant(tenantId, (tx) =>
    listLinks(tx, { tenantId, side: 'supporter', personId }, world.clock.now()),
  );
  return links.filter((link) => link.state === 'open');
}

export type SupporterCard = {
  readonly supporter: { readonly fullName: string; readonly knownAs: string; readonly language: string };
  readonly organisation: string;
  /** Who to ask: the learner whom they help. */
  readonly learner: string;
  readonly spelledCode: string;
  readonly address: string;
  readonly picture: string;
  readonly endsAt: Date;
};

/** The helper's card, to print or to copy the code: for the learner, and for the coach who proposed the helper. */
export async function readSupporterCard(world: World, actor: Actor, linkId: string): Promise<Result<SupporterCard>> {
  const { tenantId } = actor;
  const now = world.clock.now();
  const found = await world.db.inTenant(tenantId, async (tx) => {
    const link = await findLink(tx, { tenantId, linkId }, now);
    if (link === null || link.state === 'ended') return null;
    const isInviter = link.invitedBy === actor.personId && (await mayCoach(tx, actor, link.learnerId));
    if (link.learnerId !== actor.personId && !isInviter) return null;
    const [row] = await tx.select().from(card).where(livingCard(tenantId, link.supporterId));
    const supporter = await getPerson(tx, tenantId, link.supporterId);
    const learner = await getPerson(tx, tenantId, link.learnerId);
    const organisation = await getOrganisation(tx, tenantId);
    return row === undefined || supporter === null || learner === null
      ? null
      : { row, supporter, learner, organisation, link };
  });
  if (found === null) return fail(UNKNOWN);
  const code = openCode(world, found.row);
  return ok({
    supporter: found.supporter,
    organisation: found.organisation?.publicName ?? '',
    learner: found.learner.knownAs,
    spelledCode: spellCardCode(code),
    address: `${world.settings.url}/card?c=${code}`,
    picture: found.row.picture,
    endsAt: found.link.endsAt,
  });
}
