import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { CRITERIA, given, type House, makeHouse, sheets } from '../../../../tests/support/assessment.ts';
import { makeLearner } from '../../../../tests/support/people.ts';
import { wav } from '../../../../tests/support/sound.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { listDoneForMe } from '#modules/people/index.ts';
import { queryRows } from '#platform/db/db.ts';
import { GENERAL_SKILLS, GENERAL_TEMPLATE, generalSheet } from '../general.template.ts';
import {
  answerQuestion,
  answerTrial,
  answerRequest,
  askForRecognition,
  chooseReading,
  chooseWay,
  deleteTrial,
  finishSelfEvaluation,
  forgetOldTrials,
  getReading,
  hearRecording,
  keyInSelfEvaluation,
  keyInStory,
  listRecordings,
  listSelfEvaluations,
  removeRecording,
  resumeTrial,
  saveRecording,
  seeMyRequest,
  seeNewAnswers,
  seeRecognitionRequests,
  seeSelfEvaluation,
  seeStory,
  type SheetSource,
  startSelfEvaluation,
  startTrial,
  takeOverTrial,
  tellStory,
  tickSkills,
  seeMyStories,
} from '../index.ts';

const world = useTestWorld();
let house: House;
beforeEach(async () => {
  house = await makeHouse(world());
});

const codeOf = (result: { ok: boolean; error?: unknown }): unknown =>
  result.ok || result.error === undefined ? null : (result.error as { code?: string }).code;
const general: SheetSource = {
  find: (_tx, _tenant, id) => Promise.resolve(id === GENERAL_TEMPLATE ? generalSheet((key) => ({ en: key })) : null),
  list: () => Promise.resolve([generalSheet((key) => ({ en: key }))]),
};
const onFour: SheetSource = {
  find: async (tx, tenant, id) => {
    const sheet = await sheets.find(tx, tenant, id);
    return sheet === null ? null : { ...sheet, scale: 'four' };
  },
  list: (tx, tenant) => sheets.list(tx, tenant),
};
const begin = async (source: SheetSource, achievementId: string) =>
  given(await startSelfEvaluation(world(), house.learner, { achievementId, sheets: source })).id;
const answer = (id: string, criterionId: string, value: string) =>
  answerQuestion(world(), house.learner, { selfEvaluationId: id, criterionId, answer: value });

describe('a learner', () => {
  it('answers on the steps of the sheet, and on no other', async () => {
    const id = await begin(onFour, house.achievementId);
    given(await answer(id, CRITERIA[0] ?? '', 'can_show_others'));
    expect(codeOf(await answer(id, CRITERIA[1] ?? '', 'not_tried'))).toBe('portfolio.answer_missing');
  });

  it('says how she does it, and is not asked about what she hid', async () => {
    const id = await begin(general, GENERAL_TEMPLATE);
    const way = { id, mode: 'interpreter', interpretedIn: 'so', hiddenAreas: ['self', 'nowhere'] };
    given(await chooseWay(world(), house.learner, way));
    expect(given(await seeSelfEvaluation(world(), house.learner, id))).toMatchObject({
      mode: 'interpreter',
      interpretedIn: 'so',
      hiddenAreas: ['self'],
    });
    expect(codeOf(await answer(id, 'on_time', 'on_my_own'))).toBe('portfolio.not_found');
    expect(given(await answer(id, 'listen', 'on_my_own'))).toEqual({ next: 1, last: false });
    expect(codeOf(await chooseWay(world(), house.learner, { ...way, mode: 'paper' }))).toBe('portfolio.mode_missing');
    const all = [...new Set(GENERAL_SKILLS.map(({ area }) => area))];
    expect(codeOf(await chooseWay(world(), house.learner, { ...way, hiddenAreas: all }))).toBe('portfolio.all_hidden');
  });

  it('keeps how she likes to read, each wish by itself', async () => {
    await chooseReading(world(), house.learner, { secondLanguage: 'nb' });
    await chooseReading(world(), house.learner, { easy: true });
    const { tenantId, personId } = house.learner;
    const read = () => world().db.inTenant(tenantId, (tx) => getReading(tx, tenantId, personId));
    expect(await read()).toEqual({ secondLanguage: 'nb', easy: true });
    await chooseReading(world(), house.learner, { secondLanguage: 'klingon' });
    expect((await read()).secondLanguage).toBeNull();
  });

  it('has general skills apart from what leads to an award', async () => {
    const id = await begin(general, GENERAL_TEMPLATE);
    given(await finishSelfEvaluation(world(), house.learner, id));
    const { tenantId, personId } = house.learner;
    expect(await world().db.inTenant(tenantId, (tx) => listSelfEvaluations(tx, tenantId, personId))).toEqual([]);
    expect(codeOf(await askForRecognition(world(), house.learner, { id, words: '' }))).toBe(
      'portfolio.nothing_to_recognise',
    );
  });

  it('asks once for recognition, her coach sees it and takes it up', async () => {
    const id = await begin(sheets, house.achievementId);
    expect(codeOf(await askForRecognition(world(), house.learner, { id, words: '' }))).toBe('portfolio.finish_first');
    given(await finishSelfEvaluation(world(), house.learner, id));
    given(await askForRecognition(world(), house.learner, { id, words: '' }));
    given(await askForRecognition(world(), house.learner, { id, words: '' }));
    expect(given(await seeRecognitionRequests(world(), house.coach))).toHaveLength(1);
    given(
      await answerRequest(world(), house.coach, { selfEvaluationId: id, answer: 'taken_up', reply: 'Friday at 10.' }),
    );
    expect(given(await seeRecognitionRequests(world(), house.coach))).toEqual([]);
    expect(given(await seeMyRequest(world(), house.learner, id))).toMatchObject({
      answer: 'taken_up',
      reply: 'Friday at 10.',
    });
    expect(given(await seeNewAnswers(world(), house.learner))).toHaveLength(1);
  });

  it('gives reasons where it is not now, and lets her ask again', async () => {
    const id = await begin(sheets, house.achievementId);
    given(await finishSelfEvaluation(world(), house.learner, id));
    given(await askForRecognition(world(), house.learner, { id, words: 'I want to work in a shop.' }));
    const [waiting] = given(await seeRecognitionRequests(world(), house.coach));
    expect(waiting).toMatchObject({ request: { words: 'I want to work in a shop.' }, proofs: 0 });
    const notNow = { selfEvaluationId: id, answer: 'not_now' } as const;
    expect(codeOf(await answerRequest(world(), house.coach, { ...notNow, reply: ' ' }))).toBe(
      'portfolio.reply_missing',
    );
    const stranger = { ...house.coach, personId: 'per_somebody_else' };
    expect(codeOf(await answerRequest(world(), stranger, { ...notNow, reply: 'No' }))).toBe('portfolio.not_found');
    given(await answerRequest(world(), house.coach, { ...notNow, reply: 'Two photos first.' }));
    expect(given(await seeMyRequest(world(), house.learner, id))).toMatchObject({
      answer: 'not_now',
      reply: 'Two photos first.',
    });
    given(await askForRecognition(world(), house.learner, { id, words: '' }));
    expect(given(await seeMyRequest(world(), house.learner, id))).toMatchObject({ answer: null, reply: '' });
    expect(given(await seeRecognitionRequests(world(), house.coach))).toHaveLength(1);
  });

  it('tells a story and keeps the skills that she ticks; nobody else reads it', async () => {
    const told = { setting: 'informal', did: 'I sold bread', where: '', hard: '', can: '', language: 'en' };
    const { id } = given(await tellStory(world(), house.learner, told));
    given(await tickSkills(world(), house.learner, { id, skills: ['greet', 'greet', 'flying'] }));
    expect(given(await seeMyStories(world(), house.learner))[0]).toMatchObject({ skills: ['greet'] });
    const other = await makeLearner(world(), house.coach);
    expect(codeOf(await tickSkills(world(), other, { id, skills: [] }))).toBe('portfolio.not_found');
    const empty = await tellStory(world(), house.learner, { ...told, did: ' ', setting: 'elsewhere' });
    expect(empty.ok).toBe(false);
  });
});

describe('a coach', () => {
  it('types in a story from paper: it is the learner’s, the log says who typed, and the learner is told', async () => {
    const { learner, coach } = house;
    const paper = { learnerId: learner.personId, sheetCode: 'PAPER1', where: '', hard: '', can: '', language: 'nb' };
    const { id } = given(await keyInStory(world(), coach, { ...paper, setting: 'informal', did: 'Jeg solgte brød' }));
    expect(given(await seeStory(world(), learner, id)).told.did).toBe('Jeg solgte brød');
    const [entry] = await world().db.inTenant(coach.tenantId, (tx) =>
      queryRows<{ actor: string }>(tx, sql`select actor_id as actor from audit_entry where object_id = ${id}`),
    );
    expect(entry?.actor).toBe(coach.personId);
    expect((await listDoneForMe(world(), learner)).map(({ what }) => what)).toContain('paper_keyed_in');
    const stranger = await makeLearner(world(), coach);
    const elsewhere = { ...coach, personId: stranger.personId, roles: ['coach'] } as const;
    expect(codeOf(await keyInStory(world(), elsewhere, { ...paper, setting: 'informal', did: 'x' }))).toBe(
      'portfolio.not_found',
    );
  });

  it('types in what stands on paper: it is marked, and the learner is told', async () => {
    const answers = { [CRITERIA[0] ?? '']: 'with_help', [CRITERIA[1] ?? '']: 'skipped' };
    const paper = { learnerId: house.learner.personId, achievementId: house.achievementId, answers, sheets };
    const { id } = given(await keyInSelfEvaluation(world(), house.coach, { ...paper, finish: 'yes' }));
    expect(given(await seeSelfEvaluation(world(), house.learner, id))).toMatchObject({
      state: 'finished',
      mode: 'paper',
      enteredBy: house.coach.personId,
      answers,
    });
    expect((await listDoneForMe(world(), house.learner)).map(({ what }) => what)).toContain('paper_keyed_in');
    expect(codeOf(await keyInSelfEvaluation(world(), house.coach, { ...paper, finish: 'no' }))).toBe(
      'portfolio.paper_finished_already',
    );
    expect(codeOf(await keyInSelfEvaluation(world(), house.learner, { ...paper, finish: 'no' }))).toBe(
      'portfolio.not_found',
    );
  });

  it('records a sentence, records it anew, and takes it away; others hear it', async () => {
    const ref = { achievementId: house.achievementId, criterionId: CRITERIA[0] ?? '', language: 'so' };
    const save = (bytes: Uint8Array) => saveRecording(world(), house.coach, { ref, bytes, sheets });
    given(await save(wav(1)));
    given(await save(wav(2)));
    const { tenantId } = house.coach;
    const list = () => world().db.inTenant(tenantId, (tx) => listRecordings(tx, tenantId, house.achievementId));
    const [kept, ...more] = await list();
    expect([kept?.language, more.length]).toEqual(['so', 0]);
    expect(given(await hearRecording(world(), house.learner, kept?.fileId ?? '')).mediaType).toMatch(/^audio\/.*wav/);
    expect((await save(new Uint8Array([1, 2, 3]))).ok).toBe(false);
    const elsewhere = { ...ref, criterionId: 'cri_of_nobody' };
    expect(codeOf(await saveRecording(world(), house.coach, { ref: elsewhere, bytes: wav(1), sheets }))).toBe(
      'portfolio.not_found',
    );
    given(await removeRecording(world(), house.coach, ref));
    expect(await list()).toEqual([]);
    expect(codeOf(await hearRecording(world(), house.learner, kept?.fileId ?? ''))).toBe('portfolio.not_found');
  });
});

describe('somebody without an account', () => {
  const address = '192.0.2.77';
  const later = (days: number): void => world().clock.set(new Date(world().clock.now().getTime() + days * 86_400_000));
  const start = async () => given(await startTrial(world(), { address, secondLanguage: 'nb' })).code;

  it('goes on elsewhere with her code, typed in any way, and a wrong code opens nothing', async () => {
    const code = await start();
    given(await answerTrial(world(), code, { skill: 'on_time', answer: 'with_help' }));
    const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
    expect(given(await resumeTrial(world(), { address, typed })).trial).toMatchObject({
      answers: { on_time: 'with_help' },
      position: 1,
    });
    expect(codeOf(await resumeTrial(world(), { address, typed: '0000000000' }))).toBe('portfolio.trial_unknown');
    expect(codeOf(await resumeTrial(world(), { address, typed: 'short' }))).toBe('portfolio.trial_code_unfit');
  });

  it('cannot be found by guessing', async () => {
    const guess = () => resumeTrial(world(), { address: '192.0.2.99', typed: '0000000000' });
    for (let count = 0; count < 60; count += 1) await guess();
    expect(codeOf(await guess())).toBe('portfolio.too_many_tries');
  });

  it('is forgotten after ninety days without an answer, or at once when she wants', async () => {
    const code = await start();
    later(80);
    given(await answerTrial(world(), code, { skill: 'ask', answer: 'on_my_own' }));
    later(80);
    await forgetOldTrials(world());
    expect((await resumeTrial(world(), { address, typed: code })).ok).toBe(true);
    later(11);
    await forgetOldTrials(world());
    expect((await resumeTrial(world(), { address, typed: code })).ok).toBe(false);
    const other = await start();
    await deleteTrial(world(), other);
    expect((await resumeTrial(world(), { address, typed: other })).ok).toBe(false);
  });

  it('takes her answers along when she gets an account; what she answered there stays', async () => {
    const code = await start();
    given(await answerTrial(world(), code, { skill: 'on_time', answer: 'not_yet' }));
    given(await answerTrial(world(), code, { skill: 'ask', answer: 'on_my_own' }));
    const id = await begin(general, GENERAL_TEMPLATE);
    given(await answer(id, 'on_time', 'with_help'));
    given(await takeOverTrial(world(), house.learner, { address, typed: code, sheets: general }));
    expect(given(await seeSelfEvaluation(world(), house.learner, id)).answers).toEqual({
      on_time: 'with_help',
      ask: 'on_my_own',
    });
    expect((await resumeTrial(world(), { address, typed: code })).ok).toBe(false);
  });
});
