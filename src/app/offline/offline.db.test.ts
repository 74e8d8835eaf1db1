import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { findJoint } from '#modules/assessment/server/joint.store.ts';
import { startJoint, saveRatings, sendToValidation } from '#modules/assessment/index.ts';
import { type Actor, forgetOwnPin, makeOwnLogin, voidOwnCard } from '#modules/people/index.ts';
import { learnerPin } from '#modules/people/server/people.tables.ts';
import {
  answerQuestion,
  findSelfEvaluation,
  finishSelfEvaluation,
  listEvidence,
  listStories,
  startSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { file } from '#platform/files/files.tables.ts';
import {
  addEnoughProof,
  allLevels,
  CRITERIA,
  given,
  type House,
  makeHouse,
  makeSecondCoach,
  rateSelf,
  revisionOf,
  sheets,
} from '#tests/support/assessment.ts';
import { makeStaff } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { knowDevice, putAway, takeAlong } from './devices.ts';
import type { OfflineAction } from './offline.schemas.ts';
import { listOfLearner } from './offline.store.ts';
import { packFor } from './pack.ts';
import { receiveParcel } from './send.ts';

const world = useTestWorld();
let made = 0;

const actionId = () => `off_${String((made += 1)).padStart(26, '0')}`;
const now = () => world().clock.now().toISOString();

/** A learner takes nothing along without a PIN. */
async function withPin({ tenantId, personId, session }: Actor) {
  if (session !== 'learner') return;
  const row = { tenantId, personId, kind: 'pin', pinHash: 'x', setAt: world().clock.now(), wrongTries: 0 } as const;
  await world().db.inTenant(tenantId, (tx) => tx.insert(learnerPin).values(row).onConflictDoNothing());
}

/** A device in the hands of somebody. */
async function deviceOf(actor: Actor) {
  await withPin(actor);
  const { token } = await takeAlong(world(), actor, 'Chrome, Android');
  const send = async (actions: readonly unknown[]) => {
    const known = given(await knowDevice(world(), token));
    return given(await receiveParcel(world(), known, { deviceNow: now(), actions }));
  };
  return { token, send };
}

type Loose = { readonly kind: OfflineAction['kind'] } & Readonly<Record<string, unknown>>;
const action = (fields: Loose) => ({ id: actionId(), at: now(), ...fields });

const answers = ({ achievementId }: House, value = 'on_my_own') =>
  CRITERIA.map((criterionId) => action({ kind: 'answer', achievementId, criterionId, answer: value, base: null }));

const rating = (jointId: string, changes: Readonly<Record<string, unknown>> = {}) =>
  action({ kind: 'rate', jointId, levels: allLevels(), base: {}, finish: 'yes', sawOther: false, ...changes });

const agreement = (jointId: string, changes: Readonly<Record<string, unknown>> = {}) =>
  action({
    kind: 'talk',
    jointId,
    agreed: allLevels(),
    notes: {},
    nextGoal: 'Work at the cash desk.',
    base: { agreed: {}, notes: {}, nextGoal: '' },
    confirm: 'yes',
    ...changes,
  });

const confirmation = (jointId: string) =>
  action({ kind: 'confirm', jointId, seen: { agreed: allLevels(), nextGoal: 'Work at the cash desk.' } });

const selfOf = ({ learner, achievementId }: House) =>
  world().db.inTenant(learner.tenantId, (tx) =>
    findSelfEvaluation(tx, { tenantId: learner.tenantId, learnerId: learner.personId, achievementId }),
  );

const jointOf = (house: House, id: string) =>
  world().db.inTenant(house.admin.tenantId, (tx) => findJoint(tx, house.admin.tenantId, id));

/** Begun by both online, then the network went. */
async function begun() {
  const house = await makeHouse(world());
  const { learner, coach, achievementId } = house;
  await startSelfEvaluation(world(), learner, { achievementId, sheets });
  const { id: jointId } = given(await startJoint(world(), coach, { learnerId: learner.personId, achievementId }));
  return { house, jointId, mine: await deviceOf(learner), hers: await deviceOf(coach) };
}

describe('what was done without a network', () => {
  it('goes the whole way to a case, whoever sends first', async () => {
    const { house, jointId, mine, hers } = await begun();
    await addEnoughProof(world(), house);
    const done = answers(house);
    const finish = action({ kind: 'finish', achievementId: house.achievementId });
    const [rated, agreed, confirmed] = [rating(jointId), agreement(jointId), confirmation(jointId)];

    const first = await hers.send([rated, agreed]);
    expect(first.actions.map(({ state }) => state).toSorted()).toEqual(['applied', 'waiting']);
    expect((await jointOf(house, jointId))?.revealedAt, 'the learner has sent nothing').toBeNull();

    const second = await mine.send([...done, finish, confirmed]);
    expect(second.actions.map(({ state }) => state)).toEqual(second.actions.map(() => 'applied'));
    const joint = await jointOf(house, jointId);
    expect(joint?.coachConfirmedAt).not.toBeNull();
    expect(joint?.learnerConfirmedAt).not.toBeNull();
    const revision = await revisionOf(world(), house, jointId);
    const sending = { jointId, revision, identityCheck: 'official_document', ties: 'no_conflict' } as const;
    given(await sendToValidation(world(), house.coach, sending));
  });

  it('is taken once, however often it is sent', async () => {
    const { house, mine } = await begun();
    const proof = action({
      kind: 'proof',
      learnerId: house.learner.personId,
      proof: 'note',
      achievementId: house.achievementId,
      title: '',
      text: 'I sorted twelve boxes.',
      criteria: [],
      madeAt: '',
      ownWork: 'yes',
      depicted: '',
    });
    const told = { did: 'I cooked for thirty.', where: '', hard: '', can: '' };
    const parcel = [...answers(house), proof, action({ kind: 'story', ...told })];
    await mine.send(parcel);
    await Promise.all([mine.send(parcel), mine.send(parcel.toReversed())]);
    const { tenantId, personId: learnerId } = house.learner;
    const kept = await world().db.inTenant(tenantId, (tx) => listEvidence(tx, { tenantId, learnerId }));
    expect(kept.map(({ text }) => text)).toEqual(['I sorted twelve boxes.']);
    const stories = await world().db.inTenant(tenantId, (tx) => listStories(tx, tenantId, learnerId));
    expect(stories.map(({ told: { did } }) => did)).toEqual(['I cooked for thirty.']);
  });

  it('brings a photo along as proof, drawn anew, and keeps no original, also of one that it refuses', async () => {
    const { house, mine } = await begun();
    const { tenantId, personId: learnerId } = house.learner;
    const drawn = sharp({ create: { width: 8, height: 8, channels: 3, background: '#336699' } });
    const photo = (bytes: Buffer) =>
      action({
        ...{ kind: 'proof', learnerId, proof: 'photo', achievementId: house.achievementId, title: 'Shelf', text: '' },
        ...{ criteria: [], madeAt: '', ownWork: 'yes', depicted: 'nobody', file: bytes.toString('base64') },
      });
    const shelf = await drawn.png().toBuffer();
    const sent = await mine.send([photo(shelf), photo(Buffer.from('no photo'))]);
    expect(sent.actions.map(({ state }) => state).toSorted()).toEqual(['applied', 'refused']);
    const others = { depicted: 'agreed', depictedWho: 'K. L.', depictedHow: 'spoken' } as const;
    const shown = await mine.send([
      { ...photo(shelf), ...others },
      { ...photo(shelf), depicted: '' },
    ]);
    expect(shown.actions.map(({ state }) => state).toSorted()).toEqual(['applied', 'refused']);
    const kept = await world().db.inTenant(tenantId, (tx) => listEvidence(tx, { tenantId, learnerId }));
    expect(kept.map(({ depicted }) => depicted?.answer).toSorted()).toEqual(['agreed', 'nobody']);
    const files = await world().db.inTenant(tenantId, (tx) =>
      tx.select().from(file).where(eq(file.ownerId, learnerId)),
    );
    expect(files.map(({ mediaType }) => mediaType)).toEqual(['image/jpeg', 'image/jpeg']);
  });

  it('that could not be read stays on the device, and the rest is taken', async () => {
    const { house, mine } = await begun();
    const [first] = answers(house);
    const sent = await mine.send([{ id: 'no', kind: 'nonsense' }, first, 7]);
    expect(sent.unread).toEqual([0, 2]);
    expect(sent.actions.map(({ state }) => state)).toEqual(['applied']);
  });

  it('does not reach into what belongs to others', async () => {
    const { house, jointId, mine } = await begun();
    const stranger = await makeHouse(world());
    const theirs = await deviceOf(stranger.coach);
    const refused = await theirs.send([rating(jointId)]);
    expect(refused.actions).toMatchObject([{ state: 'refused', code: 'app.offline.not_yours' }]);
    const asCoach = await mine.send([rating(jointId)]);
    expect(asCoach.actions, 'a learner cannot rate as the coach').toMatchObject([{ state: 'refused' }]);
    expect((await jointOf(house, jointId))?.items).toEqual({});
  });
});

describe('two devices of one learner', () => {
  it('the later answer counts, whichever arrives first', async () => {
    const house = await makeHouse(world());
    const [phone, tablet] = [await deviceOf(house.learner), await deviceOf(house.learner)];
    const criterionId = CRITERIA[0]!;
    const { achievementId } = house;
    const at = (minutes: number) => new Date(world().clock.now().getTime() - minutes * 60_000).toISOString();
    const answer = (value: string, minutesAgo: number) => ({
      ...action({ kind: 'answer', achievementId, criterionId, answer: value, base: null }),
      at: at(minutesAgo),
    });
    await phone.send([answer('on_my_own', 10)]);
    const late = await tablet.send([answer('not_yet', 90)]);
    expect((await selfOf(house))?.answers[criterionId]).toBe('on_my_own');
    expect(late.actions).toMatchObject([{ state: 'applied', clashes: [{ counts: 'stored', offline: 'not_yet' }] }]);
    await tablet.send([answer('with_help', 5)]);
    expect((await selfOf(house))?.answers[criterionId]).toBe('with_help');
  });

  it('an answer after "this is all" changes nothing and asks for a talk', async () => {
    const house = await makeHouse(world());
    const phone = await deviceOf(house.learner);
    const selfId = await rateSelf(world(), house);
    given(await finishSelfEvaluation(world(), house.learner, selfId));
    const criterionId = CRITERIA[0]!;
    const sent = await phone.send([
      action({ kind: 'answer', achievementId: house.achievementId, criterionId, answer: 'not_yet', base: null }),
    ]);
    expect(sent.actions).toMatchObject([{ state: 'needs_talk', code: 'app.offline.finished_meanwhile' }]);
    expect((await selfOf(house))?.answers[criterionId]).toBe('on_my_own');
  });
});

describe('the coach, away from the network', () => {
  it('rates late: nothing that was shown changes, and the rating is kept with its mark', async () => {
    const { house, jointId, hers } = await begun();
    const colleague = await makeSecondCoach(world(), house);
    const levels = allLevels({ [CRITERIA[0]!]: 'not_yet' });
    const early = {
      ...rating(jointId, { levels }),
      at: new Date(world().clock.now().getTime() - 60_000).toISOString(),
    };
    given(await saveRatings(world(), colleague, { jointId, revision: 0, levels: allLevels(), finish: 'yes' }));
    const selfId = await rateSelf(world(), house);
    given(await finishSelfEvaluation(world(), house.learner, selfId));

    const sent = await hers.send([early]);
    expect(sent.actions).toMatchObject([
      {
        state: 'needs_talk',
        code: 'app.offline.late_blind',
        clashes: [{ field: `level-${CRITERIA[0]!}`, offline: 'not_yet', stored: 'on_my_own', blind: true }],
      },
    ]);
    expect((await jointOf(house, jointId))?.items[CRITERIA[0]!]?.coach).toBe('on_my_own');

    world().clock.set(new Date(world().clock.now().getTime() + 600_000));
    const after = await (await deviceOf(house.coach)).send([rating(jointId, { levels })]);
    expect(after.actions).toMatchObject([{ code: 'app.offline.late_open', clashes: [{ blind: false }] }]);
  });

  it('agrees while a colleague agrees: both versions stay, nobody confirms unseen', async () => {
    const { house, jointId, mine, hers } = await begun();
    const colleague = await deviceOf(await makeSecondCoach(world(), house));
    await hers.send([rating(jointId)]);
    await mine.send([...answers(house), action({ kind: 'finish', achievementId: house.achievementId })]);
    const id = CRITERIA[0]!;
    await colleague.send([agreement(jointId, { agreed: allLevels({ [id]: 'with_help' }) })]);
    const sent = await hers.send([agreement(jointId)]);
    expect(sent.actions).toMatchObject([{ state: 'needs_talk', code: 'app.offline.both_changed' }]);
    expect(sent.actions[0]?.clashes).toMatchObject([
      { field: `agreed-${id}`, offline: 'on_my_own', stored: 'with_help' },
    ]);
    const confirmed = await mine.send([confirmation(jointId)]);
    expect(confirmed.actions[0]?.state).not.toBe('applied');
    expect((await jointOf(house, jointId))?.learnerConfirmedAt).toBeNull();
  });
});

describe('the device', () => {
  it('takes along nothing that the other side has not shown', async () => {
    const { house, jointId, mine, hers } = await begun();
    await mine.send([...answers(house, 'not_yet'), action({ kind: 'finish', achievementId: house.achievementId })]);
    await hers.send([rating(jointId, { finish: 'no' })]);
    const coachs = given(await packFor(world(), house.coach));
    const learners = given(await packFor(world(), house.learner));
    expect(coachs.role === 'coach' && coachs.talks[0]?.self).toEqual({});
    expect(JSON.stringify(coachs)).not.toContain('answers');
    expect(learners.role === 'learner' && learners.talks[0]?.agreed).toEqual({});
    expect(JSON.stringify(learners)).not.toContain('"coach":');
  });

  it('is known no more once it was put away, its time is over, or the way in was made anew', async () => {
    const house = await makeHouse(world());
    const { token } = await deviceOf(house.learner);
    given(await knowDevice(world(), token));
    const gone = await deviceOf(house.coach);
    await putAway(world(), given(await knowDevice(world(), gone.token)));
    expect(await knowDevice(world(), gone.token)).toMatchObject({ ok: false });
    expect(await knowDevice(world(), 'x'.repeat(43))).toMatchObject({ ok: false });
    world().clock.set(new Date(world().clock.now().getTime() + 15 * 86_400_000));
    expect(await knowDevice(world(), token)).toMatchObject({ ok: false });
  });

  it('is known no more once its owner stopped the card, or forgot the PIN and has no new one', async () => {
    const [first, second] = [await makeHouse(world()), await makeHouse(world())];
    const [stopped, forgotten] = [await deviceOf(first.learner), await deviceOf(second.learner)];
    given(await makeOwnLogin(world(), first.learner, { loginName: 'own.way', password: 'three quiet stones' }));
    given(await knowDevice(world(), stopped.token));
    world().clock.set(new Date(world().clock.now().getTime() + 60_000));
    given(await voidOwnCard(world(), first.learner));
    given(await forgetOwnPin(world(), second.learner));
    for (const { token } of [stopped, forgotten]) expect(await knowDevice(world(), token)).toMatchObject({ ok: false });
  });

  it('keeps nothing of what staff send about somebody who is not theirs', async () => {
    const [house, stranger] = [await makeHouse(world()), await makeHouse(world())];
    const colleague = await makeStaff(world(), house.admin, ['coach']);
    const about = (learnerId: string) =>
      action({
        ...{ kind: 'proof', learnerId, proof: 'photo', achievementId: house.achievementId, title: 'Hers', text: '' },
        ...{ criteria: [], madeAt: '', ownWork: '', depicted: 'nobody', file: 'AAAA' },
      });
    const sent = await (
      await deviceOf(colleague)
    ).send([about(house.learner.personId), about(stranger.learner.personId)]);
    for (const one of sent.actions) expect(one).toMatchObject({ state: 'refused', code: 'app.offline.not_yours' });
    const { tenantId, personId } = house.learner;
    expect(await world().db.inTenant(tenantId, (tx) => listOfLearner(tx, tenantId, personId))).toEqual([]);
  });

  it('sends nothing after its owner may no longer do it', async () => {
    const { house, jointId, hers } = await begun();
    const answered = await answerQuestion(world(), house.learner, {
      selfEvaluationId: (await selfOf(house))?.id ?? '',
      criterionId: CRITERIA[0]!,
      answer: 'with_help',
    });
    given(answered);
    const sent = await hers.send([action({ kind: 'confirm', jointId, seen: { agreed: {}, nextGoal: '' } })]);
    expect(sent.actions).toMatchObject([{ state: 'refused' }]);
  });
});
