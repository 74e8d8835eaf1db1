import { learnerSheets } from '#app/sheets.ts';
import {
  answerQuestion,
  answerTrial,
  chooseReading,
  chooseWay,
  GENERAL_SKILLS,
  GENERAL_TEMPLATE,
  pauseSelfEvaluation,
  startSelfEvaluation,
  startTrial,
  tellStory,
  tickSkills,
  TRIAL_LETTERS,
  type Answer,
} from '#modules/portfolio/index.ts';
import type { World } from '#platform/world.ts';
import { demoLearner } from './actors.ts';
import { DEMO_TRY_CODE } from './demo.ts';
import { mustHappen } from './portfolio.ts';

/** Rosa is in the middle of a scale of four steps, with somebody who reads to her. */
async function rateOnFourSteps(world: World): Promise<void> {
  const rosa = await demoLearner(world, 'rosa');
  const sheets = await world.db.inTenant(rosa.tenantId, (tx) => learnerSheets.list(tx, rosa.tenantId));
  const sheet = sheets.find(({ scale }) => scale === 'four');
  if (sheet === undefined) return;
  const { achievementId } = sheet;
  const { id } = mustHappen(await startSelfEvaluation(world, rosa, { achievementId, sheets: learnerSheets }));
  mustHappen(await chooseWay(world, rosa, { id, mode: 'read_aloud', interpretedIn: '', hiddenAreas: [] }));
  await chooseReading(world, rosa, { secondLanguage: 'en', easy: true });
  const answers: readonly Answer[] = ['can_show_others', 'with_help'];
  for (const [index, answer] of answers.entries()) {
    const criterionId = sheet.items[index]?.criterionId ?? '';
    mustHappen(await answerQuestion(world, rosa, { selfEvaluationId: id, criterionId, answer }));
  }
  mustHappen(await pauseSelfEvaluation(world, rosa, { id, position: answers.length }));
}

/** Yasir has told what he did at home, and ticked what is in it. */
async function tellOfHome(world: World): Promise<void> {
  const yasir = await demoLearner(world, 'yasir');
  const { id } = mustHappen(
    await tellStory(world, yasir, {
      setting: 'informal',
      did: 'Jeg hjalp onkelen min i butikken hans. Jeg bar kasser, telte varer og hjalp kunder.',
      where: 'I en liten butikk, sammen med to andre.',
      hard: 'Noen ganger var pengene i kassa feil. Da telte vi på nytt og fant feilen.',
      can: 'Jeg kan ta imot varer og sjekke at alt er der.',
      language: 'nb',
    }),
  );
  mustHappen(await tickSkills(world, yasir, { id, skills: ['measure', 'greet', 'lift_carry', 'check_work'] }));
}

/** Kalle looks at what he can do at any work, and is not asked about everyday life. */
async function beginGeneral(world: World): Promise<void> {
  const kalle = await demoLearner(world, 'kalle');
  const { id } = mustHappen(
    await startSelfEvaluation(world, kalle, { achievementId: GENERAL_TEMPLATE, sheets: learnerSheets }),
  );
  mustHappen(await chooseWay(world, kalle, { id, mode: 'alone', interpretedIn: '', hiddenAreas: ['life'] }));
  for (const [index, { id: criterionId }] of GENERAL_SKILLS.slice(0, 14).entries()) {
    const answer = index % 5 === 3 ? 'not_yet' : index % 3 === 1 ? 'with_help' : 'on_my_own';
    mustHappen(await answerQuestion(world, kalle, { selfEvaluationId: id, criterionId, answer }));
  }
}

/** Gives the letters of the demo's code one by one, as chance would. */
function lettersOf(code: string): World['random'] {
  const letters = [...code].values();
  return { bytes: () => new Uint8Array([TRIAL_LETTERS.indexOf(letters.next().value ?? '0')]) };
}

/** Somebody without an account has begun; in the demo everybody knows the code. */
async function beginWithoutAccount(world: World): Promise<void> {
  const known = { ...world, random: lettersOf(DEMO_TRY_CODE) };
  const { code } = mustHappen(await startTrial(known, { address: 'demo', secondLanguage: 'nb' }));
  for (const { id } of GENERAL_SKILLS.slice(0, 5))
    mustHappen(await answerTrial(world, code, { skill: id, answer: 'on_my_own' }));
}

/** People in the middle of looking at themselves, each in a way of their own. */
export async function seedSelfEvaluation(world: World): Promise<void> {
  await rateOnFourSteps(world);
  await tellOfHome(world);
  await beginGeneral(world);
  await beginWithoutAccount(world);
}
