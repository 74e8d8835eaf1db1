import { describe, expect, it } from 'vitest';
import { listDoneForMe } from '#modules/people/index.ts';
import {
  addEnoughProof,
  bringToTalk,
  CRITERIA,
  given,
  type House,
  makeHouse,
  revisionOf,
  sheets,
  talk,
} from '#tests/support/assessment.ts';
import { saveTalk } from '#modules/assessment/index.ts';
import { listDesigns } from '#modules/design/index.ts';
import { getEvidenceFile, isDirect, listEvidence, listRecordings, saveRecording } from '#modules/portfolio/index.ts';
import { wav } from '#tests/support/sound.ts';
import { adoptResult } from './adopt.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { makeStaff } from '#tests/support/people.ts';
import { completeDescriptor } from '#modules/design/fixtures/descriptor.ts';
import { packBundle } from './bundle.format.ts';
import { ownKeys } from './bundles.store.ts';
import { addPartner, packContent, seeBundles, takeContent } from './bundles.usecases.ts';
import { draftResult, seeTaken, sendResult, takeResult } from './results.ts';

const world = useTestWorld();
const bytes = (text: string) => new TextEncoder().encode(text);

/** Two organisations that know each other's keys; the first one's learner has talked and has proof. */
async function twoHouses() {
  const [inside, outside] = [await makeHouse(world()), await makeHouse(world())];
  const cardOf = async (house: House) => given(await seeBundles(world(), house.admin)).card;
  given(await addPartner(world(), inside.admin, await cardOf(outside)));
  given(await addPartner(world(), outside.admin, await cardOf(inside)));
  const jointId = await bringToTalk(world(), inside);
  await addEnoughProof(world(), inside);
  const revision = await revisionOf(world(), inside, jointId);
  given(
    await saveTalk(world(), inside.coach, {
      ...talk(jointId, revision),
      notes: { [CRITERIA[0]!]: 'Works in wing B.' },
    }),
  );
  const [partner] = given(await seeBundles(world(), inside.coach)).partners;
  return { inside, outside, partnerId: partner?.id ?? '' };
}

describe('a result that leaves a closed site', () => {
  it('carries levels, and of free words only what was ticked; it is taken in once', async () => {
    const { inside, outside, partnerId } = await twoHouses();
    const { personId: learnerId } = inside.learner;
    const draft = given(await draftResult(world(), inside.coach, learnerId));
    const notes = draft.free.filter(({ what }) => what === 'note');
    expect(notes.map(({ text }) => text)).toEqual(['Works in wing B.']);
    const goal = draft.free.find(({ what }) => what === 'goal');
    const sent = given(await sendResult(world(), inside.coach, { learnerId, partnerId, approved: [goal?.key ?? ''] }));

    const take = () =>
      takeResult(world(), outside.coach, { learnerId: outside.learner.personId, bytes: bytes(sent.file) });
    expect(given(await take()).isKnown).toBe(false);
    expect(given(await take()).isKnown, 'the same file again').toBe(true);
    const { payload } = given(await seeTaken(world(), outside.coach, sent.id));
    expect(payload.name).toBeNull();
    expect(payload.units[0]?.tasks.every(({ agreed }) => agreed === 'on_my_own')).toBe(true);
    expect(payload.units[0]?.nextGoal).toBe('Work at the cash desk.');
    expect(JSON.stringify(payload)).not.toMatch(/wing B|I sorted twelve boxes/);
    expect(await seeTaken(world(), outside.validator, sent.id)).toMatchObject({ ok: false });
    expect((await listDoneForMe(world(), inside.learner)).map(({ what }) => what)).toContain('bundle_sent');
  });

  it('is kept as proof piece by piece, as a document of what others wrote, and once', async () => {
    const { inside, outside, partnerId } = await twoHouses();
    const { personId: learnerId } = inside.learner;
    const draft = given(await draftResult(world(), inside.coach, learnerId));
    const approved = draft.free.filter(({ what }) => what === 'proof').map(({ key }) => key);
    const sent = given(await sendResult(world(), inside.coach, { learnerId, partnerId, approved }));
    const mine = { learnerId: outside.learner.personId, tenantId: outside.learner.tenantId };
    given(await takeResult(world(), outside.coach, { learnerId: mine.learnerId, bytes: bytes(sent.file) }));
    const keep = (pieces: readonly string[], actor = outside.coach) =>
      adoptResult(world(), actor, {
        ...{ id: sent.id, achievementId: outside.achievementId, pieces },
        depicted: { depicted: '', depictedWho: '', depictedHow: '' },
        telling: { t: (key) => key, language: 'en', date: '1 May' },
      });
    expect(await keep([])).toMatchObject({ error: [{ code: 'app.bundle.nothing_ticked' }] });
    expect(await keep(['0:rated'], outside.validator)).toMatchObject({ ok: false });
    const all = ['0:rated', ...(draft.units[0]?.proofs ?? []).map((_, place) => `0:${place}`)];
    const { kept } = given(await keep(all));
    expect(kept).toBeGreaterThan(1);
    expect(given(await keep(all)).kept).toBe(0);
    const proofs = await world().db.inTenant(mine.tenantId, (tx) => listEvidence(tx, mine));
    expect(proofs).toHaveLength(kept);
    expect(proofs.filter(isDirect), 'nobody here has seen it').toEqual([]);
    const files = await world().db.inTenant(mine.tenantId, (tx) =>
      Promise.all(proofs.map((proof) => getEvidenceFile(tx, mine.tenantId, proof))),
    );
    expect(files.map((file) => new TextDecoder().decode(file?.bytes)).join()).toContain('assessment.level.on_my_own');
  });

  it('opens nowhere else, and not after a change', async () => {
    const { inside, outside, partnerId } = await twoHouses();
    const { personId: learnerId } = inside.learner;
    const { file } = given(await sendResult(world(), inside.coach, { learnerId, partnerId, approved: [] }));
    const third = await makeHouse(world());
    const take = (house: House, text: string) =>
      takeResult(world(), house.coach, { learnerId: house.learner.personId, bytes: bytes(text) });
    expect(await take(third, file)).toMatchObject({ error: { code: 'app.bundle.unknown_sender' } });
    given(await addPartner(world(), third.admin, given(await seeBundles(world(), inside.admin)).card));
    expect(await take(third, file)).toMatchObject({ error: { code: 'app.bundle.not_for_us' } });
    const changed = JSON.stringify({ ...(JSON.parse(file) as object), from: 'Somebody else' });
    expect(await take(outside, changed)).toMatchObject({ error: { code: 'app.bundle.changed' } });
    expect(await sendResult(world(), outside.coach, { learnerId, partnerId, approved: [] })).toMatchObject({
      ok: false,
    });
  });
});

it('content comes in as drafts of a designer, once, from a known sender only', async () => {
  const { inside, outside } = await twoHouses();
  const [criterionId = ''] = CRITERIA;
  const ref = { achievementId: outside.achievementId, criterionId, language: 'so' };
  given(await saveRecording(world(), outside.coach, { ref, bytes: wav(1), sheets }));
  const { file } = given(await packContent(world(), outside.coach, [outside.achievementId]));
  const designer = await makeStaff(world(), inside.admin, ['designer']);
  expect(await takeContent(world(), inside.coach, bytes(file))).toMatchObject({ ok: false });
  expect(given(await takeContent(world(), designer, bytes(file)))).toEqual({ drafts: 1, isKnown: false });
  expect(given(await takeContent(world(), designer, bytes(file)))).toEqual({ drafts: 0, isKnown: true });
  const { tenantId } = designer;
  const drafts = given(await listDesigns(world(), designer));
  const spoken = await world().db.inTenant(tenantId, (tx) =>
    Promise.all(drafts.map(({ achievementId }) => listRecordings(tx, tenantId, achievementId))),
  );
  expect(spoken.flat(), 'the recorded sentence came along').toMatchObject([{ criterionId, language: 'so' }]);
  const stranger = await makeHouse(world());
  const theirs = given(await packContent(world(), stranger.coach, [stranger.achievementId]));
  expect(await takeContent(world(), designer, bytes(theirs.file))).toMatchObject({ ok: false });
});

it('content of which one design cannot be read leaves nothing behind, and may come again', async () => {
  const { inside, outside } = await twoHouses();
  const { tenantId } = outside.admin;
  const { keys } = await world().db.inTenant(tenantId, (tx) => ownKeys(world(), tx, tenantId));
  const whole = { descriptor: completeDescriptor({}) };
  const payload = { designs: [whole, { descriptor: {} }] };
  const file = bytes(packBundle({ id: 'bun_half', from: 'House', kind: 'content', payload, keys }));
  const designer = await makeStaff(world(), inside.admin, ['designer']);
  for (const time of ['first', 'second'])
    expect(await takeContent(world(), designer, file), time).toMatchObject({ ok: false });
  const { log } = given(await seeBundles(world(), designer));
  expect(log.filter(({ direction }) => direction === 'in')).toEqual([]);
});
