import { recordAudit } from '#platform/audit/audit.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { requireRole } from '../people.rules.ts';
import type { Actor, NewLearner } from '../people.schemas.ts';
import { insertCard, newCard } from './cards.ts';
import { coachLearner, membership, person } from './people.tables.ts';

/**
 * A coach makes an account for somebody who has neither e-mail nor phone, and a card for it. The PIN is not made
 * here: the learner chooses it at the first entry. `cardCode` is for the demo world only; elsewhere chance makes it.
 */
export async function createLearner(
  world: World,
  actor: Actor,
  input: NewLearner & { readonly cardCode?: string },
): Promise<Result<{ readonly learnerId: string }>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  if (!isLanguage(input.language)) return fail({ code: 'people.language_unknown', field: 'language' });
  const { tenantId } = actor;
  const now = world.clock.now();
  const learnerId = newId(world.random, 'per');
  const made = newCard(world, { tenantId, personId: learnerId, issuedBy: actor.personId }, input.cardCode);
  const { fullName, knownAs, language } = input;
  await world.db.inTenant(tenantId, async (tx) => {
    await tx
      .insert(person)
      .values({ tenantId, id: learnerId, fullName, knownAs, language, createdAt: now, createdBy: actor.personId });
    await tx.insert(membership).values({ tenantId, personId: learnerId, role: 'learner', since: now });
    await tx.insert(coachLearner).values({ tenantId, coachId: actor.personId, learnerId, since: now });
    await insertCard(tx, made);
    await recordAudit(tx, {
      tenantId,
      actorId: actor.personId,
      action: 'people.create_learner',
      objectId: learnerId,
      at: now,
      after: { fullName, knownAs, language },
    });
  });
  return ok({ learnerId });
}
