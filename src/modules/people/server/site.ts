import { recordAudit } from '#platform/audit/audit.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { eq } from 'drizzle-orm';
import { findBetrayingWords } from '../betraying.rules.ts';
import { requireRole } from '../people.rules.ts';
import type { Actor, OrganisationSummary } from '../people.schemas.ts';
import type { SiteInput, SiteRules } from '../site.rules.ts';
import { getOrganisation } from './people.store.ts';
import { organisation } from './people.tables.ts';
import { getSiteRules } from './site.store.ts';
import { siteRules } from './site.tables.ts';

export type SiteView = {
  readonly organisation: OrganisationSummary;
  readonly rules: SiteRules;
  /** Words in the public name and place that would betray where a holder was. */
  readonly betraying: readonly string[];
};

/** What is switched off here, and how the organisation is named on everything that leaves; for an administrator. */
export async function seeSite(world: World, actor: Actor): Promise<Result<SiteView>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const own = await getOrganisation(tx, tenantId);
    if (own === null) return fail({ code: 'people.not_allowed' });
    const rules = await getSiteRules(tx, tenantId);
    const names = [own.publicName, rules.publicPlace?.name ?? ''];
    const betraying = names.flatMap((name) => findBetrayingWords(name, own.language));
    return ok({ organisation: own, rules, betraying: [...new Set(betraying)] });
  });
}

/** Sets all of it at once. What was signed before keeps the name and place that it was signed with. */
export async function setSite(world: World, actor: Actor, input: SiteInput): Promise<Result<null>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  const { publicName, placeName, placeCountry, placeRegion, ...switches } = input;
  const row = {
    ...switches,
    publicPlaceName: placeName,
    publicPlaceCountry: placeCountry,
    publicPlaceRegion: placeCountry === '' ? '' : placeRegion,
    changedAt: at,
    changedBy: personId,
  };
  return world.db.inTenant(tenantId, async (tx) => {
    const before = await getSiteRules(tx, tenantId);
    await tx
      .insert(siteRules)
      .values({ tenantId, ...row })
      .onConflictDoUpdate({ target: siteRules.tenantId, set: row });
    await tx.update(organisation).set({ publicName }).where(eq(organisation.tenantId, tenantId));
    const action = 'people.set_site';
    await recordAudit(tx, { tenantId, actorId: personId, action, objectId: tenantId, at, before, after: input });
    return ok(null);
  });
}
