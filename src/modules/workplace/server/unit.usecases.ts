import { getPerson, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { contentOf, mayReview, suggestUnit, unitGaps, type ReviewSide } from '../unit.rules.ts';
import type { CompetenceUnit, UnitContent, UnitEvent, UnitEventKind } from '../unit.types.ts';
import { mayMap } from './mapping.ts';
import { getUnit, insertUnit, insertUnitEvent, listUnitEvents, listUnits, lockUnit, updateUnit } from './unit.store.ts';
import type { UnitRow } from './unit.store.ts';
import { listPackages, listTasksAt } from './workplace.store.ts';

type Scope = { readonly world: World; readonly tx: Tx; readonly actor: Actor };

export async function noteUnit(
  { world, tx, actor }: Scope,
  unitId: string,
  told: { readonly kind: UnitEventKind; readonly reason?: string },
): Promise<void> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  const id = newId(world.random, 'uev');
  // The unit is locked or brand new, so nobody else counts at the same moment.
  const number = (await listUnitEvents(tx, tenantId, unitId)).length + 1;
  const event = { tenantId, id, unitId, number, kind: told.kind, by: personId, reason: told.reason ?? '', at };
  await insertUnitEvent(tx, event);
  await recordAudit(tx, {
    tenantId,
    actorId: personId,
    action: `workplace.unit_${told.kind}`,
    objectId: unitId,
    at,
    after: told,
  });
}

/**
 * Makes a unit out of a package. Codes: `people.not_allowed`, `workplace.package_gone`,
 * `workplace.package_without_tasks`, `workplace.unit_exists`.
 */
export async function startUnit(
  world: World,
  actor: Actor,
  input: { readonly environmentId: string; readonly packageId: string; readonly language: string },
): Promise<Result<{ readonly unitId: string }>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const unitId = newId(world.random, 'unt');
  const now = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const packages = await listPackages(tx, tenantId, input.environmentId);
    const one = packages.find(({ id }) => id === input.packageId);
    if (one === undefined) return fail({ code: 'workplace.package_gone' });
    const tasks = await listTasksAt(tx, tenantId, input.environmentId);
    const content = suggestUnit(one, tasks, (kind) => newId(world.random, kind));
    if (content.outcomes.length === 0) return fail({ code: 'workplace.package_without_tasks' });
    const others = await listUnits(tx, tenantId);
    if (others.some(({ packageId }) => packageId === one.id)) return fail({ code: 'workplace.unit_exists' });
    await insertUnit(tx, tenantId, {
      ...content,
      ...input,
      id: unitId,
      state: 'draft',
      revision: 1,
      authorId: personId,
      editorIds: [personId],
      achievementId: null,
      claimedAt: null,
      createdAt: now,
      updatedAt: now,
    });
    await noteUnit({ world, tx, actor }, unitId, { kind: 'created' });
    return ok({ unitId });
  });
}

/** Locks a unit of the actor's organisation, and lets the work decide. */
export async function withUnit<T, E = Failure>(
  scope: { readonly world: World; readonly actor: Actor },
  unitId: string,
  work: (unit: UnitRow, scope: Scope) => Promise<Result<T, E | Failure>>,
): Promise<Result<T, E | Failure>> {
  const { world, actor } = scope;
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const unit = await lockUnit(tx, actor.tenantId, unitId);
    return unit === null ? fail({ code: 'workplace.unit_gone' }) : work(unit, { world, tx, actor });
  });
}

/**
 * Saves what was written. Whoever writes is an author from then on; a unit that was on its way goes back to draft, and
 * both reviewers look again. Codes: `people.not_allowed`, `workplace.unit_gone`, `workplace.unit.handed_over`,
 * `workplace.unit.changed_meanwhile`.
 */
export async function saveUnit(
  world: World,
  actor: Actor,
  input: { readonly unitId: string; readonly revision: number; readonly content: UnitContent },
): Promise<Result<{ readonly revision: number }>> {
  return withUnit({ world, actor }, input.unitId, async (unit, scope) => {
    if (unit.state === 'handed_over' || unit.achievementId !== null) {
      return fail({ code: 'workplace.unit.handed_over' });
    }
    if (unit.revision !== input.revision) return fail({ code: 'workplace.unit.changed_meanwhile' });
    const changed: UnitRow = {
      ...unit,
      ...contentOf(input.content),
      state: 'draft',
      revision: unit.revision + 1,
      editorIds: [...new Set([...unit.editorIds, actor.personId])],
      updatedAt: world.clock.now(),
    };
    await updateUnit(scope.tx, actor.tenantId, changed);
    if (unit.state !== 'draft') await noteUnit(scope, unit.id, { kind: 'reopened' });
    return ok({ revision: changed.revision });
  });
}

/** Sends a unit to its two reviewers. Codes: those of `unitGaps`, and `workplace.unit.not_draft`. */
export async function sendUnit(
  world: World,
  actor: Actor,
  unitId: string,
): Promise<Result<null, Failure | readonly Failure[]>> {
  return withUnit<null, readonly Failure[]>({ world, actor }, unitId, async (unit, scope) => {
    if (unit.state !== 'draft') return fail({ code: 'workplace.unit.not_draft' });
    const gaps = unitGaps(unit);
    if (gaps.length > 0) return fail(gaps);
    await updateUnit(scope.tx, actor.tenantId, { ...unit, state: 'in_review', updatedAt: world.clock.now() });
    await noteUnit(scope, unitId, { kind: 'sent' });
    return ok(null);
  });
}

/** The last round begins where the unit was last sent in. */
function workLifeReviewer(events: readonly UnitEvent[]): string | null {
  const sent = events.findLastIndex(({ kind }) => kind === 'sent');
  return events.slice(sent + 1).find(({ kind }) => kind === 'work_life')?.by ?? null;
}

async function reviewSide(unit: UnitRow, scope: Scope): Promise<Result<ReviewSide>> {
  const events = await listUnitEvents(scope.tx, scope.actor.tenantId, unit.id);
  return mayReview({ ...unit, workLifeBy: workLifeReviewer(events) }, scope.actor);
}

/** Says yes for the side that is awaited. Codes: those of `mayReview`, `workplace.unit_gone`. */
export async function confirmUnit(
  world: World,
  actor: Actor,
  input: { readonly unitId: string; readonly comment: string },
): Promise<Result<ReviewSide>> {
  return withUnit({ world, actor }, input.unitId, async (unit, scope) => {
    const side = await reviewSide(unit, scope);
    if (!side.ok) return side;
    await updateUnit(scope.tx, actor.tenantId, { ...unit, state: side.value, updatedAt: world.clock.now() });
    await noteUnit(scope, unit.id, { kind: side.value, reason: input.comment.trim() });
    return side;
  });
}

/** Sends a unit back with what should change. Codes: those of `mayReview`, `workplace.unit.reason_missing`. */
export async function askForChanges(
  world: World,
  actor: Actor,
  input: { readonly unitId: string; readonly comment: string },
): Promise<Result<null>> {
  const reason = input.comment.trim();
  return withUnit({ world, actor }, input.unitId, async (unit, scope) => {
    const side = await reviewSide(unit, scope);
    if (!side.ok) return side;
    if (reason === '') return fail({ code: 'workplace.unit.reason_missing', field: 'comment' });
    await updateUnit(scope.tx, actor.tenantId, { ...unit, state: 'draft', updatedAt: world.clock.now() });
    await noteUnit(scope, unit.id, { kind: 'changes_wanted', reason });
    return ok(null);
  });
}

export type UnitPage = {
  readonly unit: CompetenceUnit;
  readonly events: readonly (UnitEvent & { readonly name: string })[];
  /** What is missing before it can be sent in. */
  readonly gaps: readonly Failure[];
  /** Whether this person may review now; the code says why not. */
  readonly review: Result<ReviewSide>;
};

/** A unit with its history. Codes: `people.not_allowed`, `workplace.unit_gone`. */
export async function readUnit(world: World, actor: Actor, unitId: string): Promise<Result<UnitPage>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const unit = await getUnit(tx, tenantId, unitId);
    if (unit === null) return fail({ code: 'workplace.unit_gone' });
    const events = await listUnitEvents(tx, tenantId, unitId);
    const named = [];
    for (const event of events) {
      named.push({ ...event, name: (await getPerson(tx, tenantId, event.by))?.fullName ?? '' });
    }
    const review = mayReview({ ...unit, workLifeBy: workLifeReviewer(events) }, actor);
    return ok({ unit, events: named, gaps: unitGaps(unit), review });
  });
}

/** Every unit with whether it waits for this person. Codes: `people.not_allowed`. */
export async function readUnits(
  world: World,
  actor: Actor,
): Promise<Result<readonly { readonly unit: CompetenceUnit; readonly waitsForMe: boolean }[]>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const lines = [];
    for (const unit of await listUnits(tx, tenantId)) {
      const events = unit.state === 'work_life' ? await listUnitEvents(tx, tenantId, unit.id) : [];
      const review = mayReview({ ...unit, workLifeBy: workLifeReviewer(events) }, actor);
      lines.push({ unit, waitsForMe: review.ok });
    }
    return ok(lines);
  });
}
