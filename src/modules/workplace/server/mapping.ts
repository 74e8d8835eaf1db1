import { requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { Place } from '../workplace.types.ts';
import { getPlace } from './workplace.store.ts';

export const hasWords = (texts: Multilingual): boolean => Object.values(texts).some((text) => text.trim() !== '');

/** Who maps places of work: the people who know them and the people who turn them into units. */
export const mayMap = (actor: Actor): Result<Actor> => requireRole(actor, 'coach', 'designer', 'admin');

type Change = { readonly environmentId: string; readonly action: string; readonly after: unknown };
type Scope = { readonly tx: Tx; readonly tenantId: string; readonly place: Place; readonly at: Date };

/**
 * One change of a place's map: allowed, the place is the actor's organisation's, written down in the audit log when it
 * succeeded. Codes: `people.not_allowed`, `workplace.place_gone`, and those of the work.
 */
export async function changePlace<T>(
  scope: { readonly world: World; readonly actor: Actor },
  change: Change,
  work: (scope: Scope) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { world, actor } = scope;
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const place = await getPlace(tx, tenantId, change.environmentId);
    if (place === null) return fail({ code: 'workplace.place_gone' });
    const result = await work({ tx, tenantId, place, at });
    if (result.ok) {
      await recordAudit(tx, {
        tenantId,
        actorId: personId,
        action: change.action,
        objectId: change.environmentId,
        at,
        after: change.after,
      });
    }
    return result;
  });
}
