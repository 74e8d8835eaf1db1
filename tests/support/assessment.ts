import { publishedSheets } from '../../src/app/sheets.ts';
import {
  confirmTalk,
  onSelfEvaluationFinished,
  recordTraining,
  saveRatings,
  saveTalk,
  sendToValidation,
  startJoint,
} from '../../src/modules/assessment/index.ts';
import { findJoint } from '../../src/modules/assessment/server/joint.store.ts';
import { criterion, completeDescriptor, outcome } from '../../src/modules/design/fixtures/descriptor.ts';
import type { Descriptor } from '../../src/modules/design/descriptor.ts';
import { hashDescriptor } from '../../src/modules/design/server/content-hash.ts';
import { insertAchievement, insertVersion } from '../../src/modules/design/server/drafts.store.ts';
import type { Actor } from '../../src/modules/people/index.ts';
import { coachLearner } from '../../src/modules/people/server/people.tables.ts';
import {
  addProof,
  answerQuestion,
  finishSelfEvaluation,
  startSelfEvaluation,
  SELF_EVALUATION_FINISHED,
  type Answer,
  type SelfEvaluationFinished,
} from '../../src/modules/portfolio/index.ts';
import type { Result } from '../../src/platform/result.ts';
import { makeLearner, makeOrganisation, makeStaff } from './people.ts';
import type { World } from '../../src/platform/world.ts';

/** The value of a result that a test takes for granted, with whatever the refusal says. */
export function given<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Two outcomes, two critical criteria, five others. */
export const CRITICAL = ['cri_sort', 'cri_safe'] as const;
export const OTHERS = ['cri_ask', 'cri_tidy', 'cri_price', 'cri_label', 'cri_shelf'] as const;
/** In the order in which they are asked. */
export const CRITERIA = [...CRITICAL, ...OTHERS];

export const SORTING = completeDescriptor({
  title: { en: 'Sort and price donated goods' },
  outcomes: [
    outcome('out_sort', 'Sort donated goods by kind and state', [
      criterion('cri_sort', 'Sorts by kind', { critical: true }),
      criterion('cri_safe', 'Puts dangerous things aside', { critical: true }),
      criterion('cri_ask', 'Asks when unsure'),
      criterion('cri_tidy', 'Leaves the table tidy'),
    ]),
    outcome('out_price', 'Price goods by the list', [
      criterion('cri_price', 'Finds the price'),
      criterion('cri_label', 'Writes the label'),
      criterion('cri_shelf', 'Puts it on the right shelf'),
    ]),
  ],
});

export type House = {
  readonly admin: Actor;
  readonly coach: Actor;
  readonly learner: Actor;
  readonly validator: Actor;
  readonly achievementId: string;
};

/** Puts a training in assessing on file, done today: without one nobody decides. */
export async function giveTraining(world: World, admin: Actor, who: Actor): Promise<void> {
  const { tenantId, personId: recordedBy } = admin;
  const at = world.clock.now();
  const source = 'recorded_by_admin';
  const training = { tenantId, personId: who.personId, scope: '', doneAt: at, evidence: 'List 12', recordedBy };
  await world.db.inTenant(tenantId, (tx) => recordTraining(tx, { ...training, source, at }));
}

/** A colleague of the validator, with a training of her own. */
export async function makeValidator(world: World, house: House): Promise<Actor> {
  const colleague = await makeStaff(world, house.admin, ['validator']);
  await giveTraining(world, house.admin, colleague);
  return colleague;
}

let made = 0;

/** An organisation with a coach, her learner, a validator and one published achievement; events are wired. */
export async function makeHouse(world: World, descriptor: Descriptor = SORTING): Promise<House> {
  if (made === 0) world.events.on<SelfEvaluationFinished>(SELF_EVALUATION_FINISHED, onSelfEvaluationFinished);
  made += 1;
  const admin = await makeOrganisation(world);
  const coach = await makeStaff(world, admin, ['coach']);
  const validator = await makeStaff(world, admin, ['validator']);
  const learner = await makeLearner(world, coach);
  const achievementId = `ach_test${made}`;
  const { tenantId } = admin;
  const publishedAt = world.clock.now();
  await giveTraining(world, admin, validator);
  await world.db.inTenant(tenantId, async (tx) => {
    await insertAchievement(tx, { tenantId, id: achievementId, createdBy: admin.personId, createdAt: publishedAt });
    await insertVersion(tx, {
      tenantId,
      achievementId,
      version: 1,
      descriptor,
      contentHash: hashDescriptor(descriptor),
      authorId: admin.personId,
      editorIds: [admin.personId],
      approvedBy: validator.personId,
      publishedAt,
    });
  });
  return { admin, coach, learner, validator, achievementId };
}

/** A colleague who accompanies the same learner. */
export async function makeSecondCoach(world: World, house: House): Promise<Actor> {
  const second = await makeStaff(world, house.admin, ['coach']);
  const { tenantId } = house.admin;
  const since = world.clock.now();
  await world.db.inTenant(tenantId, (tx) =>
    tx.insert(coachLearner).values({ tenantId, coachId: second.personId, learnerId: house.learner.personId, since }),
  );
  return second;
}

export const sheets = publishedSheets;

/** The learner rates herself; with every answer the same unless told otherwise. */
export async function rateSelf(
  world: World,
  { learner, achievementId }: House,
  answers: Readonly<Record<string, Answer>> = {},
): Promise<string> {
  const { id } = given(await startSelfEvaluation(world, learner, { achievementId, sheets }));
  for (const criterionId of CRITERIA) {
    given(
      await answerQuestion(world, learner, {
        selfEvaluationId: id,
        criterionId,
        answer: answers[criterionId] ?? 'on_my_own',
      }),
    );
  }
  return id;
}

export const allLevels = (changes: Readonly<Record<string, 'not_yet' | 'with_help' | 'on_my_own'>> = {}) => ({
  ...Object.fromEntries(CRITERIA.map((id) => [id, 'on_my_own'] as const)),
  ...changes,
});

/** Both have rated and finished: the talk can begin. */
export async function bringToTalk(world: World, house: House): Promise<string> {
  const selfId = await rateSelf(world, house);
  given(await finishSelfEvaluation(world, house.learner, selfId));
  const { learner, achievementId, coach } = house;
  const { id } = given(await startJoint(world, coach, { learnerId: learner.personId, achievementId }));
  given(
    await saveRatings(world, coach, {
      jointId: id,
      revision: 0,
      levels: allLevels(),
      finish: 'yes',
      ties: 'no_conflict',
    }),
  );
  return id;
}

export const fields = (house: House, changes: Readonly<Record<string, unknown>> = {}) => ({
  achievementId: house.achievementId,
  title: 'Morning at the sorting table',
  text: 'I sorted twelve boxes.',
  criteria: [...CRITICAL],
  madeAt: '',
  visibility: 'shared',
  depicted: 'nobody',
  ...changes,
});

export async function addEnoughProof(world: World, house: House): Promise<void> {
  const { learner, coach } = house;
  const proof = { learnerId: learner.personId, fields: fields(house), sheets };
  given(await addProof(world, learner, { ...proof, kind: 'note' }));
  given(await addProof(world, coach, { ...proof, kind: 'observation' }));
}

export const revisionOf = async (world: World, house: House, jointId: string): Promise<number> => {
  const joint = await world.db.inTenant(house.admin.tenantId, (tx) => findJoint(tx, house.admin.tenantId, jointId));
  return joint?.revision ?? -1;
};

export const talk = (jointId: string, revision: number, confirm: 'yes' | 'no' = 'yes') => ({
  jointId,
  revision,
  agreed: allLevels(),
  notes: {},
  nextGoal: 'Work at the cash desk.',
  confirm,
});

/** Talked, confirmed by both, with enough proof, and sent. */
export async function bringToValidation(world: World, house: House): Promise<{ jointId: string; caseId: string }> {
  const jointId = await bringToTalk(world, house);
  await addEnoughProof(world, house);
  given(await saveTalk(world, house.coach, talk(jointId, await revisionOf(world, house, jointId))));
  given(await confirmTalk(world, house.learner, { jointId, revision: await revisionOf(world, house, jointId) }));
  const revision = await revisionOf(world, house, jointId);
  const { caseId } = given(
    await sendToValidation(world, house.coach, { jointId, revision, identityCheck: 'official_document' }),
  );
  return { jointId, caseId };
}
