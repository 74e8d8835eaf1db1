import { and, eq, gt, isNull, max } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Actor } from '../people.schemas.ts';
import { listRoles } from './people.store.ts';
import { card, learnerPin, person, staffLogin } from './people.tables.ts';

export type ActorRef = {
  readonly tenantId: string;
  readonly personId: string;
  readonly session: 'learner' | 'staff';
};

/**
 * Somebody as the actor of what they did earlier, on a device without a network; null for an unknown id, and for
 * somebody who is kept out, has left or was erased. With the roles
 * of today: who may no longer do it, may not do it late. A learner's session opens a learner's doors only.
 */
export async function findActor(tx: Tx, { tenantId, personId, session }: ActorRef): Promise<Actor | null> {
  const [who] = await tx
    .select({ name: person.knownAs, language: person.language })
    .from(person)
    .where(
      and(
        eq(person.tenantId, tenantId),
        eq(person.id, personId),
        isNull(person.suspendedAt),
        isNull(person.leftAt),
        isNull(person.erasedAt),
      ),
    );
  if (who === undefined) return null;
  const held = await listRoles(tx, tenantId, personId);
  const roles = session === 'learner' ? held.filter((role) => role === 'learner') : held;
  return { personId, tenantId, roles, session, ...who };
}

/** Whether card, PIN or password were made anew after this moment: what was opened with the old ones is closed. */
export async function isWayInNewer(tx: Tx, { tenantId, personId }: ActorRef, since: Date): Promise<boolean> {
  const [living] = await tx
    .select({ at: max(card.issuedAt) })
    .from(card)
    .where(and(eq(card.tenantId, tenantId), eq(card.personId, personId), isNull(card.voidedAt)));
  const [pin] = await tx
    .select({ at: learnerPin.setAt })
    .from(learnerPin)
    .where(and(eq(learnerPin.tenantId, tenantId), eq(learnerPin.personId, personId), gt(learnerPin.setAt, since)));
  const [login] = await tx
    .select({ at: staffLogin.changedAt })
    .from(staffLogin)
    .where(and(eq(staffLogin.tenantId, tenantId), eq(staffLogin.personId, personId), gt(staffLogin.changedAt, since)));
  return pin !== undefined || login !== undefined || (living?.at != null && living.at > since);
}
