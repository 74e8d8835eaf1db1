import { listDesigns } from '#modules/design/index.ts';
import {
  addComment,
  askColleague,
  finishSheet,
  sayVoice,
  setAgreed,
  startSheet,
  type Answers,
} from '#modules/institution/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { mustHappen } from './portfolio.ts';
import { BUDGET, CANVAS, EMPLOYER_TALK, PERSONA, PILOT_PLAN } from './toolkit-words.ts';

const DUE_IN_DAYS = 12;

type Filled = { readonly templateId: string; readonly title: string; readonly answers: Answers };

const start = async (world: World, actor: Actor, filled: Filled): Promise<string> =>
  mustHappen(await startSheet(world, actor, { ...filled, language: 'en' })).sheetId;

/** A worked canvas for the shop's first design, three filled sheets, and one that waits for Ingrid. */
export async function seedToolkit(world: World): Promise<void> {
  const matteo = await demoActor(world, 'matteo');
  const ingrid = await demoActor(world, 'ingrid');
  const designs = mustHappen(await listDesigns(world, matteo));
  const design = designs.find(({ version, draft }) => version !== null && draft?.state === 'draft');
  const canvas = mustHappen(
    await startSheet(world, matteo, {
      templateId: 'canvas',
      title: 'Canvas: sort and price donated goods',
      language: 'en',
      answers: CANVAS,
      ...(design === undefined ? {} : { achievementId: design.achievementId }),
    }),
  ).sheetId;
  for (const partId of ['learner', 'need', 'outcomes'])
    mustHappen(await setAgreed(world, matteo, { sheetId: canvas, partId, agreed: 'yes' }));
  const aila = await demoActor(world, 'aila');
  const text = 'The second promise is about the credential, not about what people can do. Shall we link or drop it?';
  mustHappen(await addComment(world, aila, { sheetId: canvas, partId: 'promise', text }));

  const talk = { templateId: 'employer_talk', title: 'Talk with the shift leader', answers: EMPLOYER_TALK };
  mustHappen(await finishSheet(world, ingrid, await start(world, ingrid, talk)));
  await start(world, ingrid, { templateId: 'persona', title: 'Amal on one page', answers: PERSONA });
  await start(world, matteo, { templateId: 'budget', title: 'Budget for four runs', answers: BUDGET });
  const pilot = await start(world, matteo, {
    templateId: 'pilot_plan',
    title: 'Pilot in the spring',
    answers: PILOT_PLAN,
  });
  const dueOn = new Date(world.clock.now().getTime() + DUE_IN_DAYS * 24 * 3_600_000).toISOString().slice(0, 10);
  mustHappen(await askColleague(world, matteo, { sheetId: pilot, personId: ingrid.personId, dueOn }));
  const voice = 'We put it on the wall and had a plan by lunch.';
  mustHappen(await sayVoice(world, ingrid, { templateId: 'canvas', helps: 'yes', text: voice }));
}
