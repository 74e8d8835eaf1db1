import { type AchievementVersion, getVersion, lookUpVersions } from '#modules/design/index.ts';
import { type Actor, getPeople, getPerson, mayCoach, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { type Evidence, getEvidencePhoto } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { StoredFile } from '#platform/files/files.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { ExamRecord, Joint } from '../assessment.schemas.ts';
import type { SecondAssessment } from '../review.schemas.ts';
import { hasOpenedCase } from './case.store.ts';
import { NOT_FOUND } from './joint.change.ts';
import { listRaters } from './joint.store.ts';
import { listRated } from './rated.ts';
import { findTies, listOpenSeconds, lockSecond } from './second.store.ts';
import { hasValidTraining } from './settings.store.ts';
import { sharedEvidence } from './standing.ts';

/** Why somebody cannot be the second assessor here, or null. */
export async function obstacleFor(
  tx: Tx,
  actor: Actor,
  { second, exam, now }: { readonly second: SecondAssessment; readonly exam: ExamRecord | null; readonly now: Date },
): Promise<string | null> {
  const { tenantId, personId } = actor;
  if (personId === second.learnerId) return 'assessment.conflict_self';
  if (second.assessorId === personId) return null;
  if (second.assessorId !== null) return 'assessment.second_taken';
  // Whether somebody has learned to assess is seen by somebody who has.
  if (exam !== null && !(await hasValidTraining(tx, { tenantId, personId }, now))) return 'assessment.no_training';
  const raters = await listRaters(tx, tenantId, [second.learnerId]);
  const rated = personId === second.requestedBy || raters.some((rater) => rater.personId === personId);
  if (rated) return 'assessment.conflict_rated';
  // A colleague who accompanies her may read both ratings: she would not rate blind.
  if (await mayCoach(tx, actor, second.learnerId)) return 'assessment.conflict_companion';
  // Whoever opened the case as its validator has read the ratings.
  if (await hasOpenedCase(tx, tenantId, { jointId: second.jointId, personId }))
    return 'assessment.conflict_saw_ratings';
  const ties = await findTies(tx, { tenantId, jointId: second.jointId, coachId: personId });
  return ties === 'conflict' ? 'assessment.conflict_declared' : null;
}

export type SecondLine = {
  readonly second: SecondAssessment;
  readonly learner: PersonSummary | null;
  readonly title: Multilingual;
  readonly obstacle: string | null;
};

/** What waits for a second assessor, the oldest first, with why it is not for the reader. */
export async function seeSeconds(world: World, actor: Actor): Promise<Result<readonly SecondLine[]>> {
  const allowed = requireRole(actor, 'coach', 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const open = await listOpenSeconds(tx, tenantId);
    const people = await getPeople(
      tx,
      tenantId,
      open.map(({ learnerId }) => learnerId),
    );
    const rated = await listRated(
      tx,
      tenantId,
      open.map(({ jointId }) => jointId),
    );
    const versionOf = await lookUpVersions(tx, tenantId, rated);
    const now = world.clock.now();
    const lines: SecondLine[] = [];
    for (const second of open) {
      const joint = rated.find(({ id }) => id === second.jointId);
      if (joint === undefined) continue;
      const { title } = versionOf(joint).descriptor;
      const learner = people.get(second.learnerId) ?? null;
      const { exam } = joint;
      lines.push({ second, learner, title, obstacle: await obstacleFor(tx, actor, { second, exam, now }) });
    }
    return ok(lines);
  });
}

export type SecondView = {
  readonly second: SecondAssessment;
  readonly learner: PersonSummary;
  /** Who accompanies the evaluation: ties to this person are asked about as well. Null with an exam. */
  readonly coach: PersonSummary | null;
  readonly scale: Joint['scale'];
  readonly version: AchievementVersion;
  readonly obstacle: string | null;
  /** Only once the reader has taken it on. Never what the others rated. */
  readonly evidence: readonly Evidence[] | null;
  /** What was handed in, where an exam is looked at: likewise only for who has taken it on. */
  readonly exam: ExamRecord | null;
  readonly isExam: boolean;
};

/** One second assessment for whoever may take it on: the tasks and the proof, and not a word about other ratings. */
export async function seeSecond(world: World, actor: Actor, id: string): Promise<Result<SecondView>> {
  const allowed = requireRole(actor, 'coach', 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const second = await lockSecond(tx, tenantId, id);
    const [joint = null] = second === null ? [] : await listRated(tx, tenantId, [second.jointId]);
    const learner = second === null ? null : await getPerson(tx, tenantId, second.learnerId);
    if (second === null || joint === null || learner === null) return fail(NOT_FOUND);
    const isMine = second.assessorId === personId;
    const { exam } = joint;
    return ok({
      second,
      learner,
      coach: exam === null ? await getPerson(tx, tenantId, joint.startedBy) : null,
      scale: joint.scale,
      version: await getVersion(tx, tenantId, joint),
      obstacle: await obstacleFor(tx, actor, { second, exam, now: world.clock.now() }),
      evidence: isMine ? await sharedEvidence(tx, tenantId, joint) : null,
      exam: isMine ? exam : null,
      isExam: exam !== null,
    });
  });
}

/** A photo among the proof, for the second assessor who has taken it on. */
export async function seeSecondPhoto(
  world: World,
  actor: Actor,
  ref: { readonly id: string; readonly evidenceId: string },
): Promise<Result<StoredFile, readonly Failure[]>> {
  const seen = await seeSecond(world, actor, ref.id);
  const proof = seen.ok ? seen.value.evidence?.find(({ id }) => id === ref.evidenceId) : undefined;
  if (proof === undefined) return fail([NOT_FOUND]);
  const { tenantId } = actor;
  const photo = await world.db.inTenant(tenantId, (tx) => getEvidencePhoto(tx, tenantId, proof));
  return photo === null ? fail([NOT_FOUND]) : ok(photo);
}
