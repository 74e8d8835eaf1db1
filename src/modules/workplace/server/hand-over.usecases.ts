import { requireRole, type Actor } from '#modules/people/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { CompetenceUnit } from '../unit.types.ts';
import { updateUnit } from './unit.store.ts';
import { noteUnit, withUnit } from './unit.usecases.ts';

/** A claim that nobody finished (a crash, a lost connection) ends by itself. */
const CLAIM_MS = 2 * 60_000;

/**
 * Begins to hand a unit over, for this person only: two clicks make one design. A unit whose design was begun and not
 * finished is given out again with that design. Codes: `people.not_allowed`, `workplace.unit_gone`,
 * `workplace.unit.not_reviewed`, `workplace.unit.handed_over`, `workplace.unit.being_handed_over`.
 */
export async function claimHandOver(world: World, actor: Actor, unitId: string): Promise<Result<CompetenceUnit>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const now = world.clock.now();
  return withUnit({ world, actor }, unitId, async (unit, { tx }) => {
    if (unit.state === 'handed_over') return fail({ code: 'workplace.unit.handed_over' });
    if (unit.state !== 'education') return fail({ code: 'workplace.unit.not_reviewed' });
    const isHeld = unit.claimedAt !== null && now.getTime() - unit.claimedAt.getTime() < CLAIM_MS;
    if (isHeld) return fail({ code: 'workplace.unit.being_handed_over' });
    await updateUnit(tx, actor.tenantId, { ...unit, claimedAt: now });
    return ok(unit);
  });
}

/** Notes the design as soon as it exists, so that a second try goes on with it. Codes: `workplace.unit_gone`. */
export async function linkDesign(
  world: World,
  actor: Actor,
  input: { readonly unitId: string; readonly achievementId: string },
): Promise<Result<null>> {
  return withUnit({ world, actor }, input.unitId, async (unit, { tx }) => {
    await updateUnit(tx, actor.tenantId, { ...unit, achievementId: input.achievementId });
    return ok(null);
  });
}

/** Lets go of a claim whose work did not succeed. Codes: `workplace.unit_gone`. */
export async function releaseHandOver(world: World, actor: Actor, unitId: string): Promise<Result<null>> {
  return withUnit({ world, actor }, unitId, async (unit, { tx }) => {
    await updateUnit(tx, actor.tenantId, { ...unit, claimedAt: null });
    return ok(null);
  });
}

/** The design holds everything: the unit is handed over for good. Codes: `workplace.unit_gone`, `workplace.unit.not_reviewed`. */
export async function completeHandOver(world: World, actor: Actor, unitId: string): Promise<Result<null>> {
  return withUnit({ world, actor }, unitId, async (unit, scope) => {
    if (unit.state !== 'education' || unit.achievementId === null) {
      return fail({ code: 'workplace.unit.not_reviewed' });
    }
    const updatedAt = world.clock.now();
    await updateUnit(scope.tx, actor.tenantId, { ...unit, state: 'handed_over', claimedAt: null, updatedAt });
    await noteUnit(scope, unitId, { kind: 'handed_over' });
    return ok(null);
  });
}
