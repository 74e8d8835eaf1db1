import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  CRITERIA,
  fields,
  given,
  makeHouse,
  rateSelf,
  sheets,
  type House,
} from '../../../../tests/support/assessment.ts';
import { makeLearner, makeStaff } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import {
  addProof,
  answerQuestion,
  checkEvidence,
  finishSelfEvaluation,
  listEvidence,
  pauseSelfEvaluation,
  removeProof,
  reopenSelfEvaluation,
  seeMySkills,
  seeProofFile,
  seeProof,
  seeSelfEvaluation,
  startSelfEvaluation,
} from '../index.ts';

const world = useTestWorld();
let house: House;
beforeEach(async () => {
  house = await makeHouse(world());
});

const start = async () =>
  given(await startSelfEvaluation(world(), house.learner, { achievementId: house.achievementId, sheets })).id;
const answer = (selfEvaluationId: string, criterionId: string, value: string) =>
  answerQuestion(world(), house.learner, { selfEvaluationId, criterionId, answer: value });

describe('a learner rates herself', () => {
  it('finds what is published, begins, and finds it among what she has begun', async () => {
    expect(given(await seeMySkills(world(), house.learner, sheets)).offered).toHaveLength(1);
    await start();
    const { begun, offered } = given(await seeMySkills(world(), house.learner, sheets));
    expect([begun.length, offered.length]).toEqual([1, 0]);
  });

  it('begins once, also when she taps twice', async () => {
    const ids = await Promise.all([start(), start(), start()]);
    expect(new Set(ids).size).toBe(1);
  });

  it('has each answer kept at once, and comes back to the very question where she paused', async () => {
    const id = await start();
    expect(given(await answer(id, CRITERIA[0] ?? '', 'with_help'))).toEqual({ next: 1, last: false });
    given(await answer(id, CRITERIA[1] ?? '', 'not_understood'));
    given(await pauseSelfEvaluation(world(), house.learner, { id, position: 2 }));
    expect(given(await seeSelfEvaluation(world(), house.learner, id))).toMatchObject({
      state: 'paused',
      position: 2,
      answers: { [CRITERIA[0] ?? '']: 'with_help', [CRITERIA[1] ?? '']: 'not_understood' },
    });
    given(await answer(id, CRITERIA[2] ?? '', 'skipped'));
    expect(given(await seeSelfEvaluation(world(), house.learner, id))).toMatchObject({ state: 'open', position: 3 });
  });

  it('with two tabs open the last answer wins, and a double post changes nothing', async () => {
    const id = await start();
    const first = CRITERIA[0] ?? '';
    given(await answer(id, first, 'not_yet'));
    await Promise.all([answer(id, first, 'on_my_own'), answer(id, first, 'on_my_own')]);
    expect(given(await seeSelfEvaluation(world(), house.learner, id)).answers).toEqual({ [first]: 'on_my_own' });
  });

  it('may finish at any question; a late tab is told so and changes nothing; she may open it again', async () => {
    const id = await start();
    given(await answer(id, CRITERIA[0] ?? '', 'on_my_own'));
    given(await finishSelfEvaluation(world(), house.learner, id));
    given(await finishSelfEvaluation(world(), house.learner, id));
    expect(await answer(id, CRITERIA[1] ?? '', 'not_yet')).toEqual({
      ok: false,
      error: { code: 'portfolio.finished_already' },
    });
    expect(given(await seeSelfEvaluation(world(), house.learner, id)).answers).toEqual({
      [CRITERIA[0] ?? '']: 'on_my_own',
    });
    given(await reopenSelfEvaluation(world(), house.learner, id));
    given(await answer(id, CRITERIA[1] ?? '', 'not_yet'));
  });

  it.each([
    ['an answer that is none', { criterionId: 'cri_sort', answer: 'perfect' }, 'portfolio.answer_missing'],
    ['a question that was never asked', { criterionId: 'cri_other', answer: 'not_yet' }, 'portfolio.not_found'],
  ])('%s is refused', async (_, input, code) => {
    const selfEvaluationId = await start();
    const result = await answerQuestion(world(), house.learner, { selfEvaluationId, ...input });
    expect(result).toEqual({ ok: false, error: { code } });
  });

  it('is seen by nobody else: not by another learner, not by her coach, not by another organisation', async () => {
    const id = await rateSelf(world(), house);
    const others = [await makeLearner(world(), house.coach), house.coach, (await makeHouse(world())).learner];
    for (const other of others) expect((await seeSelfEvaluation(world(), other, id)).ok).toBe(false);
    expect(await seeSelfEvaluation(world(), others[0] ?? house.coach, id)).toEqual(
      await seeSelfEvaluation(world(), others[0] ?? house.coach, 'sev_nothing'),
    );
  });
});

describe('proof', () => {
  const photo = async () =>
    new Uint8Array(
      await sharp({ create: { width: 80, height: 60, channels: 3, background: '#446644' } })
        .jpeg()
        .toBuffer(),
    );
  const add = async (kind: 'note' | 'photo' | 'observation', changes: Readonly<Record<string, unknown>> = {}) =>
    addProof(world(), kind === 'observation' ? house.coach : house.learner, {
      learnerId: house.learner.personId,
      kind,
      fields: fields(house, changes),
      sheets,
      ...(kind === 'photo' ? { photo: await photo() } : {}),
    });
  const seenBy = async (actor: House['coach']) => {
    const proof = given(await seeProof(world(), actor, { learnerId: house.learner.personId, sheets }));
    return proof.evidence.map(({ kind }) => kind).sort();
  };

  it('of three kinds is kept, tied to tasks, and seen by the learner and her coach', async () => {
    for (const kind of ['note', 'photo', 'observation'] as const) given(await add(kind));
    expect(await seenBy(house.learner)).toEqual(['note', 'observation', 'photo']);
    expect(await seenBy(house.coach)).toEqual(['note', 'observation', 'photo']);
  });

  it('that the learner keeps private is hers alone', async () => {
    const { id } = given(await add('photo', { visibility: 'private' }));
    expect(await seenBy(house.learner)).toEqual(['photo']);
    expect(await seenBy(house.coach)).toEqual([]);
    expect((await seeProofFile(world(), house.learner, id)).ok).toBe(true);
    expect(await seeProofFile(world(), house.coach, id)).toEqual({ ok: false, error: { code: 'portfolio.not_found' } });
    expect((await checkEvidence(world(), house.coach, { evidenceId: id, passed: ['valid'] })).ok).toBe(false);
    const { tenantId } = house.admin;
    const shared = await world().db.inTenant(tenantId, (tx) =>
      listEvidence(tx, { tenantId, learnerId: house.learner.personId }),
    );
    expect(shared).toEqual([]);
  });

  it('with a photo is served to those who may see it and to nobody else', async () => {
    const { id } = given(await add('photo'));
    expect(given(await seeProofFile(world(), house.learner, id)).mediaType).toBe('image/jpeg');
    expect((await seeProofFile(world(), house.coach, id)).ok).toBe(true);
    const strangers = [
      await makeLearner(world(), house.coach),
      await makeStaff(world(), house.admin, ['coach']),
      house.validator,
      house.admin,
      (await makeHouse(world())).coach,
    ];
    for (const stranger of strangers) {
      expect(await seeProofFile(world(), stranger, id)).toEqual({ ok: false, error: { code: 'portfolio.not_found' } });
    }
  });

  it('says everything that is wrong with the form at once', async () => {
    const result = await add('note', { text: '', title: 'x'.repeat(200), madeAt: 'yesterday' });
    expect(result).toEqual({
      ok: false,
      error: [
        { code: 'portfolio.title_too_long', field: 'title' },
        { code: 'portfolio.date_unfit', field: 'madeAt' },
      ],
    });
    expect(await add('note', { text: ' ', madeAt: '2031-01-01' })).toEqual({
      ok: false,
      error: [
        { code: 'portfolio.date_in_future', field: 'madeAt' },
        { code: 'portfolio.note_missing', field: 'text' },
      ],
    });
    expect(await add('note', { criteria: ['cri_of_somebody_else'] })).toMatchObject({
      error: [{ code: 'portfolio.criteria_unknown' }],
    });
  });

  it('keeps Arabic of any length with its marks, and drops what could turn the text around', async () => {
    const text = `رتّبتُ الملابسَ ${'ا'.repeat(120)}\u202Eevil`;
    given(await add('note', { text }));
    const { evidence } = given(await seeProof(world(), house.learner, { learnerId: house.learner.personId, sheets }));
    expect(evidence[0]?.text).toBe(text.normalize('NFC').replace('\u202E', ''));
  });

  it('an observation cannot be written by the learner', async () => {
    const result = await addProof(world(), house.learner, {
      learnerId: house.learner.personId,
      kind: 'observation',
      fields: fields(house),
      sheets,
    });
    expect(result).toEqual({ ok: false, error: [{ code: 'people.not_allowed' }] });
  });

  it('is removed by whoever added it, with its photo, and by nobody else', async () => {
    const { id } = given(await add('photo'));
    const seen = given(await add('observation'));
    expect(await removeProof(world(), house.learner, seen.id)).toEqual({
      ok: false,
      error: { code: 'portfolio.not_yours_to_remove' },
    });
    expect((await removeProof(world(), house.coach, id)).ok).toBe(false);
    given(await removeProof(world(), house.learner, id));
    expect(await seenBy(house.learner)).toEqual(['observation']);
    expect((await seeProofFile(world(), house.learner, id)).ok).toBe(false);
  });

  it('is ticked by the coach against five tests; a tick keeps who gave it first', async () => {
    const { id } = given(await add('photo'));
    given(await checkEvidence(world(), house.coach, { evidenceId: id, passed: ['valid', 'authentic', 'nonsense'] }));
    given(await checkEvidence(world(), house.coach, { evidenceId: id, passed: ['authentic'] }));
    const { evidence } = given(await seeProof(world(), house.learner, { learnerId: house.learner.personId, sheets }));
    expect(Object.keys(evidence[0]?.checks ?? {})).toEqual(['authentic']);
    expect((await checkEvidence(world(), house.learner, { evidenceId: id, passed: ['valid'] })).ok).toBe(false);
  });
});
