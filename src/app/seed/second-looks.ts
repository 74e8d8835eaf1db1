import { publishedSheets } from '#app/sheets.ts';
import { decideCase, declareTies, raiseAppeal, writePlan } from '#modules/assessment/index.ts';
import { getPublished } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  addProof,
  answerQuestion,
  finishSelfEvaluation,
  type Level,
  type Sheet,
  startSelfEvaluation,
} from '#modules/portfolio/index.ts';
import type { World } from '#platform/world.ts';
import { demoActor, demoLearner } from './actors.ts';
import { harmlessTask, meetAndSend } from './assessment.ts';
import type { DemoLearner } from './demo.ts';
import { mustHappen, sortingSheet } from './portfolio.ts';

/** A learner rates every task, and the two bring the proof that the achievement asks for. */
async function prepare(
  world: World,
  { coach, learner, sheet }: { readonly coach: Actor; readonly learner: Actor; readonly sheet: Sheet },
): Promise<void> {
  const { achievementId, items } = sheet;
  const { id } = mustHappen(await startSelfEvaluation(world, learner, { achievementId, sheets: publishedSheets }));
  for (const { criterionId } of items)
    mustHappen(await answerQuestion(world, learner, { selfEvaluationId: id, criterionId, answer: 'on_my_own' }));
  mustHappen(await finishSelfEvaluation(world, learner, id));
  const criteria = items.map(({ criterionId }) => criterionId);
  const shared = { achievementId, criteria, madeAt: '', visibility: 'shared', depicted: 'nobody' as const };
  const common = { learnerId: learner.personId, sheets: publishedSheets };
  const note = {
    ...shared,
    title: 'En vanlig formiddag',
    text: 'Jeg sorterte seks kasser og priset dem.',
    ownWork: 'yes' as const,
  };
  const seen = {
    ...shared,
    title: 'Ved bordet i høst',
    text: 'Så hele arbeidsgangen, tre formiddager.',
    ownWork: '' as const,
  };
  mustHappen(await addProof(world, learner, { ...common, kind: 'note', fields: note }));
  mustHappen(await addProof(world, coach, { ...common, kind: 'observation', fields: seen }));
}

type Story = {
  readonly key: DemoLearner;
  readonly lower: Readonly<Record<number, Level>>;
  readonly other: Readonly<Record<number, Level>>;
  readonly note: string;
  readonly nextGoal: string;
};

async function bring(world: World, { key, ...story }: Story): Promise<string> {
  const coach = await demoActor(world, 'ingrid');
  const jonas = await demoActor(world, 'jonas');
  const learner = await demoLearner(world, key);
  const sheet = await sortingSheet(world, coach.tenantId);
  await prepare(world, { coach, learner, sheet });
  const { lower, other, note, nextGoal } = story;
  return meetAndSend(world, { coach, learner, sheet, lower, note, nextGoal, second: { by: jonas, other } });
}

/** Henrik validates the first outcome and not the others; answers the outcomes that were left. */
async function validateFirst(world: World, caseId: string, reason: string): Promise<readonly string[]> {
  const henrik = await demoActor(world, 'henrik');
  const sheet = await sortingSheet(world, henrik.tenantId);
  const { tenantId } = henrik;
  const version = await world.db.inTenant(tenantId, (tx) => getPublished(tx, tenantId, sheet.achievementId));
  const ids = (version?.descriptor.outcomes ?? []).map(({ id }) => id);
  const outcomes = Object.fromEntries(
    ids.map((id, index) => {
      const decision = index === 0 ? 'validated' : 'not_validated';
      return [id, { decision, reason: index === 0 ? '' : reason, wanted: '', wantedBy: '' }] as const;
    }),
  );
  mustHappen(await declareTies(world, henrik, { caseId, declared: 'no_conflict', reason: '' }));
  mustHappen(await decideCase(world, henrik, { caseId, outcomes }));
  return ids.slice(1);
}

/**
 * Amina got a part and has a plan for the rest; Piotr got a part and asks for another look; Elin's case waits. Each was
 * also rated by Jonas, so that there is something to compare, and Henrik's first decisions wait for a second look.
 */
export async function seedSecondLooks(world: World): Promise<void> {
  const coach = await demoActor(world, 'ingrid');
  const sheet = await sortingSheet(world, coach.tenantId);
  const one = await harmlessTask(world, sheet, coach.tenantId);

  const amina = await bring(world, {
    key: 'amina',
    lower: { [one]: 'with_help' },
    other: { 1: 'with_help' },
    note: 'Hun spør når hun er usikker, og det er bra.',
    nextGoal: 'Prise bøker etter listen på egen hånd.',
  });
  const left = await validateFirst(world, amina, 'Prisingen er bare vist én gang, og da med liste og hjelp.');
  const due = new Date(world.clock.now().getTime() + 28 * 86_400_000).toISOString().slice(0, 10);
  const line = {
    missing: 'Å prise uten hjelp, to formiddager på rad.',
    todo: 'Pris bøkene etter listen. Ingrid ser på, og skriver ned det hun så.',
    place: 'Bokavdelingen, sammen med Ingrid',
    due,
  };
  const lines = Object.fromEntries(left.map((id) => [id, line] as const));
  mustHappen(await writePlan(world, coach, { caseId: amina, lines }));

  const piotr = await bring(world, {
    key: 'piotr',
    lower: {},
    other: { 2: 'with_help' },
    note: '',
    nextGoal: 'Show a new colleague how the pricing list works.',
  });
  await validateFirst(world, piotr, 'Jeg fant ikke prislappene i dokumentasjonen.');
  mustHappen(
    await raiseAppeal(world, await demoLearner(world, 'piotr'), {
      caseId: piotr,
      words: 'I priced four boxes alone while Ingrid watched. She wrote it down. Please look at it again.',
    }),
  );

  await bring(world, {
    key: 'elin',
    lower: { [one]: 'with_help' },
    other: {},
    note: 'Vi var enige om alt.',
    nextGoal: 'Ta ansvar for torsdagene.',
  });
}
