import {
  confirmTalk,
  decideCase,
  declareTies,
  saveRatings,
  saveTalk,
  seeJoint,
  sendToValidation,
  startJoint,
} from '#modules/assessment/index.ts';
import { getPublished } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { Level, Sheet } from '#modules/portfolio/index.ts';
import type { World } from '#platform/world.ts';
import { demoActor, demoLearner } from './actors.ts';
import { mustHappen, sortingSheet } from './portfolio.ts';

type Meeting = {
  readonly coach: Actor;
  readonly learner: Actor;
  readonly sheet: Sheet;
  /** Positions of the tasks that the coach rates lower, and how. */
  readonly lower: Readonly<Record<number, Level>>;
  readonly note: string;
  readonly nextGoal: string;
};

/** Both have rated, they talk, agree on every task, confirm, and the coach sends it. */
async function meetAndSend(world: World, meeting: Meeting): Promise<string> {
  const { coach, learner, sheet, lower } = meeting;
  const { achievementId, items } = sheet;
  const { id: jointId } = mustHappen(await startJoint(world, coach, { learnerId: learner.personId, achievementId }));
  const revision = async () => mustHappen(await seeJoint(world, coach, jointId)).joint.revision;
  const levels = Object.fromEntries(
    items.map(({ criterionId }, index) => [criterionId, lower[index] ?? 'on_my_own'] as const),
  );
  mustHappen(await saveRatings(world, coach, { jointId, revision: await revision(), levels, finish: 'yes' }));
  const agreed = levels;
  const notes = Object.fromEntries(
    Object.keys(lower).map((index) => [items[Number(index)]?.criterionId ?? '', meeting.note]),
  );
  const { nextGoal } = meeting;
  mustHappen(
    await saveTalk(world, coach, { jointId, revision: await revision(), agreed, notes, nextGoal, confirm: 'yes' }),
  );
  mustHappen(await confirmTalk(world, learner, { jointId, revision: await revision() }));
  const sent = await sendToValidation(world, coach, {
    jointId,
    revision: await revision(),
    identityCheck: 'official_document',
  });
  return mustHappen(sent).caseId;
}

/** A task that is not critical, since a critical one must be done alone before anything can be sent. */
async function harmlessTask(world: World, sheet: Sheet, tenantId: string): Promise<number> {
  const version = await world.db.inTenant(tenantId, (tx) => getPublished(tx, tenantId, sheet.achievementId));
  const criteria = version?.descriptor.outcomes.flatMap((outcome) => outcome.criteria) ?? [];
  return criteria.findIndex(({ critical }) => !critical);
}

/** Henrik has validated Mona; Oleksandr's case waits for him; Ingrid has begun with Yasir and not rated yet. */
export async function seedAssessment(world: World): Promise<void> {
  const coach = await demoActor(world, 'ingrid');
  const validator = await demoActor(world, 'henrik');
  const { tenantId } = coach;
  const sheet = await sortingSheet(world, tenantId);
  const one = await harmlessTask(world, sheet, tenantId);

  const mona = await demoLearner(world, 'mona');
  const caseId = await meetAndSend(world, {
    coach,
    learner: mona,
    sheet,
    lower: { [one]: 'with_help' },
    note: 'Vi så det likt: hun spør ennå når prisen mangler på listen, og det er greit.',
    nextGoal: 'Stå i kassen sammen med Ingrid en formiddag.',
  });
  mustHappen(await declareTies(world, validator, { caseId, declared: 'no_conflict', reason: '' }));
  const version = await world.db.inTenant(tenantId, (tx) => getPublished(tx, tenantId, sheet.achievementId));
  const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' };
  const outcomes = Object.fromEntries((version?.descriptor.outcomes ?? []).map(({ id }) => [id, validated] as const));
  mustHappen(await decideCase(world, validator, { caseId, outcomes }));

  await meetAndSend(world, {
    coach,
    learner: await demoLearner(world, 'oleksandr'),
    sheet,
    lower: { [one]: 'with_help' },
    note: 'Vi så det ulikt først. Han viste tre etiketter fra onsdag, og vi ble enige.',
    nextGoal: 'Lære opp en ny kollega ved sorteringsbordet.',
  });

  const yasir = await demoLearner(world, 'yasir');
  mustHappen(await startJoint(world, coach, { learnerId: yasir.personId, achievementId: sheet.achievementId }));
}
