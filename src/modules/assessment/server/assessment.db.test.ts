import { sql } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addEnoughProof,
  allLevels,
  bringToTalk,
  bringToValidation,
  CRITERIA,
  fields,
  given,
  makeHouse,
  makeSecondCoach,
  rateSelf,
  revisionOf,
  sheets,
  talk,
  type House,
} from '../../../../tests/support/assessment.ts';
import { makeLearner, makeStaff } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { addProof, answerQuestion, finishSelfEvaluation, reopenSelfEvaluation } from '#modules/portfolio/index.ts';
import { verifyAuditChain } from '#platform/audit/audit.ts';
import {
  ASSESSMENT_DECIDED,
  checkCaseEvidence,
  confirmTalk,
  decideCase,
  declareTies,
  getDecidedCase,
  listAwardable,
  openCase,
  previewDecision,
  reopenTalk,
  saveRatings,
  saveTalk,
  seeCasePhoto,
  seeJoint,
  seeLearner,
  seeMyTalk,
  seeMyTalks,
  seeQueue,
  sendToValidation,
  startJoint,
  type AssessmentDecided,
} from '../index.ts';
import { addRater } from './joint.store.ts';

const world = useTestWorld();
let house: House;
beforeEach(async () => {
  house = await makeHouse(world());
});

const codesOf = (result: { readonly ok: boolean; readonly error?: unknown }): readonly string[] => {
  const errors = Array.isArray(result.error) ? result.error : [result.error];
  return result.ok ? [] : errors.map((error: { code: string }) => error.code);
};
const revision = (jointId: string) => revisionOf(world(), house, jointId);
const begin = () =>
  startJoint(world(), house.coach, { learnerId: house.learner.personId, achievementId: house.achievementId });
const rate = async (jointId: string, finish: 'yes' | 'no' = 'yes', actor = house.coach) =>
  saveRatings(world(), actor, {
    jointId,
    revision: await revision(jointId),
    levels: allLevels({ cri_price: 'not_yet' }),
    finish,
    ties: 'no_conflict',
  });
const declare = (caseId: string, actor = house.validator) =>
  declareTies(world(), actor, { caseId, declared: 'no_conflict', reason: '' });
const decision = (caseId: string, changes: Readonly<Record<string, object>> = {}) => {
  const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' };
  const answer = (id: string) => ({ ...validated, ...changes[id] });
  return { caseId, outcomes: { out_sort: answer('out_sort'), out_price: answer('out_price') } };
};

async function smallPhoto(): Promise<Uint8Array> {
  const green = { width: 20, height: 20, channels: 3, background: '#335533' } as const;
  return new Uint8Array(await sharp({ create: green }).png().toBuffer());
}

describe('rating blind', () => {
  it('the coach gets none of the answers before both have finished, however far the learner is', async () => {
    const selfId = await rateSelf(world(), house, { cri_sort: 'with_help' });
    const { id } = given(await begin());
    given(await rate(id, 'no'));
    given(await finishSelfEvaluation(world(), house.learner, selfId));
    const view = given(await seeJoint(world(), house.coach, id));
    expect(view.learnerProgress).toBe('finished');
    expect(Object.values(view.joint.items).map(({ self }) => self)).toEqual(CRITERIA.map(() => null));
    expect(JSON.stringify([view, given(await seeLearner(world(), house.coach, house.learner.personId))])).not.toContain(
      'with_help',
    );
  });

  it('the learner gets none of the ratings before both have finished', async () => {
    await rateSelf(world(), house);
    const { id } = given(await begin());
    given(await rate(id));
    const view = given(await seeMyTalk(world(), house.learner, id));
    expect(view.joint.items).toEqual({});
    expect(JSON.stringify([view.joint, given(await seeMyTalks(world(), house.learner))])).not.toContain('not_yet');
  });

  it.each(['coach', 'learner'] as const)(
    'both see both as soon as the second one finishes, here the %s',
    async (last) => {
      const selfId = await rateSelf(world(), house, { cri_sort: 'with_help', cri_ask: 'not_understood' });
      const { id } = given(await begin());
      if (last === 'learner') given(await rate(id));
      given(await finishSelfEvaluation(world(), house.learner, selfId));
      if (last === 'coach') expect(given(await rate(id))).toEqual({ shown: true });
      const forCoach = given(await seeJoint(world(), house.coach, id)).joint;
      expect(forCoach.state).toBe('talking');
      expect(forCoach.items['cri_sort']).toMatchObject({ self: 'with_help', coach: 'on_my_own', agreed: null });
      expect(forCoach.items['cri_ask']).toMatchObject({ self: null, coach: 'on_my_own' });
      expect(given(await seeMyTalk(world(), house.learner, id)).joint.items).toEqual(forCoach.items);
    },
  );

  it('what was shown stays: neither can change a rating afterwards', async () => {
    const id = await bringToTalk(world(), house);
    const late = {
      jointId: id,
      revision: await revision(id),
      levels: allLevels({ cri_sort: 'not_yet' }),
      finish: 'yes',
    } as const;
    expect(codesOf(await saveRatings(world(), house.coach, late))).toEqual(['assessment.already_shown']);
    const { selfEvaluationId } = given(await seeMyTalk(world(), house.learner, id));
    given(await reopenSelfEvaluation(world(), house.learner, selfEvaluationId ?? ''));
    given(
      await answerQuestion(world(), house.learner, {
        selfEvaluationId: selfEvaluationId ?? '',
        criterionId: 'cri_sort',
        answer: 'not_yet',
      }),
    );
    given(await finishSelfEvaluation(world(), house.learner, selfEvaluationId ?? ''));
    expect(given(await seeJoint(world(), house.coach, id)).joint.items['cri_sort']).toMatchObject({
      self: 'on_my_own',
      coach: 'on_my_own',
    });
  });

  it('is not finished while a task has no rating, and says which', async () => {
    await rateSelf(world(), house);
    const { id } = given(await begin());
    const result = await saveRatings(world(), house.coach, {
      jointId: id,
      revision: 0,
      levels: { cri_sort: 'on_my_own' },
      finish: 'yes',
    });
    expect(result.ok ? [] : result.error.map(({ field }) => field)).toEqual(CRITERIA.slice(1).map((c) => `level-${c}`));
  });

  it('begins only once the learner has begun, and once for all colleagues', async () => {
    expect(codesOf(await begin())).toEqual(['assessment.learner_has_not_begun']);
    await rateSelf(world(), house);
    const second = await makeSecondCoach(world(), house);
    const mine = given(await begin());
    expect(
      given(
        await startJoint(world(), second, { learnerId: house.learner.personId, achievementId: house.achievementId }),
      ),
    ).toEqual(mine);
  });

  it('is for the coach of this learner only', async () => {
    await rateSelf(world(), house);
    const { id } = given(await begin());
    const other = await makeHouse(world());
    const strangers = [
      await makeStaff(world(), house.admin, ['coach']),
      house.admin,
      house.validator,
      house.learner,
      other.coach,
    ];
    for (const stranger of strangers) {
      expect(codesOf(await seeJoint(world(), stranger, id))).toEqual(['assessment.not_found']);
      expect(codesOf(await rate(id, 'no', stranger))).toEqual(['assessment.not_found']);
      expect(codesOf(await seeLearner(world(), stranger, house.learner.personId))).toEqual(['assessment.not_found']);
    }
    for (const stranger of [await makeLearner(world(), house.coach), other.learner]) {
      expect(codesOf(await seeMyTalk(world(), stranger, id))).toEqual(['assessment.not_found']);
    }
  });
});

describe('two coaches at once', () => {
  it('the second one is told who changed what, and may save after having seen it', async () => {
    await rateSelf(world(), house);
    const { id } = given(await begin());
    const second = await makeSecondCoach(world(), house);
    const opened = await revision(id);
    const save = (actor: House['coach'], level: 'not_yet' | 'with_help', seen: number) =>
      saveRatings(world(), actor, { jointId: id, revision: seen, levels: { cri_sort: level }, finish: 'no' });
    given(await save(house.coach, 'with_help', opened));
    const refused = await save(second, 'not_yet', opened);
    expect(refused).toEqual({
      ok: false,
      error: [
        { code: 'assessment.changed_meanwhile', params: { who: 'Ingrid' } },
        { code: 'assessment.changed_field', field: 'level-cri_sort', params: { who: 'Ingrid' } },
      ],
    });
    given(await save(second, 'not_yet', await revision(id)));
    expect(given(await seeJoint(world(), house.coach, id)).joint.items['cri_sort']?.coach).toBe('not_yet');
  });

  it('her own second window is told apart from a colleague', async () => {
    await rateSelf(world(), house);
    const { id } = given(await begin());
    const opened = await revision(id);
    const save = (level: 'not_yet' | 'with_help') =>
      saveRatings(world(), house.coach, { jointId: id, revision: opened, levels: { cri_sort: level }, finish: 'no' });
    given(await save('with_help'));
    expect(codesOf(await save('not_yet'))).toEqual(['assessment.changed_in_other_tab', 'assessment.changed_field']);
  });

  it('saving at the very same moment keeps one and refuses the other', async () => {
    await rateSelf(world(), house);
    const { id } = given(await begin());
    const second = await makeSecondCoach(world(), house);
    const save = (actor: House['coach'], level: 'not_yet' | 'with_help') =>
      saveRatings(world(), actor, { jointId: id, revision: 0, levels: { cri_sort: level }, finish: 'no' });
    const results = await Promise.all([save(house.coach, 'with_help'), save(second, 'not_yet')]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('posting the same form twice is harmless', async () => {
    const id = await bringToTalk(world(), house);
    const form = talk(id, await revision(id), 'no');
    given(await saveTalk(world(), house.coach, form));
    const after = await revision(id);
    given(await saveTalk(world(), house.coach, form));
    expect(await revision(id)).toBe(after);
  });
});

describe('the talk', () => {
  it('fills nothing in: what two people did not settle stays empty, and cannot be confirmed', async () => {
    const id = await bringToTalk(world(), house);
    expect(
      Object.values(given(await seeJoint(world(), house.coach, id)).joint.items).every(({ agreed }) => agreed === null),
    ).toBe(true);
    const form = { ...talk(id, await revision(id)), agreed: { cri_sort: 'on_my_own' } };
    expect(codesOf(await saveTalk(world(), house.coach, { ...form, agreed: { cri_sort: 'on_my_own' } }))).toEqual(
      CRITERIA.slice(1).map(() => 'assessment.agreed_missing'),
    );
  });

  it('may leave a task open; then the case is not ready and says so', async () => {
    const id = await bringToTalk(world(), house);
    await addEnoughProof(world(), house);
    const agreed = { ...allLevels(), cri_sort: 'open' } as const;
    given(await saveTalk(world(), house.coach, { ...talk(id, await revision(id)), agreed }));
    given(await confirmTalk(world(), house.learner, { jointId: id, revision: await revision(id) }));
    const view = given(await seeJoint(world(), house.coach, id));
    expect(view.result.missing).toEqual([{ code: 'assessment.missing.open', criteria: ['cri_sort'], params: {} }]);
    expect(view.step).toMatchObject({ code: 'fill_gaps', turn: 'coach' });
    const sent = await sendToValidation(world(), house.coach, {
      jointId: id,
      revision: await revision(id),
      identityCheck: 'none',
    });
    expect(codesOf(sent)).toEqual(['assessment.not_ready']);
  });

  it('is confirmed by the learner as she saw it: a later change takes the confirmation back', async () => {
    const id = await bringToTalk(world(), house);
    expect(codesOf(await confirmTalk(world(), house.learner, { jointId: id, revision: await revision(id) }))).toEqual([
      'assessment.nothing_to_confirm',
    ]);
    given(await saveTalk(world(), house.coach, talk(id, await revision(id))));
    const seen = await revision(id);
    given(await saveTalk(world(), house.coach, { ...talk(id, seen), nextGoal: 'Something else.' }));
    expect(codesOf(await confirmTalk(world(), house.learner, { jointId: id, revision: seen }))).toEqual([
      'assessment.changed_before_confirm',
    ]);
    given(await confirmTalk(world(), house.learner, { jointId: id, revision: await revision(id) }));
    given(await saveTalk(world(), house.coach, { ...talk(id, await revision(id)), nextGoal: 'Yet another goal.' }));
    expect(given(await seeJoint(world(), house.coach, id)).joint.learnerConfirmedAt).toBeNull();
  });

  it('is sent only when both have confirmed and the proof is there, and only once', async () => {
    const id = await bringToTalk(world(), house);
    const send = async () =>
      sendToValidation(world(), house.coach, {
        jointId: id,
        revision: await revision(id),
        identityCheck: 'known_to_assessor',
      });
    expect(codesOf(await send())).toEqual(['assessment.not_confirmed']);
    given(await saveTalk(world(), house.coach, talk(id, await revision(id))));
    given(await confirmTalk(world(), house.learner, { jointId: id, revision: await revision(id) }));
    expect(codesOf(await send())).toEqual(['assessment.not_ready']);
    await addEnoughProof(world(), house);
    given(await send());
    expect(codesOf(await send())).toEqual(['assessment.already_sent']);
    expect(given(await seeMyTalks(world(), house.learner))[0]?.step).toMatchObject({
      code: 'wait_validator',
      turn: 'validator',
    });
  });
});

describe('validation', () => {
  it('shows ratings and proof only after the validator has declared herself free of ties', async () => {
    const { caseId } = await bringToValidation(world(), house);
    expect(given(await openCase(world(), house.validator, caseId)).content).toBeNull();
    expect(codesOf(await decideCase(world(), house.validator, decision(caseId)))).toEqual(['assessment.declare_first']);
    given(await declare(caseId));
    const { content } = given(await openCase(world(), house.validator, caseId));
    expect(content?.self).toEqual({ mode: 'alone', enteredBy: null });
    expect(content?.evidence.map(({ kind }) => kind).sort()).toEqual(['note', 'observation']);
    expect(content?.result.outcome).toBe('ready_for_validation');
  });

  it('a coach cannot validate her own learner, nor anyone who rated, nor the learner herself', async () => {
    const both = ['coach', 'validator'] as const;
    const second = { ...(await makeSecondCoach(world(), house)), roles: both };
    const selfId = await rateSelf(world(), house);
    const { id } = given(await begin());
    given(
      await saveRatings(world(), second, { jointId: id, revision: 0, levels: { cri_sort: 'on_my_own' }, finish: 'no' }),
    );
    given(await finishSelfEvaluation(world(), house.learner, selfId));
    given(await rate(id));
    await addEnoughProof(world(), house);
    given(await saveTalk(world(), house.coach, talk(id, await revision(id))));
    given(await confirmTalk(world(), house.learner, { jointId: id, revision: await revision(id) }));
    const { caseId } = given(
      await sendToValidation(world(), house.coach, {
        jointId: id,
        revision: await revision(id),
        identityCheck: 'none',
      }),
    );
    for (const [actor, code] of [
      [{ ...house.coach, roles: both }, 'assessment.conflict_rated'],
      [second, 'assessment.conflict_rated'],
      [{ ...house.learner, roles: ['learner', 'validator'] as const }, 'assessment.conflict_self'],
    ] as const) {
      given(await declare(caseId, actor));
      expect(codesOf(await decideCase(world(), actor, decision(caseId)))).toEqual([code]);
      expect(given(await openCase(world(), actor, caseId))).toMatchObject({ conflict: code, content: null });
      expect(given(await seeQueue(world(), actor)).waiting[0]).toMatchObject({ conflict: code });
    }
    expect(codesOf(await decideCase(world(), house.coach, decision(caseId)))).toEqual(['people.not_allowed']);
  });

  it('nor can whoever accompanies the learner without having rated, or wrote down an observation that counts', async () => {
    const both = ['coach', 'validator'] as const;
    const { caseId } = await bringToValidation(world(), house);
    const second = { ...(await makeSecondCoach(world(), house)), roles: both };
    expect(given(await seeQueue(world(), second)).waiting[0]?.conflict).toBe('assessment.conflict_companion');
    given(await declare(caseId, second));
    expect(given(await openCase(world(), second, caseId)).content).toBeNull();
    expect(codesOf(await decideCase(world(), second, decision(caseId)))).toEqual(['assessment.conflict_companion']);
    const seen = { learnerId: house.learner.personId, kind: 'observation', fields: fields(house), sheets } as const;
    given(await addProof(world(), second, seen));
    const { tenantId } = house.admin;
    await world().db.inTenant(tenantId, (tx) =>
      tx.execute(sql`delete from coach_learner where coach_id = ${second.personId}`),
    );
    expect(codesOf(await decideCase(world(), second, decision(caseId)))).toEqual(['assessment.conflict_companion']);
  });

  it('nor can whoever rated the same learner in another evaluation', async () => {
    const { caseId, jointId } = await bringToValidation(world(), house);
    const { tenantId } = house.admin;
    const earlier = await makeStaff(world(), house.admin, ['validator']);
    await world().db.inTenant(tenantId, async (tx) => {
      await tx.execute(sql`
        insert into joint_evaluation select (jsonb_populate_record(j, '{"id":"jev_earlier","version":2}')).*
        from joint_evaluation j where id = ${jointId}`);
      await addRater(tx, { tenantId, jointId: 'jev_earlier', personId: earlier.personId, at: world().clock.now() });
    });
    given(await declare(caseId, earlier));
    expect(codesOf(await decideCase(world(), earlier, decision(caseId)))).toEqual(['assessment.conflict_rated']);
  });

  it('the database itself refuses a validator who rated, sent or is the learner, and any change of a decision', async () => {
    const { caseId } = await bringToValidation(world(), house);
    const second = await makeSecondCoach(world(), house);
    const { tenantId } = house.admin;
    const [first] = await world().db.inTenant(tenantId, (tx) =>
      tx.execute(sql`select joint_id from validation_case`).then((r) => (r as { rows: { joint_id: string }[] }).rows),
    );
    await world().db.inTenant(tenantId, (tx) =>
      tx.execute(
        sql`insert into joint_rater values (${tenantId}, ${first?.joint_id ?? ''}, ${second.personId}, now())`,
      ),
    );
    const insert = (validator: string) =>
      world().db.inTenant(tenantId, (tx) =>
        tx.execute(sql`insert into validation_decision (tenant_id, case_id, learner_id, sent_by, validator_id, decision, outcomes, evidence_ids, evidence_kinds, decided_at)
          values (${tenantId}, ${caseId}, ${house.learner.personId}, ${house.coach.personId}, ${validator}, 'validated', '[]', '[]', '[]', now())`),
      );
    for (const person of [second, house.coach, house.learner]) await expect(insert(person.personId)).rejects.toThrow();
    await insert(house.validator.personId);
    const write = (statement: ReturnType<typeof sql>) => world().db.inTenant(tenantId, (tx) => tx.execute(statement));
    await expect(write(sql`update validation_decision set decision = 'not_validated'`)).rejects.toThrow();
    await expect(write(sql`delete from validation_decision`)).rejects.toThrow();
  });

  it('whoever declares a tie sees nothing and decides nothing', async () => {
    const { caseId } = await bringToValidation(world(), house);
    given(await declareTies(world(), house.validator, { caseId, declared: 'conflict', reason: 'We are cousins.' }));
    expect(given(await openCase(world(), house.validator, caseId)).content).toBeNull();
    expect(codesOf(await previewDecision(world(), house.validator, decision(caseId)))).toEqual([
      'assessment.conflict_declared',
    ]);
  });

  it('is decided once, tells the other rooms, and gives the award all that it builds on', async () => {
    const facts: AssessmentDecided[] = [];
    world().events.on<AssessmentDecided>(ASSESSMENT_DECIDED, async (_, event) => void facts.push(event.payload));
    const { caseId } = await bringToValidation(world(), house);
    given(await declare(caseId));
    const input = decision(caseId, {
      out_price: { decision: 'not_validated', reason: 'The labels could not be read.' },
    });
    expect(given(await previewDecision(world(), house.validator, input)).decision).toBe('partly_validated');
    given(await decideCase(world(), house.validator, input));
    const { tenantId } = house.admin;
    const decided = await world().db.inTenant(tenantId, (tx) => getDecidedCase(tx, tenantId, caseId));
    expect(decided).toMatchObject({
      decision: 'partly_validated',
      validatedOutcomes: ['out_sort'],
      assessors: [{ role: 'coach' }, { role: 'validator' }],
      identityCheck: 'official_document',
      evidenceKinds: ['note', 'observation'],
      validatorId: house.validator.personId,
    });
    expect(decided?.levels).toEqual(allLevels());
    expect((await world().db.inTenant(tenantId, (tx) => listAwardable(tx, tenantId))).map(({ id }) => id)).toEqual([
      caseId,
    ]);
    expect(facts.filter((fact) => fact.caseId === caseId)).toHaveLength(1);
    expect((await world().db.inTenant(tenantId, (tx) => verifyAuditChain(tx, tenantId))).ok).toBe(true);
  });

  it('names behind a part only the kinds of proof that speak about it', async () => {
    const price = { learnerId: house.learner.personId, sheets, kind: 'photo' } as const;
    const photo = await smallPhoto();
    given(
      await addProof(world(), house.learner, { ...price, photo, fields: fields(house, { criteria: ['cri_price'] }) }),
    );
    const { caseId } = await bringToValidation(world(), house);
    given(await declare(caseId));
    const part = { out_price: { decision: 'not_validated', reason: 'The labels could not be read.' } };
    given(await decideCase(world(), house.validator, decision(caseId, part)));
    const { tenantId } = house.admin;
    const decided = await world().db.inTenant(tenantId, (tx) => getDecidedCase(tx, tenantId, caseId));
    expect(decided?.evidenceKinds).toEqual(['note', 'observation']);
  });

  it('ends the right to look: later proof is shown to nobody, and earlier proof only to whoever decided', async () => {
    const photo = await smallPhoto();
    const add = () =>
      addProof(world(), house.learner, {
        learnerId: house.learner.personId,
        kind: 'photo',
        fields: fields(house),
        photo,
        sheets,
      });
    const early = given(await add()).id;
    const { caseId, jointId } = await bringToValidation(world(), house);
    const colleague = await makeStaff(world(), house.admin, ['validator']);
    given(await declare(caseId));
    given(await declare(caseId, colleague));
    const more = {
      decision: 'more_evidence_needed',
      reason: 'One day more.',
      wanted: 'A photo.',
      wantedBy: '2027-03-01',
    };
    given(await decideCase(world(), house.validator, decision(caseId, { out_price: more })));
    const late = given(await add()).id;
    const again = { ...talk(jointId, await revision(jointId), 'no'), agreed: allLevels({ cri_price: 'with_help' }) };
    given(await saveTalk(world(), house.coach, { ...again, notes: { cri_price: 'Said in confidence.' } }));

    const { content } = given(await openCase(world(), house.validator, caseId));
    expect(content?.evidence.map(({ id }) => id)).toContain(early);
    expect(content?.evidence.map(({ id }) => id)).not.toContain(late);
    expect(content?.joint.items['cri_price']).toMatchObject({ agreed: 'on_my_own', note: '' });
    expect((await seeCasePhoto(world(), house.validator, { caseId, evidenceId: early })).ok).toBe(true);
    expect((await seeCasePhoto(world(), house.validator, { caseId, evidenceId: late })).ok).toBe(false);

    expect(given(await openCase(world(), colleague, caseId)).content).toBeNull();
    expect((await seeCasePhoto(world(), colleague, { caseId, evidenceId: early })).ok).toBe(false);
    const third = await makeStaff(world(), house.admin, ['validator']);
    expect(codesOf(await declare(caseId, third))).toEqual(['assessment.decided_meanwhile']);
  });

  it('a form that is older than the decision is told so, and by whom it was decided', async () => {
    const { caseId } = await bringToValidation(world(), house);
    const colleague = await makeStaff(world(), house.admin, ['validator']);
    given(await declare(caseId));
    given(await declare(caseId, colleague));
    const results = await Promise.all([
      decideCase(world(), house.validator, decision(caseId)),
      decideCase(world(), colleague, decision(caseId, { out_sort: { decision: 'not_validated', reason: 'No.' } })),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.flatMap(codesOf)).toEqual(['assessment.decided_meanwhile']);
    expect(codesOf(await decideCase(world(), house.validator, decision(caseId)))).toEqual([
      'assessment.decided_meanwhile',
    ]);
  });

  it('asking for more begins a new round, which learner and coach read, and which can be sent again', async () => {
    const { caseId, jointId } = await bringToValidation(world(), house);
    given(await declare(caseId));
    const more = {
      decision: 'more_evidence_needed',
      reason: 'I saw no pricing.',
      wanted: 'A photo of three labels.',
      wantedBy: '2027-04-01',
    };
    given(await decideCase(world(), house.validator, decision(caseId, { out_price: more })));
    const mine = given(await seeMyTalk(world(), house.learner, jointId));
    expect(mine.decisions[0]?.outcomes[1]).toMatchObject({
      wanted: 'A photo of three labels.',
      wantedBy: '2027-04-01',
    });
    expect(mine.joint).toMatchObject({ state: 'talking', round: 2, learnerConfirmedAt: null });
    expect(given(await seeJoint(world(), house.coach, jointId)).step.code).toBe('more_evidence');
    given(await saveTalk(world(), house.coach, talk(jointId, await revision(jointId))));
    given(await confirmTalk(world(), house.learner, { jointId, revision: await revision(jointId) }));
    const again = given(
      await sendToValidation(world(), house.coach, {
        jointId,
        revision: await revision(jointId),
        identityCheck: 'none',
      }),
    );
    expect(again.caseId).not.toBe(caseId);
  });

  it('after "not validated" the coach may take the work up again; after "validated" she may not', async () => {
    const { caseId, jointId } = await bringToValidation(world(), house);
    given(await declare(caseId));
    const no = { decision: 'not_validated', reason: 'Not seen yet.' };
    given(await decideCase(world(), house.validator, decision(caseId, { out_sort: no, out_price: no })));
    given(await reopenTalk(world(), house.coach, jointId));
    const other = await makeHouse(world());
    const second = await bringToValidation(world(), other);
    given(await declare(second.caseId, other.validator));
    given(await decideCase(world(), other.validator, decision(second.caseId)));
    expect(codesOf(await reopenTalk(world(), other.coach, second.jointId))).toEqual(['assessment.cannot_reopen']);
  });

  it('cases of one organisation do not exist for another', async () => {
    const { caseId } = await bringToValidation(world(), house);
    const other = await makeHouse(world());
    expect(codesOf(await openCase(world(), other.validator, caseId))).toEqual(['assessment.case_not_found']);
    expect(codesOf(await declare(caseId, other.validator))).toEqual(['assessment.case_not_found']);
    expect(codesOf(await decideCase(world(), other.validator, decision(caseId)))).toEqual([
      'assessment.case_not_found',
    ]);
    expect(given(await seeQueue(world(), other.validator)).waiting).toEqual([]);
    const { tenantId } = other.admin;
    expect(await world().db.inTenant(tenantId, (tx) => getDecidedCase(tx, house.admin.tenantId, caseId))).toBeNull();
  });

  it('the photo of a case is shown to its free validator, private proof to none', async () => {
    const photo = await smallPhoto();
    const add = (visibility: string) =>
      addProof(world(), house.learner, {
        learnerId: house.learner.personId,
        kind: 'photo',
        fields: fields(house, { visibility }),
        photo,
        sheets,
      });
    const open = given(await add('shared')).id;
    const hidden = given(await add('private')).id;
    const { caseId } = await bringToValidation(world(), house);
    expect((await seeCasePhoto(world(), house.validator, { caseId, evidenceId: open })).ok).toBe(false);
    given(await declare(caseId));
    expect((await seeCasePhoto(world(), house.validator, { caseId, evidenceId: open })).ok).toBe(true);
    expect((await seeCasePhoto(world(), house.validator, { caseId, evidenceId: hidden })).ok).toBe(false);
    given(
      await checkCaseEvidence(world(), house.validator, { caseId, evidenceId: open, passed: ['valid', 'authentic'] }),
    );
    expect(
      codesOf(await checkCaseEvidence(world(), house.validator, { caseId, evidenceId: hidden, passed: [] })),
    ).toEqual(['assessment.case_not_found']);
  });
});
