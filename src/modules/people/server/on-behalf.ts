import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { systemRandom } from '#platform/random.ts';
import type { World } from '#platform/world.ts';
import type { OnBehalf } from '../on-behalf.rules.ts';
import type { Actor } from '../people.schemas.ts';
import { onBehalfNote } from './on-behalf.tables.ts';
import { person } from './people.tables.ts';

export type ActOnBehalf = {
  readonly tenantId: string;
  readonly learnerId: string;
  /** Whoever acted for the learner: a coach, an administrator, a supporter. */
  readonly coachId: string;
  readonly what: OnBehalf;
  readonly at: Date;
  /** What it was done to, where that is one thing. */
  readonly objectId?: string;
};

/**
 * Writes down for the learner that somebody acted for them, in the caller's transaction: both happen or neither. An act
 * of the learner's own is none. The audit log is told by the use case itself, as for every act.
 */
export async function noteOnBehalf(tx: Tx, act: ActOnBehalf): Promise<void> {
  const { tenantId, learnerId, coachId, what, at, objectId = '' } = act;
  if (coachId === learnerId) return;
  const id = newId(systemRandom, 'obh');
  await tx.insert(onBehalfNote).values({ tenantId, id, learnerId, actorId: coachId, what, objectId, at });
}

export type ShownAct = {
  readonly id: string;
  readonly what: OnBehalf;
  readonly at: Date;
  readonly by: string;
  /** The learner has not had it on the screen before. */
  readonly isNew: boolean;
};

const MOST_SHOWN = 200;

const selectActs = (tx: Tx) =>
  tx
    .select({
      id: onBehalfNote.id,
      what: onBehalfNote.what,
      at: onBehalfNote.at,
      by: person.fullName,
      seenAt: onBehalfNote.seenAt,
    })
    .from(onBehalfNote)
    .innerJoin(person, and(eq(person.tenantId, onBehalfNote.tenantId), eq(person.id, onBehalfNote.actorId)));

type ActRow = Omit<ShownAct, 'isNew'> & { readonly seenAt: Date | null };
const toShown = ({ seenAt, ...row }: ActRow): ShownAct => ({ ...row, isNew: seenAt === null });

/** What others did for the actor, the last first; looking at it makes it seen. */
export async function listDoneForMe(world: World, actor: Actor): Promise<readonly ShownAct[]> {
  const own = and(eq(onBehalfNote.tenantId, actor.tenantId), eq(onBehalfNote.learnerId, actor.personId));
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const rows = await selectActs(tx)
      .where(own)
      .orderBy(desc(onBehalfNote.at), desc(onBehalfNote.id))
      .limit(MOST_SHOWN);
    await tx
      .update(onBehalfNote)
      .set({ seenAt: world.clock.now() })
      .where(and(own, isNull(onBehalfNote.seenAt)));
    return rows.map(toShown);
  });
}

const MOST_NEWS = 3;

/** The last acts for the actor that were not looked at yet: told at the entry. Looking at all of them makes them seen. */
export async function listNewForMe(world: World, actor: Actor): Promise<readonly ShownAct[]> {
  const rows = await world.db.inTenant(actor.tenantId, (tx) =>
    selectActs(tx)
      .where(
        and(
          eq(onBehalfNote.tenantId, actor.tenantId),
          eq(onBehalfNote.learnerId, actor.personId),
          isNull(onBehalfNote.seenAt),
        ),
      )
      .orderBy(desc(onBehalfNote.at), desc(onBehalfNote.id))
      .limit(MOST_NEWS),
  );
  return rows.map(toShown);
}
