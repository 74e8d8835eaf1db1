import { type Actor, mayCoach, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { CaseDecision, ValidationCase } from '../assessment.schemas.ts';
import { isUsableDay } from '../decision.rules.ts';
import { type PlanInput, planInput } from '../review.schemas.ts';
import { findCase, findDecision } from './case.store.ts';
import { NOT_FOUND } from './joint.change.ts';
import { lockJoint, saveJoint } from './joint.store.ts';
import { agreePlan, endStop, insertStop, listPlans, listStops, savePlanLine } from './plan.store.ts';
import { nextRound } from './sending.usecases.ts';

type Failures = readonly Failure[];

/** Outcomes that a plan speaks about: those that a decision did not validate. */
export const outcomesToPlan = ({ outcomes }: Pick<CaseDecision, 'outcomes'>): readonly string[] =>
  outcomes.filter(({ decision }) => decision !== 'validated').map(({ outcomeId }) => outcomeId);

/** Whether this decision asks for a plan: something was not validated, and nothing more is waited for. */
export const asksForPlan = (decision: Pick<CaseDecision, 'decision'> | null): boolean =>
  decision !== null && (decision.decision === 'partly_validated' || decision.decision === 'not_validated');

type Planned = { readonly sent: ValidationCase; readonly decision: CaseDecision };

async function findPlanned(tx: Tx, tenantId: string, caseId: string): Promise<Planned | null> {
  const sent = await findCase(tx, tenantId, caseId);
  const decision = sent === null ? null : await findDecision(tx, tenantId, caseId);
  return sent === null || decision === null || !asksForPlan(decision) ? null : { sent, decision };
}

type Lines = ReturnType<typeof planInput.parse>['lines'];

function lineFailures(lines: Lines, id: string, now: Date): Failures {
  const line = lines[id];
  const needed = [
    ['missing', 'assessment.plan_missing_missing'],
    ['todo', 'assessment.plan_todo_missing'],
    ['place', 'assessment.plan_place_missing'],
  ] as const;
  return [
    ...needed.flatMap(([field, code]) => ((line?.[field] ?? '') === '' ? [{ code, field: `${field}-${id}` }] : [])),
    ...(isUsableDay(line?.due ?? '', now) ? [] : [{ code: 'assessment.wanted_by_missing', field: `due-${id}` }]),
  ];
}

/**
 * The coach writes down, for each outcome that was not validated, what is missing, what to do, where, and by when. It
 * counts once the learner has agreed; a change asks her again.
 */
export async function writePlan(world: World, actor: Actor, input: PlanInput): Promise<Result<null, Failures>> {
  const parsed = parseInput(planInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { caseId, lines } = parsed.value;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const planned = await findPlanned(tx, tenantId, caseId);
    if (planned === null || !(await mayCoach(tx, actor, planned.sent.learnerId))) return fail([NOT_FOUND]);
    const ids = outcomesToPlan(planned.decision);
    const at = world.clock.now();
    const failures = ids.flatMap((id) => lineFailures(lines, id, at));
    if (failures.length > 0) return fail(failures);
    for (const outcomeId of ids) {
      const { missing = '', todo = '', place = '', due = '' } = lines[outcomeId] ?? {};
      const line = { caseId, outcomeId, missing, todo, place, due, writtenBy: personId, writtenAt: at, agreedAt: null };
      await savePlanLine(tx, tenantId, line);
    }
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      onBehalfOf: planned.sent.learnerId,
      action: 'assessment.write_plan',
      objectId: caseId,
      at,
      after: lines,
    });
    return ok(null);
  });
}

/** The learner agrees to the plan by her own tap; the new round begins with it. */
export async function agreeToPlan(world: World, actor: Actor, caseId: string): Promise<Result<null, Failures>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const planned = await findPlanned(tx, tenantId, caseId);
    if (planned === null || planned.sent.learnerId !== personId) return fail([NOT_FOUND]);
    const plan = await listPlans(tx, tenantId, [caseId]);
    if (plan.length === 0) return fail([{ code: 'assessment.nothing_to_confirm' }]);
    if (plan.every(({ agreedAt }) => agreedAt !== null)) return ok(null);
    const at = world.clock.now();
    await agreePlan(tx, tenantId, { caseId, at });
    const joint = await lockJoint(tx, tenantId, planned.sent.jointId);
    if (joint?.state === 'closed') {
      const set = nextRound(joint);
      await saveJoint(tx, { tenantId, joint, by: personId, at, set, items: [], changed: ['reopened'] });
    }
    await recordAudit(tx, { tenantId, actorId: personId, action: 'assessment.agree_plan', objectId: caseId, at });
    return ok(null);
  });
}

type StopRef = { readonly achievementId: string };

/** The learner stops for now: nothing is lost, nobody waits for her, and she goes on whenever she likes. */
export async function stopForNow(world: World, actor: Actor, { achievementId }: StopRef): Promise<Result<null>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const { tenantId, personId: learnerId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const stops = await listStops(tx, tenantId, [learnerId]);
    if (stops.some((stop) => stop.achievementId === achievementId)) return ok(null);
    const at = world.clock.now();
    await insertStop(tx, tenantId, { learnerId, achievementId, stoppedAt: at });
    await recordAudit(tx, { tenantId, actorId: learnerId, action: 'assessment.stop', objectId: achievementId, at });
    return ok(null);
  });
}

/** The learner goes on where she was. */
export async function goOn(world: World, actor: Actor, { achievementId }: StopRef): Promise<Result<null>> {
  const allowed = requireRole(actor, 'learner');
  if (!allowed.ok) return allowed;
  const { tenantId, personId: learnerId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const at = world.clock.now();
    await endStop(tx, tenantId, { learnerId, achievementId, at });
    await recordAudit(tx, { tenantId, actorId: learnerId, action: 'assessment.go_on', objectId: achievementId, at });
    return ok(null);
  });
}
