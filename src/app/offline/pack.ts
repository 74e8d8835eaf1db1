import { publishedSheets } from '#app/sheets.ts';
import { type Joint, seeJoint, seeMyLearners, seeMyTalk, seeMyTalks } from '#modules/assessment/index.ts';
import type { AchievementVersion } from '#modules/design/index.ts';
import { type Actor, getOrganisation, getSiteRules } from '#modules/people/index.ts';
import { DEFAULT_SCALE, type Level, seeMySkills, seeProof, type Sheet, stepsOf } from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { CoachedTalk, LearnersTalk, Pack, PackedSheet, PackedTask } from './pack.types.ts';

/** What a device knows a person by before it is opened: says nothing without the instance key. */
export const deviceRef = (world: World, personId: string): string =>
  world.vault.fingerprint(personId, 'offline.ref').slice(0, 20);

/** A sheet that was begun, or one that can be begun on the way. */
function toPackedSheet(
  sheet: Sheet,
  begun: { answers: Readonly<Record<string, string>>; state: string } | null,
): PackedSheet {
  const { achievementId, title, items } = sheet;
  return {
    achievementId,
    title,
    steps: stepsOf(sheet.scale ?? DEFAULT_SCALE),
    items: items.map(({ criterionId, plain, pictogram }) => ({ id: criterionId, plain, pictogram })),
    answers: begun?.answers ?? {},
    isFinished: begun?.state === 'finished',
  };
}

const agreedOf = (joint: Joint): LearnersTalk['agreed'] =>
  Object.fromEntries(Object.values(joint.items).map((item) => [item.criterionId, item.agreed]));

async function talksOf(world: World, actor: Actor): Promise<readonly LearnersTalk[]> {
  const progress = await seeMyTalks(world, actor);
  const talks: LearnersTalk[] = [];
  for (const { jointId } of progress.ok ? progress.value : []) {
    const seen = jointId === null ? null : await seeMyTalk(world, actor, jointId);
    if (seen === null || !seen.ok) continue;
    const { joint, coachName } = seen.value;
    talks.push({
      jointId: joint.id,
      achievementId: joint.achievementId,
      coachName,
      state: joint.state,
      isShown: joint.revealedAt !== null,
      isCoachSure: joint.coachConfirmedAt !== null,
      isConfirmed: joint.learnerConfirmedAt !== null,
      agreed: agreedOf(joint),
      nextGoal: joint.nextGoal,
    });
  }
  return talks;
}

async function frameOf(world: World, actor: Actor) {
  const { tenantId, personId: id, name, language } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const organisation = await getOrganisation(tx, tenantId);
    const { photos, audio } = await getSiteRules(tx, tenantId);
    return {
      person: { id, name, language },
      workLanguage: organisation?.language ?? 'en',
      site: { photos, audio },
      takenAt: world.clock.now().toISOString(),
    };
  });
}

/** All that a learner needs on the way: her sheets with her answers, what she has as proof, her talks. */
async function packLearner(world: World, actor: Actor): Promise<Result<Pack>> {
  const skills = await seeMySkills(world, actor, publishedSheets);
  if (!skills.ok) return skills;
  const proofs = await seeProof(world, actor, { learnerId: actor.personId, sheets: publishedSheets });
  if (!proofs.ok) return proofs;
  const { begun, offered } = skills.value;
  return ok({
    ...(await frameOf(world, actor)),
    role: 'learner',
    sheets: [
      ...begun.map((self) => toPackedSheet(self.sheet, self)),
      ...offered.map((sheet) => toPackedSheet(sheet, null)),
    ],
    proofs: proofs.value.evidence.map(({ id, kind, title, text, achievementId }) => ({
      id,
      kind,
      title: title === '' ? (text ?? '').slice(0, 80) : title,
      achievementId,
    })),
    talks: await talksOf(world, actor),
  });
}

const tasksOf = (version: AchievementVersion, language: string): readonly PackedTask[] =>
  version.descriptor.outcomes.flatMap(({ criteria }) =>
    criteria.map(({ id, plain, statement, pictogram, critical }) => ({
      id,
      plain,
      statement: pickText(statement, language).text,
      pictogram,
      critical,
    })),
  );

function levelsOf(joint: Joint, side: 'coach' | 'self'): Readonly<Record<string, Level | null>> {
  return Object.fromEntries(Object.values(joint.items).map((item) => [item.criterionId, item[side]]));
}

/** What a coach needs: her learners' evaluations that are under way. Until both are shown, her own side only. */
async function packCoach(world: World, actor: Actor): Promise<Result<Pack>> {
  const coached = await seeMyLearners(world, actor);
  if (!coached.ok) return coached;
  const talks: CoachedTalk[] = [];
  for (const { learner, progress } of coached.value) {
    for (const { jointId } of progress) {
      const seen = jointId === null ? null : await seeJoint(world, actor, jointId);
      if (seen === null || !seen.ok) continue;
      const { joint, version } = seen.value;
      if (joint.state !== 'rating' && joint.state !== 'talking') continue;
      talks.push({
        jointId: joint.id,
        achievementId: joint.achievementId,
        learner: {
          id: learner.id,
          name: learner.knownAs,
          language: learner.language,
          ref: deviceRef(world, learner.id),
        },
        title: version.descriptor.title,
        steps: stepsOf(version.descriptor.selfScale ?? DEFAULT_SCALE),
        tasks: tasksOf(version, actor.language),
        state: joint.state,
        isRated: joint.coachDoneAt !== null,
        isShown: joint.revealedAt !== null,
        levels: levelsOf(joint, 'coach'),
        self: joint.revealedAt === null ? {} : levelsOf(joint, 'self'),
        agreed: agreedOf(joint),
        notes: Object.fromEntries(Object.values(joint.items).map((item) => [item.criterionId, item.note])),
        nextGoal: joint.nextGoal,
        isCoachSure: joint.coachConfirmedAt !== null,
      });
    }
  }
  return ok({ ...(await frameOf(world, actor)), role: 'coach', talks });
}

/** What comes onto the device: of the actor's own, and nothing that the other side has not shown yet. */
export const packFor = (world: World, actor: Actor): Promise<Result<Pack>> =>
  actor.session === 'learner' ? packLearner(world, actor) : packCoach(world, actor);
