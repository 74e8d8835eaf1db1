import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addEnoughProof,
  allLevels,
  bringToTalk,
  bringToValidation,
  CRITERIA,
  given,
  giveTraining,
  type House,
  makeHouse,
  makeSecondCoach,
  makeValidator,
  revisionOf,
  talk,
} from '../../../../tests/support/assessment.ts';
import { makeStaff } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import {
  agreeToPlan,
  askForSecond,
  askForSecondOnCase,
  confirmTalk,
  decideAppeal,
  decideCase,
  declareForReview,
  declareTies,
  drawQuarter,
  finishSecond,
  getDecidedCase,
  goOn,
  listAwardable,
  moderate,
  openCase,
  raiseAppeal,
  saveTalk,
  seeAppeals,
  seeJoint,
  seeModerations,
  seeMyTalk,
  seeMyTalks,
  seeQueue,
  seeSecond,
  seeSeconds,
  seeStatistics,
  sendToValidation,
  stopForNow,
  takeSecond,
  withdrawAppeal,
  withdrawCase,
  writePlan,
} from '../index.ts';

const world = useTestWorld();
let house: House;
let second: Actor;
beforeEach(async () => {
  house = await makeHouse(world());
  second = await makeValidator(world(), house);
});

const codesOf = (result: { readonly ok: boolean; readonly error?: unknown }): readonly string[] => {
  const errors = Array.isArray(result.error) ? result.error : [result.error];
  return result.ok ? [] : errors.map((error: { code: string }) => error.code);
};

const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' };
const refused = { ...validated, decision: 'not_validated', reason: 'The prices were not shown.' };
const part = { out_sort: validated, out_price: refused };
const whole = { out_sort: validated, out_price: validated };
/** The day on a form, a month from the test's now. */
const inAMonth = () => new Date(world().clock.now().getTime() + 30 * 86_400_000).toISOString().slice(0, 10);
const declare = async (caseId: string, actor = house.validator) =>
  given(await declareTies(world(), actor, { caseId, declared: 'no_conflict', reason: '' }));
const declareAgain = (caseId: string, actor = second) =>
  declareForReview(world(), actor, { caseId, declared: 'no_conflict', reason: '' });

async function decided(outcomes: typeof part = part): Promise<{ jointId: string; caseId: string }> {
  const found = await bringToValidation(world(), house);
  await declare(found.caseId);
  given(await decideCase(world(), house.validator, { caseId: found.caseId, outcomes }));
  return found;
}

const appealed = async (): Promise<{ jointId: string; caseId: string; appealId: string }> => {
  const found = await decided();
  const { id } = given(await raiseAppeal(world(), house.learner, { caseId: found.caseId, words: 'I priced alone.' }));
  return { ...found, appealId: id };
};

const verdict = (appealId: string, changes: object = {}) => ({
  appealId,
  outcome: 'upheld' as const,
  reasons: 'The observation of Tuesday shows it.',
  consequence: 'changed' as const,
  nowValidated: ['out_price'],
  ...changes,
});

describe('training', () => {
  it('without one, or with one that has ended, a validator looks and does not decide', async () => {
    const untrained = await makeStaff(world(), house.admin, ['validator']);
    const { caseId } = await bringToValidation(world(), house);
    await declare(caseId, untrained);
    expect(given(await openCase(world(), untrained, caseId)).content).not.toBeNull();
    expect(codesOf(await decideCase(world(), untrained, { caseId, outcomes: whole }))).toEqual([
      'assessment.no_training',
    ]);
    await giveTraining(world(), house.admin, untrained);
    world().clock.set(new Date(world().clock.now().getTime() + 37 * 31 * 86_400_000));
    expect(codesOf(await decideCase(world(), untrained, { caseId, outcomes: whole }))).toEqual([
      'assessment.no_training',
    ]);
  });
});

describe('a case that waits', () => {
  it('has a deadline of ten working days, and is counted late afterwards', async () => {
    const { caseId } = await bringToValidation(world(), house);
    const { waiting } = given(await seeQueue(world(), house.validator));
    const due = waiting.find(({ sent }) => sent.id === caseId)?.sent.dueAt ?? new Date(0);
    const days = (due.getTime() - world().clock.now().getTime()) / 86_400_000;
    expect(days).toBeGreaterThan(11.9);
    world().clock.set(new Date(due.getTime() + 1000));
    expect(given(await seeQueue(world(), house.validator, { filter: 'overdue' })).counts.overdue).toBe(1);
  });

  it('can be taken back by its coach, who may send it again; nobody decides it meanwhile', async () => {
    const { jointId, caseId } = await bringToValidation(world(), house);
    given(await withdrawCase(world(), house.coach, jointId));
    expect(codesOf(await decideCase(world(), second, { caseId, outcomes: whole }))).toEqual([
      'assessment.case_not_found',
    ]);
    const revision = await revisionOf(world(), house, jointId);
    expect((await sendToValidation(world(), house.coach, { jointId, revision, identityCheck: 'none' })).ok).toBe(true);
    expect(codesOf(await withdrawCase(world(), house.validator, jointId))).toEqual(['assessment.not_found']);
  });

  it('needs a reason where a task is validated that is not there yet, and says so to the award', async () => {
    const jointId = await bringToTalk(world(), house);
    await addEnoughProof(world(), house);
    const agreed = { ...talk(jointId, await revisionOf(world(), house, jointId)) };
    const levels = allLevels({ cri_shelf: 'not_yet' });
    given(await saveTalk(world(), house.coach, { ...agreed, agreed: levels }));
    const seen = { jointId, revision: await revisionOf(world(), house, jointId) };
    given(await confirmTalk(world(), house.learner, seen));
    const revision = await revisionOf(world(), house, jointId);
    const sent = await sendToValidation(world(), house.coach, { jointId, revision, identityCheck: 'none' });
    const { caseId } = given(sent);
    await declare(caseId);
    expect(codesOf(await decideCase(world(), house.validator, { caseId, outcomes: whole }))).toEqual([
      'assessment.unreached_reason_missing',
    ]);
    const outcomes = { ...whole, out_price: { ...validated, reason: 'The shelf is new; the rest is safe.' } };
    given(await decideCase(world(), house.validator, { caseId, outcomes }));
    const found = await world().db.inTenant(house.admin.tenantId, (tx) =>
      getDecidedCase(tx, house.admin.tenantId, caseId),
    );
    expect(found?.reasons.find(({ outcomeId }) => outcomeId === 'out_price')?.unreached).toEqual(['cri_shelf']);
  });
});

describe('a part and a plan for the rest', () => {
  const planned = () => ({ out_price: { missing: 'Prices', todo: 'Price books', place: 'Shop', due: inAMonth() } });

  it('is agreed by the learner herself, begins the new round, and what was validated stays validated', async () => {
    const { jointId, caseId } = await decided();
    expect(given(await seeMyTalks(world(), house.learner))[0]?.step.code).toBe('write_plan');
    expect(codesOf(await writePlan(world(), house.coach, { caseId, lines: {} }))).toHaveLength(4);
    given(await writePlan(world(), house.coach, { caseId, lines: planned() }));
    const view = given(await seeMyTalk(world(), house.learner, jointId));
    expect(view.plan.map(({ outcomeId, todo, agreedAt }) => [outcomeId, todo, agreedAt])).toEqual([
      ['out_price', 'Price books', null],
    ]);
    expect(view.step.code).toBe('agree_plan');
    given(await agreeToPlan(world(), house.learner, caseId));
    expect(given(await seeJoint(world(), house.coach, jointId)).joint).toMatchObject({ state: 'talking', round: 2 });
    given(await saveTalk(world(), house.coach, talk(jointId, await revisionOf(world(), house, jointId))));
    given(await confirmTalk(world(), house.learner, { jointId, revision: await revisionOf(world(), house, jointId) }));
    const again = await sendToValidation(world(), house.coach, {
      jointId,
      revision: await revisionOf(world(), house, jointId),
      identityCheck: 'none',
    });
    const next = given(again).caseId;
    await declare(next);
    const worse = { out_sort: refused, out_price: validated };
    expect(codesOf(await decideCase(world(), house.validator, { caseId: next, outcomes: worse }))).toEqual([
      'assessment.stays_validated',
    ]);
    world().clock.set(new Date(world().clock.now().getTime() + 1000));
    given(await decideCase(world(), house.validator, { caseId: next, outcomes: whole }));
    const { tenantId } = house.admin;
    const found = await world().db.inTenant(tenantId, (tx) => getDecidedCase(tx, tenantId, next));
    expect(found).toMatchObject({ decision: 'validated', completes: [caseId], replaces: null });
  });

  it('is for the coach of this learner to write and for the learner to agree', async () => {
    const { caseId } = await decided();
    expect(codesOf(await writePlan(world(), second, { caseId, lines: planned() }))).toEqual(['assessment.not_found']);
    given(await writePlan(world(), house.coach, { caseId, lines: planned() }));
    expect(codesOf(await agreeToPlan(world(), house.coach, caseId))).toEqual(['people.not_allowed']);
  });
});

describe('stopping for now', () => {
  it('keeps everything, tells everybody, and goes on where it was', async () => {
    await bringToTalk(world(), house);
    const { achievementId } = house;
    given(await stopForNow(world(), house.learner, { achievementId }));
    given(await stopForNow(world(), house.learner, { achievementId }));
    const [stopped] = given(await seeMyTalks(world(), house.learner));
    expect(stopped?.step).toMatchObject({ code: 'stopped', turn: 'nobody' });
    expect(stopped?.way.stages[0]).toEqual({ stage: 'identification', state: 'done' });
    given(await goOn(world(), house.learner, { achievementId }));
    expect(given(await seeMyTalks(world(), house.learner))[0]?.step.code).toBe('talk');
  });
});

describe('a second assessor', () => {
  const ask = async (): Promise<{ jointId: string; id: string }> => {
    const jointId = await bringToTalk(world(), house);
    given(await askForSecond(world(), house.coach, { jointId, why: 'We see pricing differently.' }));
    const [line] = given(await seeSeconds(world(), second));
    return { jointId, id: line?.second.id ?? '' };
  };

  it('is another person, sees nothing of the other ratings, and cannot validate afterwards', async () => {
    const { jointId, id } = await ask();
    expect(codesOf(await takeSecond(world(), house.coach, { id, declared: 'no_conflict' }))).toEqual([
      'assessment.conflict_rated',
    ]);
    const beside = await makeSecondCoach(world(), house);
    expect(codesOf(await takeSecond(world(), beside, { id, declared: 'no_conflict' }))).toEqual([
      'assessment.conflict_companion',
    ]);
    given(await takeSecond(world(), second, { id, declared: 'no_conflict' }));
    const view = given(await seeSecond(world(), second, id));
    expect(JSON.stringify(view)).not.toContain('on_my_own');
    expect(codesOf(await finishSecond(world(), second, { id, levels: {} }))).toHaveLength(CRITERIA.length);
    expect(given(await seeJoint(world(), house.coach, jointId)).seconds).toMatchObject([{ state: 'open', levels: {} }]);
    given(await finishSecond(world(), second, { id, levels: allLevels({ cri_price: 'with_help' }) }));
    expect(given(await seeJoint(world(), house.coach, jointId)).seconds[0]?.levels['cri_price']).toBe('with_help');
    await addEnoughProof(world(), house);
    given(await saveTalk(world(), house.coach, talk(jointId, await revisionOf(world(), house, jointId))));
    given(await confirmTalk(world(), house.learner, { jointId, revision: await revisionOf(world(), house, jointId) }));
    const sent = await sendToValidation(world(), house.coach, {
      jointId,
      revision: await revisionOf(world(), house, jointId),
      identityCheck: 'none',
    });
    const { caseId } = given(sent);
    expect(given(await openCase(world(), second, caseId)).conflict).toBe('assessment.conflict_rated');
  });

  it('who finds ties after taking it on gives it back and can no longer rate', async () => {
    const { id } = await ask();
    given(await takeSecond(world(), second, { id, declared: 'no_conflict' }));
    given(await takeSecond(world(), second, { id, declared: 'conflict' }));
    expect(codesOf(await finishSecond(world(), second, { id, levels: allLevels() }))).toEqual(['assessment.not_found']);
    expect(given(await seeSecond(world(), second, id))).toMatchObject({ second: { assessorId: null }, evidence: null });
    expect(codesOf(await takeSecond(world(), second, { id, declared: 'no_conflict' }))).toEqual([
      'assessment.conflict_rated',
    ]);
  });

  it('is nobody who opened the case and read the ratings', async () => {
    const { caseId } = await bringToValidation(world(), house);
    given(await declareTies(world(), second, { caseId, declared: 'no_conflict', reason: '' }));
    given(await declareTies(world(), house.validator, { caseId, declared: 'no_conflict', reason: '' }));
    given(await askForSecondOnCase(world(), house.validator, { caseId, why: 'Pricing was hardly seen.' }));
    const [line] = given(await seeSeconds(world(), second));
    expect(line?.obstacle).toBe('assessment.conflict_saw_ratings');
    expect(codesOf(await takeSecond(world(), second, { id: line?.second.id ?? '', declared: 'no_conflict' }))).toEqual([
      'assessment.conflict_saw_ratings',
    ]);
  });

  it('keeps the case from being sent until they are done', async () => {
    const { jointId } = await ask();
    await addEnoughProof(world(), house);
    given(await saveTalk(world(), house.coach, talk(jointId, await revisionOf(world(), house, jointId))));
    given(await confirmTalk(world(), house.learner, { jointId, revision: await revisionOf(world(), house, jointId) }));
    const revision = await revisionOf(world(), house, jointId);
    expect(codesOf(await sendToValidation(world(), house.coach, { jointId, revision, identityCheck: 'none' }))).toEqual(
      ['assessment.second_open'],
    );
  });

  it('is refused by the database itself when it is somebody who rated', async () => {
    const { id } = await ask();
    const { tenantId } = house.admin;
    const take = (personId: string) =>
      world().db.inTenant(tenantId, (tx) =>
        tx.execute(sql`update second_assessment set assessor_id = ${personId} where id = ${id}`),
      );
    await expect(take(house.coach.personId)).rejects.toThrow();
    await expect(take(house.learner.personId)).rejects.toThrow();
  });

  it('gives figures only about five learners or more', async () => {
    const { id } = await ask();
    given(await takeSecond(world(), second, { id, declared: 'no_conflict' }));
    given(await finishSecond(world(), second, { id, levels: allLevels() }));
    expect(given(await seeStatistics(world(), second)).agreements).toEqual([{ scale: 'three', isHidden: true }]);
  });
});

describe('a second look', () => {
  it('comes to the first decisions of a new assessor, and never from the assessor herself', async () => {
    const { caseId } = await decided();
    const { open } = given(await seeModerations(world(), second));
    expect(open.map(({ moderation }) => [moderation.caseId, moderation.reason])).toEqual([[caseId, 'new_assessor']]);
    expect(codesOf(await declareAgain(caseId, house.validator))).toEqual(['assessment.conflict_decided']);
    const form = { caseId, outcome: 'confirm', reason: '', feedback: '', outcomes: {}, second: 'no' } as const;
    expect(codesOf(await moderate(world(), second, form))).toEqual(['assessment.declare_first']);
    given(await declareAgain(caseId));
    given(await moderate(world(), second, { ...form, feedback: 'Well reasoned.' }));
    expect(given(await seeQueue(world(), house.validator)).decided, 'she finds it at her own decision').toMatchObject([
      { looked: 'confirm' },
    ]);
    expect(codesOf(await moderate(world(), second, form))).toContain('assessment.conflict_decided');
  });

  it('that changes a decision writes a new one; the first stays, and only the new one is awarded', async () => {
    const { caseId } = await decided();
    given(await declareAgain(caseId));
    const form = { caseId, outcome: 'change', reason: 'Seen on Tuesday.', feedback: '', second: 'no' } as const;
    const { newCaseId } = given(await moderate(world(), second, { ...form, outcomes: whole }));
    const { tenantId } = house.admin;
    const awardable = await world().db.inTenant(tenantId, (tx) => listAwardable(tx, tenantId));
    expect(awardable.map(({ id, replaces, decision }) => [id, replaces, decision])).toEqual([
      [newCaseId, caseId, 'validated'],
    ]);
    const first = await world().db.inTenant(tenantId, (tx) => getDecidedCase(tx, tenantId, caseId));
    expect(first?.decision).toBe('partly_validated');
  });

  it('that asks for a new assessment gives the case to somebody else than the first and the one who asked', async () => {
    const { caseId } = await decided();
    given(await declareAgain(caseId));
    const form = { caseId, outcome: 'reassess', reason: 'Unclear.', feedback: '', outcomes: {}, second: 'no' } as const;
    const newCaseId = given(await moderate(world(), second, form)).newCaseId ?? '';
    expect(given(await openCase(world(), house.validator, newCaseId)).conflict).toBe('assessment.conflict_decided');
    const third = await makeValidator(world(), house);
    await declare(newCaseId, third);
    given(await decideCase(world(), third, { caseId: newCaseId, outcomes: whole }));
  });

  it('is refused by the database when somebody who took part writes it', async () => {
    const { caseId } = await decided();
    const { tenantId } = house.admin;
    const write = (personId: string) =>
      world().db.inTenant(tenantId, (tx) =>
        tx.execute(sql`insert into moderation_decision
          (tenant_id, case_id, learner_id, moderator_id, outcome, reason, feedback, decided_at)
          values (${tenantId}, ${caseId}, ${house.learner.personId}, ${personId}, 'confirm', '', '', now())`),
      );
    for (const { personId } of [house.validator, house.coach, house.learner])
      await expect(write(personId)).rejects.toThrow();
    await write(second.personId);
  });

  it('adds nothing by chance where every decision is looked at already', async () => {
    await decided();
    expect(given(await drawQuarter(world(), second)).drawn).toBe(0);
  });
});

describe('an appeal', () => {
  it('is answered by somebody who took no part; a new decision takes the place of the first', async () => {
    const { caseId, appealId, jointId } = await appealed();
    expect(given(await seeAppeals(world(), house.validator)).open[0]?.conflict).toBe('assessment.conflict_decided');
    expect(codesOf(await declareAgain(caseId, house.validator))).toEqual(['assessment.conflict_decided']);
    expect(codesOf(await decideAppeal(world(), second, verdict(appealId)))).toEqual(['assessment.declare_first']);
    given(await declareAgain(caseId));
    const newCaseId = given(await decideAppeal(world(), second, verdict(appealId))).newCaseId ?? '';
    const { tenantId } = house.admin;
    const awardable = await world().db.inTenant(tenantId, (tx) => listAwardable(tx, tenantId));
    expect(awardable.map(({ id, decision }) => [id, decision])).toEqual([[newCaseId, 'validated']]);
    const view = given(await seeMyTalk(world(), house.learner, jointId));
    expect(view.decisions.map(({ decision }) => decision)).toEqual(['validated', 'partly_validated']);
    expect(view.appeals[0]?.decision).toMatchObject({ outcome: 'upheld', consequence: 'changed' });
    expect(codesOf(await decideAppeal(world(), second, verdict(appealId)))).toEqual(['assessment.appeal_answered']);
  });

  it('may lead to a new assessment, which is never worse than the first', async () => {
    const { caseId, appealId } = await appealed();
    given(await declareAgain(caseId));
    const again = verdict(appealId, { outcome: 'partly', consequence: 'new_assessment', nowValidated: [] });
    const newCaseId = given(await decideAppeal(world(), second, again)).newCaseId ?? '';
    expect(codesOf(await decideCase(world(), house.validator, { caseId: newCaseId, outcomes: whole }))).toEqual([
      'assessment.conflict_decided',
    ]);
    const third = await makeValidator(world(), house);
    await declare(newCaseId, third);
    const more = { ...validated, decision: 'more_evidence_needed', reason: 'r', wanted: 'w', wantedBy: inAMonth() };
    const decide = (outcomes: object) =>
      decideCase(world(), third, { caseId: newCaseId, outcomes: outcomes as typeof whole });
    expect(codesOf(await decide({ out_sort: refused, out_price: validated }))).toEqual(['assessment.stays_validated']);
    expect(codesOf(await decide({ out_sort: validated, out_price: more }))).toEqual(['assessment.never_worse']);
    given(await decide(part));
  });

  it('has its window, its one chance, and can be taken back', async () => {
    const { caseId, appealId } = await appealed();
    expect(codesOf(await raiseAppeal(world(), house.learner, { caseId, words: 'Again' }))).toEqual([
      'assessment.appeal_twice',
    ]);
    given(await withdrawAppeal(world(), house.learner, appealId));
    world().clock.set(new Date(world().clock.now().getTime() + 31 * 86_400_000));
    expect(codesOf(await raiseAppeal(world(), house.learner, { caseId, words: 'Late' }))).toEqual([
      'assessment.appeal_too_late',
    ]);
  });

  it('may be written down by the coach, and by no other coach', async () => {
    const { caseId } = await decided();
    const stranger = await makeStaff(world(), house.admin, ['coach']);
    expect(codesOf(await raiseAppeal(world(), stranger, { caseId, words: 'x' }))).toEqual(['assessment.not_found']);
    given(await raiseAppeal(world(), house.coach, { caseId, words: 'She says that she priced alone.' }));
    expect(await makeSecondCoach(world(), house)).toBeDefined();
  });

  it('is refused by the database when whoever took part answers it, and cannot be rewritten', async () => {
    const { caseId, appealId } = await appealed();
    const { tenantId } = house.admin;
    const write = (personId: string) =>
      world().db.inTenant(tenantId, (tx) =>
        tx.execute(sql`insert into appeal_decision
          (tenant_id, appeal_id, case_id, learner_id, decider_id, outcome, reasons, consequence, decided_at)
          values (${tenantId}, ${appealId}, ${caseId}, ${house.learner.personId}, ${personId}, 'rejected', 'r', 'none', now())`),
      );
    for (const { personId } of [house.validator, house.coach, house.learner])
      await expect(write(personId)).rejects.toThrow();
    await write(second.personId);
    await expect(
      world().db.inTenant(tenantId, (tx) => tx.execute(sql`update appeal_decision set outcome = 'upheld'`)),
    ).rejects.toThrow();
  });
});
