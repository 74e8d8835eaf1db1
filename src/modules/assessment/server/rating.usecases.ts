import { type AchievementVersion, findVersion, getVersion } from '#modules/design/index.ts';
import { type Actor, mayCoach } from '#modules/people/index.ts';
import {
  DEFAULT_SCALE,
  findSelfEvaluation,
  type SelfEvaluation,
  type SelfEvaluationFinished,
  stepsOf,
} from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { DomainEvent } from '#platform/events.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { type Joint, type JointItem, type RatingsInput, ratingsInput } from '../assessment.schemas.ts';
import { lockForCoach, NOT_FOUND, staleFailures } from './joint.change.ts';
import { addRater, findJoint, insertJoint, listJoints, lockJoint, saveJoint } from './joint.store.ts';
import { keepTies, type Ties } from './ties.ts';
import { criteriaOf, selfLevels } from './standing.ts';

/** Begins the joint evaluation of what a learner has begun to rate, or answers the one that is there. */
export async function startJoint(
  world: World,
  actor: Actor,
  input: { readonly learnerId: string; readonly achievementId: string },
): Promise<Result<{ readonly id: string }>> {
  const { tenantId, personId } = actor;
  const { learnerId, achievementId } = input;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await mayCoach(tx, actor, learnerId))) return fail(NOT_FOUND);
    const self = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
    if (self === null) return fail({ code: 'assessment.learner_has_not_begun' });
    const { version } = self;
    if ((await findVersion(tx, tenantId, { achievementId, version })) === null) return fail(NOT_FOUND);
    const at = world.clock.now();
    const id = newId(world.random, 'jev');
    const scale = self.sheet.scale ?? DEFAULT_SCALE;
    const startedBy = personId;
    const known = await insertJoint(tx, { tenantId, id, learnerId, achievementId, version, startedBy, scale, at });
    if (known === id)
      await recordAudit(tx, { tenantId, actorId: personId, action: 'assessment.begin', objectId: id, at });
    return ok({ id: known });
  });
}

const blank = (criterionId: string): JointItem => ({ criterionId, coach: null, self: null, agreed: null, note: '' });

type Ratings = ReturnType<typeof ratingsInput.parse>;

/** The rows that the coach's ratings would change. What is not on the form keeps its rating. */
function changedRatings(joint: Joint, version: AchievementVersion, { levels }: Ratings): readonly JointItem[] {
  return criteriaOf(version).flatMap(({ id }) => {
    const item = joint.items[id] ?? blank(id);
    const coach = levels[id] ?? item.coach;
    return coach === item.coach ? [] : [{ ...item, coach }];
  });
}

function ratingFailures(
  joint: Joint,
  version: AchievementVersion,
  { levels, finish, ties }: Omit<Ratings, 'ties'> & { readonly ties: Ties | null },
): readonly Failure[] {
  if (joint.state !== 'rating') return [{ code: 'assessment.already_shown' }];
  if (ties === 'conflict') return [{ code: 'assessment.coach_has_ties', field: 'ties' }];
  const steps = stepsOf(joint.scale);
  const off = Object.entries(levels).filter(([, level]) => !steps.includes(level));
  if (off.length > 0) return off.map(([id]) => ({ code: 'assessment.rating_missing', field: `level-${id}` }));
  if (finish === 'no') return [];
  const missing = criteriaOf(version).filter(({ id }) => (levels[id] ?? joint.items[id]?.coach ?? null) === null);
  return missing.map(({ id }) => ({ code: 'assessment.rating_missing', field: `level-${id}` }));
}

const KEYED_IN = { code: 'assessment.keyed_in_by_you' } as const;

/** Whoever typed in what the learner wrote on paper has read it: her rating would not be blind any more. */
async function hasReadAnswers(tx: Tx, { tenantId, personId }: Actor, joint: Joint): Promise<boolean> {
  const self = await findSelfEvaluation(tx, { ...joint, tenantId });
  return self !== null && self.enteredBy === personId && Object.keys(self.answers).length > 0;
}

type Late = { readonly joint: Joint; readonly revision: number; readonly items: readonly JointItem[] };

/** What came between the form and its saving: the coach has read the other side, or a colleague has saved. */
async function lateFailures(tx: Tx, actor: Actor, { items, ...form }: Late): Promise<readonly Failure[]> {
  if (items.length > 0 && (await hasReadAnswers(tx, actor, form.joint))) return [KEYED_IN];
  return staleFailures(tx, actor, form);
}

/**
 * Saves the coach's own ratings. With `finish` they are complete and hers is said: when the learner has finished as
 * well, both are shown from now on and can no longer be changed. Until then the learner's answers are nowhere in what
 * the coach gets. A form that is older than a colleague's saving is refused and says what changed.
 */
export async function saveRatings(
  world: World,
  actor: Actor,
  input: RatingsInput,
): Promise<Result<{ readonly shown: boolean }, readonly Failure[]>> {
  const parsed = parseInput(ratingsInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await lockForCoach(tx, actor, parsed.value.jointId);
    if (!held.ok) return held;
    const joint = held.value;
    const version = await getVersion(tx, tenantId, joint);
    const items = changedRatings(joint, version, parsed.value);
    const isDone = parsed.value.finish === 'yes';
    // The same form posted twice changes nothing, whatever its number.
    if (items.length === 0 && joint.state !== 'rating' && isDone) return ok({ shown: true });
    const at = world.clock.now();
    const ref = { tenantId, jointId: joint.id, coachId: personId };
    const ties = await keepTies(tx, ref, { declared: parsed.value.ties, at });
    const failures = ratingFailures(joint, version, { ...parsed.value, ties });
    if (failures.length > 0) return fail(failures);
    const isSame = items.length === 0 && isDone === (joint.coachDoneAt !== null);
    const { revision } = parsed.value;
    const stale = isSame ? [] : await lateFailures(tx, actor, { joint, revision, items });
    if (stale.length > 0) return fail(stale);
    if (!isSame) {
      await addRater(tx, { tenantId, jointId: joint.id, personId, at });
      const changed = items.map(({ criterionId }) => `level-${criterionId}`);
      await saveJoint(tx, {
        tenantId,
        joint,
        by: personId,
        at,
        set: { coachDoneAt: isDone ? at : null },
        items,
        changed,
      });
      await recordAudit(tx, {
        tenantId,
        actorId: personId,
        onBehalfOf: joint.learnerId,
        action: 'assessment.rate',
        objectId: joint.id,
        at,
        after: parsed.value.levels,
      });
    }
    const shown = await showBothIfReady(tx, { tenantId, jointId: joint.id, by: personId, at });
    return ok({ shown });
  });
}

type Showing = { readonly tenantId: string; readonly jointId: string; readonly by: string; readonly at: Date };

/** Shows both ratings when both are finished: the learner's levels are kept as they are at this moment. */
async function showBothIfReady(tx: Tx, { tenantId, jointId, by, at }: Showing): Promise<boolean> {
  const joint = await findJoint(tx, tenantId, jointId);
  if (joint === null || joint.state !== 'rating' || joint.coachDoneAt === null) return joint?.revealedAt != null;
  const self = await findSelfEvaluation(tx, { ...joint, tenantId });
  if (self === null || self.state !== 'finished') return false;
  const version = await getVersion(tx, tenantId, joint);
  const levels = selfLevels(self.answers);
  const items = criteriaOf(version).map(({ id }) => ({ ...(joint.items[id] ?? blank(id)), self: levels[id] ?? null }));
  const set = { state: 'talking', revealedAt: at } as const;
  await saveJoint(tx, { tenantId, joint, by, at, set, items, changed: ['shown'] });
  await recordAudit(tx, {
    tenantId,
    actorId: by,
    onBehalfOf: joint.learnerId,
    action: 'assessment.show_both',
    objectId: jointId,
    at,
  });
  return true;
}

/** Heard when a learner finishes: the moment may have come to show both. */
export async function onSelfEvaluationFinished(tx: Tx, event: DomainEvent<SelfEvaluationFinished>): Promise<void> {
  const { tenantId, at, payload } = event;
  const joints = await listJoints(tx, tenantId, [payload.learnerId]);
  const waiting = joints.find(
    (joint) => joint.achievementId === payload.achievementId && joint.version === payload.version,
  );
  if (waiting === undefined) return;
  await lockJoint(tx, tenantId, waiting.id);
  await showBothIfReady(tx, { tenantId, jointId: waiting.id, by: payload.learnerId, at });
}

/** How far a learner is, without a word about what she answered. */
export type LearnerProgress = 'not_begun' | 'rating' | 'finished';

export function progressOf(self: SelfEvaluation | null): LearnerProgress {
  if (self === null) return 'not_begun';
  return self.state === 'finished' ? 'finished' : 'rating';
}
