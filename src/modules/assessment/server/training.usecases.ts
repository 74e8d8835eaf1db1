import { listPublished } from '#modules/design/index.ts';
import { type Actor, listPeopleWithRole, type PersonSummary, requireRole, type Role } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import {
  type AssessmentSettings,
  settingsInput,
  type Training,
  type TrainingInput,
  trainingInput,
} from '../review.schemas.ts';
import { countingNow, trainingState, type TrainingState } from '../training.rules.ts';
import { getAssessmentSettings, listTrainings, recordTraining, saveSettings } from './settings.store.ts';

type Failures = readonly Failure[];

/** One member of staff who coaches or decides, with the trainings that count now, or the one that ended last. */
export type Assessing = {
  readonly person: PersonSummary;
  readonly roles: readonly Role[];
  readonly trainings: readonly Training[];
  readonly state: TrainingState;
};

const ROLES = ['validator', 'coach'] as const satisfies readonly Role[];

async function listAssessing(tx: Tx, tenantId: string, now: Date): Promise<readonly Assessing[]> {
  const people = new Map<string, { readonly person: PersonSummary; readonly roles: readonly Role[] }>();
  for (const role of ROLES) {
    for (const person of await listPeopleWithRole(tx, tenantId, role)) {
      people.set(person.id, { person, roles: [...(people.get(person.id)?.roles ?? []), role] });
    }
  }
  const trainings = await listTrainings(tx, tenantId, [...people.keys()]);
  return [...people.values()].map(({ person, roles }) => {
    const own = trainings.filter(({ personId }) => personId === person.id);
    const counting = countingNow(own, { now });
    const state = trainingState(own[0]?.validUntil ?? null, now);
    return { person, roles, trainings: counting.length > 0 ? counting : own.slice(0, 1), state };
  });
}

export type AssessingView = {
  readonly people: readonly Assessing[];
  readonly settings: AssessmentSettings;
  /** What can be decided about: a training may be for some of it only. */
  readonly units: readonly { readonly id: string; readonly title: Multilingual }[];
};

const listUnits = async (tx: Tx, tenantId: string): Promise<AssessingView['units']> =>
  (await listPublished(tx, tenantId)).map(({ achievementId, descriptor }) => ({
    id: achievementId,
    title: descriptor.title,
  }));

/** Who coaches and decides here, with what training, and which deadlines hold. For the administrator. */
export async function seeAssessing(world: World, actor: Actor): Promise<Result<AssessingView>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) =>
    ok({
      people: await listAssessing(tx, tenantId, world.clock.now()),
      settings: await getAssessmentSettings(tx, tenantId),
      units: await listUnits(tx, tenantId),
    }),
  );
}

/** The administrator puts somebody's training on file, with what shows it. */
export async function addTraining(world: World, actor: Actor, input: TrainingInput): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(trainingInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { personId, doneOn, ...told } = parsed.value;
  const at = world.clock.now();
  const doneAt = new Date(`${doneOn}T12:00:00Z`);
  if (doneAt.getTime() > at.getTime() + 86_400_000)
    return fail([{ code: 'assessment.training_day_ahead', field: 'doneOn' }]);
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const people = await listAssessing(tx, tenantId, at);
    if (!people.some(({ person }) => person.id === personId))
      return fail([{ code: 'assessment.training_person_missing', field: 'personId' }]);
    const known = (await listUnits(tx, tenantId)).map((unit) => unit.id);
    const units = told.units.filter((unit) => known.includes(unit));
    // Chosen units that are gone must not turn into a training for all.
    if (units.length < told.units.length) return fail([{ code: 'assessment.training_unit_gone', field: 'units' }]);
    const by = { source: 'recorded_by_admin', recordedBy: actor.personId } as const;
    await recordTraining(tx, { ...told, ...by, tenantId, personId, scope: '', units, doneAt, at });
    const after = { ...told, doneOn };
    await recordAudit(tx, {
      tenantId,
      actorId: actor.personId,
      action: 'assessment.record_training',
      objectId: personId,
      at,
      after,
    });
    return ok(null);
  });
}

/** The administrator settles the deadlines. Cases and appeals that are under way keep theirs. */
export async function changeSettings(
  world: World,
  actor: Actor,
  input: Readonly<Record<keyof AssessmentSettings, string>>,
): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'admin');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = settingsInput.safeParse(input);
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0] ?? '')))];
    return fail(fields.map((field) => ({ code: 'assessment.days_unfit', field })));
  }
  const { tenantId, personId: by } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await saveSettings(tx, tenantId, { ...parsed.data, by, at });
    await recordAudit(tx, {
      tenantId,
      actorId: by,
      action: 'assessment.change_deadlines',
      objectId: tenantId,
      at,
      after: parsed.data,
    });
    return ok(null);
  });
}
