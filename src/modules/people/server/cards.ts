import { and, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { choosePicture, makeCardCode, spellCardCode } from '../card.rules.ts';
import type { OnBehalf } from '../on-behalf.rules.ts';
import { hasRole } from '../people.rules.ts';
import type { Actor, PersonSummary } from '../people.schemas.ts';
import { noteOnBehalf } from './on-behalf.ts';
import { getOrganisation, getPerson, hasOwnWay, listRoles, mayCoach } from './people.store.ts';
import { card, learnerPin } from './people.tables.ts';
import { cardFingerprint } from './secrets.ts';
import { endSessionsOf } from './sessions.ts';

type CardRow = typeof card.$inferInsert;
type CardOwner = { readonly tenantId: string; readonly personId: string; readonly issuedBy: string };

const sealContext = (tenantId: string, cardId: string): string => `people.card:${tenantId}:${cardId}`;

/** A new card as a row, made before the transaction opens. */
export function newCard(world: World, owner: CardOwner, fixedCode?: string): CardRow {
  const id = newId(world.random, 'crd');
  const code = fixedCode ?? makeCardCode(world.random);
  return {
    ...owner,
    id,
    codeHash: cardFingerprint(world.vault, code),
    sealedCode: world.vault.seal(new TextEncoder().encode(code), sealContext(owner.tenantId, id)),
    picture: choosePicture(world.random),
    issuedAt: world.clock.now(),
  };
}

export async function insertCard(tx: Tx, row: CardRow): Promise<void> {
  await tx.insert(card).values(row);
}

/**
 * The coach of the learner or an administrator; everybody else is told that there is no such person. So is an
 * administrator about a learner with an own way in: nobody makes a card to an account that its owner has taken over.
 */
export async function findLearnerInCare(tx: Tx, actor: Actor, learnerId: string): Promise<PersonSummary | null> {
  const who = { tenantId: actor.tenantId, personId: learnerId };
  const cares = (await mayCoach(tx, actor, learnerId)) || (hasRole(actor, 'admin') && !(await hasOwnWay(tx, who)));
  if (!cares || !(await listRoles(tx, actor.tenantId, learnerId)).includes('learner')) return null;
  return getPerson(tx, actor.tenantId, learnerId);
}

export const livingCard = (tenantId: string, personId: string) =>
  and(eq(card.tenantId, tenantId), eq(card.personId, personId), isNull(card.voidedAt));

/** The code of a card, to print it again. */
export const openCode = (world: World, row: Pick<CardRow, 'tenantId' | 'id' | 'sealedCode'>): string =>
  new TextDecoder().decode(world.vault.open(row.sealedCode, sealContext(row.tenantId, row.id)));

export type LearnerCard = {
  readonly learner: PersonSummary;
  readonly organisation: string;
  /** Who to ask, printed on the back. */
  readonly coach: string;
  /** In groups of four. */
  readonly spelledCode: string;
  /** What the QR code says. */
  readonly address: string;
  readonly picture: string;
  readonly issuedAt: Date;
  readonly hasPin: boolean;
  /** Set while wrong PINs hold the learner back. */
  readonly waitUntil: Date | null;
};

/** The learner's living card, ready to print; `people.person_unknown` or `people.card_none`. */
export async function readCard(world: World, actor: Actor, learnerId: string): Promise<Result<LearnerCard>> {
  const found = await world.db.inTenant(actor.tenantId, async (tx) => {
    const learner = await findLearnerInCare(tx, actor, learnerId);
    if (learner === null) return null;
    const [row] = await tx.select().from(card).where(livingCard(actor.tenantId, learnerId));
    const [pin] = await tx
      .select()
      .from(learnerPin)
      .where(and(eq(learnerPin.tenantId, actor.tenantId), eq(learnerPin.personId, learnerId)));
    const issuer = row === undefined ? null : await getPerson(tx, actor.tenantId, row.issuedBy);
    return { learner, row, pin, issuer, organisation: await getOrganisation(tx, actor.tenantId) };
  });
  if (found === null) return fail({ code: 'people.person_unknown' });
  const { learner, row, pin, issuer, organisation } = found;
  if (row === undefined) return fail({ code: 'people.card_none' });
  const code = openCode(world, row);
  const waitUntil = pin?.waitUntil ?? null;
  return ok({
    learner,
    organisation: organisation?.publicName ?? '',
    coach: issuer?.fullName ?? '',
    spelledCode: spellCardCode(code),
    address: `${world.settings.url}/card?c=${code}`,
    picture: row.picture,
    issuedAt: row.issuedAt,
    hasPin: pin !== undefined,
    waitUntil: waitUntil !== null && waitUntil > world.clock.now() ? waitUntil : null,
  });
}

type Care = { readonly action: string; readonly what: OnBehalf };

/** What the three acts of care share: who may, one transaction, a line in the audit log and one for the learner. */
function care({ action, what }: Care, act: (world: World, tx: Tx, owner: CardOwner) => Promise<void>) {
  return async (world: World, actor: Actor, learnerId: string): Promise<Result<null>> =>
    world.db.inTenant(actor.tenantId, async (tx) => {
      const { tenantId, personId } = actor;
      if ((await findLearnerInCare(tx, actor, learnerId)) === null) return fail({ code: 'people.person_unknown' });
      const at = world.clock.now();
      await act(world, tx, { tenantId, personId: learnerId, issuedBy: personId });
      await noteOnBehalf(tx, { tenantId, learnerId, coachId: personId, what, at });
      await recordAudit(tx, {
        tenantId,
        actorId: personId,
        onBehalfOf: learnerId,
        action,
        objectId: learnerId,
        at,
      });
      return ok(null);
    });
}

/** A new card for a lost one. The old one is void from this moment, and a session opened with it ends. */
export const reissueCard = care({ action: 'people.reissue_card', what: 'card_reissued' }, async (world, tx, owner) => {
  const now = world.clock.now();
  await tx.update(card).set({ voidedAt: now }).where(livingCard(owner.tenantId, owner.personId));
  await endSessionsOf(tx, now, owner);
  await insertCard(tx, newCard(world, owner));
});

/** Forgets the PIN or the pictures: the learner chooses a new one at the next entry. Nobody ever sees the old one. */
export const resetPin = care({ action: 'people.reset_pin', what: 'pin_reset' }, async (world, tx, owner) => {
  await tx
    .delete(learnerPin)
    .where(and(eq(learnerPin.tenantId, owner.tenantId), eq(learnerPin.personId, owner.personId)));
  await endSessionsOf(tx, world.clock.now(), owner);
});

/** Ends the wait after wrong PINs; the PIN stays. */
export const liftWait = care({ action: 'people.lift_wait', what: 'wait_lifted' }, async (_world, tx, owner) => {
  await tx
    .update(learnerPin)
    .set({ wrongTries: 0, waitUntil: null })
    .where(and(eq(learnerPin.tenantId, owner.tenantId), eq(learnerPin.personId, owner.personId)));
});
