import { getOwnTraining, recordTraining } from '#modules/assessment/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { scoreAgreement } from '../agreement.rules.ts';
import { EXAM, rateablesOf } from '../course.ts';
import { readLevels } from '../training.forms.ts';
import { examDoor, isPassed, type ExamDoor, type Progress } from '../training.rules.ts';
import { allowed } from './door.ts';
import {
  findPractice,
  holdExam,
  insertSitting,
  listSittings,
  listUnits,
  type ExamSitting,
  type UnitNotes,
} from './training.store.ts';

/** Where somebody stands in the course. */
export type CourseView = {
  readonly units: readonly UnitNotes[];
  readonly progress: Progress;
  readonly door: ExamDoor;
  /** The newest try, and the one that was passed. */
  readonly latest: ExamSitting | null;
  readonly passed: ExamSitting | null;
  /** Until when a training counts, wherever it was done; null where none is on file. */
  readonly trainedUntil: Date | null;
  /** Whether that training has ended or soon ends. */
  readonly needsAgain: 'yes' | 'no';
};

async function standing(tx: Tx, actor: Actor, now: Date): Promise<CourseView> {
  const units = await listUnits(tx, actor);
  const sittings = await listSittings(tx, actor);
  const understood = new Set(units.filter(({ isUnderstood }) => isUnderstood).map(({ unit }) => unit));
  const progress = { understood, isPractised: (await findPractice(tx, actor)) !== null, sittings };
  const { validUntil, state } = await getOwnTraining(tx, actor, now);
  const needsAgain = state === 'valid' ? 'no' : 'yes';
  return {
    units,
    progress,
    door: examDoor(progress, now, needsAgain),
    latest: sittings[0] ?? null,
    passed: sittings.find((sitting) => sitting.isPassed) ?? null,
    trainedUntil: validUntil,
    needsAgain,
  };
}

/** One's own course: units, practice, tries, and what comes next. */
export async function readCourse(world: World, actor: Actor): Promise<Result<CourseView>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  return world.db.inTenant(actor.tenantId, async (tx) => ok(await standing(tx, actor, world.clock.now())));
}

/**
 * Takes the exam once: the try is kept whatever comes of it, and when it is passed the training is on file for 36
 * months. Codes: `training.exam_not_open`, `training.exam.incomplete`, and `training.rate_missing` for each field.
 */
export async function takeExam(
  world: World,
  actor: Actor,
  typed: Readonly<Record<string, string>>,
): Promise<Result<ExamSitting, readonly Failure[]>> {
  const may = allowed(actor);
  if (!may.ok) return fail([may.error]);
  const levels = readLevels(EXAM, typed, 'training.exam.incomplete');
  if (!levels.ok) return levels;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    await holdExam(tx, actor);
    const satAt = world.clock.now();
    const { door } = await standing(tx, actor, satAt);
    if (door.state !== 'open') return fail([{ code: 'training.exam_not_open' }]);
    const agreement = scoreAgreement(rateablesOf(EXAM), levels.value);
    const sitting: ExamSitting = {
      id: newId(world.random, 'exm'),
      personId,
      levels: levels.value,
      ...agreement,
      isPassed: isPassed(agreement),
      satAt,
    };
    await insertSitting(tx, tenantId, sitting);
    if (sitting.isPassed) await putOnFile(tx, tenantId, sitting);
    const { id: objectId, isPassed: passed } = sitting;
    const audited = { tenantId, actorId: personId, action: 'training.take_exam', objectId, at: satAt };
    await recordAudit(tx, { ...audited, after: { ...agreement, passed } });
    return ok(sitting);
  });
}

async function putOnFile(tx: Tx, tenantId: string, { personId, total, within, exact, satAt }: ExamSitting) {
  await recordTraining(tx, {
    tenantId,
    personId,
    scope: '',
    doneAt: satAt,
    source: 'cairn_course',
    evidence: `${within}/${total} ± 1, ${exact}/${total} =`,
    recordedBy: personId,
    at: satAt,
  });
}
