import { and, eq, isNull, max } from 'drizzle-orm';
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

/**
 * Whether a way in was changed after this moment: what was opened with the old one is closed. That is a card made anew
 * or stopped, a PIN or pictures forgotten or chosen anew, a new password.
 */
export async function isWayInNewer(tx: Tx, { tenantId, personId, session }: ActorRef, since: Date): Promise<boolean> {
  const [cards] = await tx
    .select({ issued: max(card.issuedAt), voided: max(card.voidedAt) })
    .from(card)
    .where(and(eq(card.tenantId, tenantId), eq(card.personId, personId)));
  const [pin] = await tx
    .select({ at: learnerPin.setAt })
    .from(learnerPin)
    .where(and(eq(learnerPin.tenantId, tenantId), eq(learnerPin.personId, personId)));
  const [login] = await tx
    .select({ at: staffLogin.changedAt })
    .from(staffLogin)
    .where(and(eq(staffLogin.tenantId, tenantId), eq(staffLogin.personId, personId)));
  // A learner's device was opened with a PIN or pictures: where there are none now, they were forgotten since.
  if (session === 'learner' && pin === undefined) return true;
  return [cards?.issued, cards?.voided, pin?.at, login?.at].some((at) => at != null && at > since);
}
