import { requireRole, type Actor } from '#modules/people/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { EscoSkillRef } from '../descriptor.ts';
import type { EscoHit } from '../esco/esco.types.ts';
import { findSkill, searchSkills } from './esco-search.ts';

const LONGEST_QUERY = 200;

/** Skills for the words of people who design or map work, best first. Codes: `people.not_allowed`. */
export async function findSkills(world: World, actor: Actor, text: string): Promise<Result<readonly EscoHit[]>> {
  const allowed = requireRole(actor, 'coach', 'designer', 'approver', 'admin');
  if (!allowed.ok) return allowed;
  const query = { text: text.slice(0, LONGEST_QUERY), language: actor.language };
  return ok(await world.db.inTenant(actor.tenantId, (tx) => searchSkills({ db: world.db, tx }, query)));
}

/** The skill behind a picked address, as it is kept with an outcome. Codes: `people.not_allowed`, `design.skill_unknown`. */
export async function getSkillRef(world: World, actor: Actor, uri: string): Promise<Result<EscoSkillRef>> {
  const allowed = requireRole(actor, 'coach', 'designer', 'admin');
  if (!allowed.ok) return allowed;
  const hit = await world.db.inTenant(actor.tenantId, (tx) => findSkill(tx, uri, actor.language));
  return hit === null
    ? fail({ code: 'design.skill_unknown', field: 'skill' })
    : ok({ uri: hit.uri, label: hit.label, version: hit.version });
}
