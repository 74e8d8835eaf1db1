import {
  askForSecond,
  confirmTalk,
  decideCase,
  declareTies,
  finishSecond,
  recordTraining,
  saveRatings,
  saveTalk,
  seeJoint,
  seeSeconds,
  sendToValidation,
  startJoint,
  takeSecond,
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
  /** A colleague who rates the same tasks blind, and the positions where she rates one step higher or lower. */
  readonly second: { readonly by: Actor; readonly other: Readonly<Record<number, Level>> };
};

/** Somebody else rates the same tasks without seeing what the two said. */
async function rateSecond(
  world: World,
  { jointId, meeting, levels }: { readonly jointId: string; readonly meeting: Meeting; readonly levels: Levels },
): Promise<void> {
  const { coach, sheet, second } = meeting;
  mustHappen(await askForSecond(world, coach, { jointId, why: 'Vi vil gjerne ha et par øyne til.' }));
  const open = mustHappen(await seeSeconds(world, second.by));
  const id = open.find((line) => line.second.jointId === jointId)?.second.id ?? '';
  mustHappen(await takeSecond(world, second.by, { id, declared: 'no_conflict' }));
  const own = sheet.items.map(
    ({ criterionId }, index) => [criterionId, second.other[index] ?? levels[criterionId] ?? 'on_my_own'] as const,
  );
  mustHappen(await finishSecond(world, second.by, { id, levels: Object.fromEntries(own) }));
}

type Levels = Readonly<Record<string, Level>>;

/** Both have rated, they talk, agree on every task, confirm, and the coach sends it. */
export async function meetAndSend(world: World, meeting: Meeting): Promise<string> {
  const { coach, learner, sheet, lower } = meeting;
  const { achievementId, items } = sheet;
  const { id: jointId } = mustHappen(await startJoint(world, coach, { learnerId: learner.personId, achievementId }));
  const revision = async () => mustHappen(await seeJoint(world, coach, jointId)).joint.revision;
  const levels = Object.fromEntries(
    items.map(({ criterionId }, index) => [criterionId, lower[index] ?? 'on_my_own'] as const),
  );
  mustHappen(
    await saveRatings(world, coach, {
      jointId,
      revision: await revision(),
      levels,
      finish: 'yes',
      ties: 'no_conflict',
    }),
  );
  await rateSecond(world, { jointId, meeting, levels });
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
export async function harmlessTask(world: World, sheet: Sheet, tenantId: string): Promise<number> {
  const version = await world.db.inTenant(tenantId, (tx) => getPublished(tx, tenantId, sheet.achievementId));
  const criteria = version?.descriptor.outcomes.flatMap((outcome) => outcome.criteria) ?? [];
  return criteria.findIndex(({ critical }) => !critical);
}

const NORWEGIAN_COURSE = 'Kursbevis i realkompetansevurdering, liste 4';

const VALIDATORS = [
  {
    by: 'signe',
    who: 'henrik',
    monthsAgo: 10,
    evidence: NORWEGIAN_COURSE,
    experience: 'Åtte år i bruktbutikk, fagbrev i salgsfaget.',
    languages: ['nb', 'en', 'ar'],
  },
  {
    by: 'signe',
    who: 'tuva',
    monthsAgo: 34.5,
    evidence: NORWEGIAN_COURSE,
    experience: 'Seks år ved sorteringsbordet, lærer i norsk.',
    languages: ['nb', 'en', 'uk'],
  },
  {
    by: 'niamh',
    who: 'grace',
    monthsAgo: 6,
    evidence: 'Certificate in recognition of prior learning, list 2',
    experience: 'Ten years as a tutor in adult education.',
    languages: ['en', 'ga'],
  },
  {
    by: 'elsa',
    who: 'pia',
    monthsAgo: 14,
    evidence: 'Intyg i validering, lista 7',
    experience: 'Tio år som lärare i vuxenutbildning.',
    languages: ['sv', 'en', 'so'],
  },
] as const;

/** Everybody who decides has a training on file; Tuva's ends soon. */
async function recordTrainings(world: World): Promise<void> {
  const at = world.clock.now();
  for (const { by, who, monthsAgo, ...told } of VALIDATORS) {
    const admin = await demoActor(world, by);
    const { personId } = await demoActor(world, who);
    const { tenantId, personId: recordedBy } = admin;
    const doneAt = new Date(at.getTime() - monthsAgo * 30.44 * 86_400_000);
    const training = { ...told, tenantId, personId, scope: '', doneAt, recordedBy, at };
    await world.db.inTenant(tenantId, (tx) => recordTraining(tx, { ...training, source: 'recorded_by_admin' }));
  }
}

/** Henrik has validated Mona; Oleksandr's case waits for him; Ingrid has begun with Yasir and not rated yet. */
export async function seedAssessment(world: World): Promise<void> {
  const coach = await demoActor(world, 'ingrid');
  const validator = await demoActor(world, 'henrik');
  const { tenantId } = coach;
  await recordTrainings(world);
  const jonas = await demoActor(world, 'jonas');
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
    second: { by: jonas, other: {} },
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
    second: { by: jonas, other: { [one]: 'on_my_own' } },
  });

  const yasir = await demoLearner(world, 'yasir');
  mustHappen(await startJoint(world, coach, { learnerId: yasir.personId, achievementId: sheet.achievementId }));
}
