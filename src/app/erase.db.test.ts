import { expect, it } from 'vitest';
import { eraseOwnAccount } from '#modules/people/index.ts';
import { learnerPin } from '#modules/people/server/people.tables.ts';
import { bringToTalk, given, makeHouse } from '#tests/support/assessment.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { bundleLog } from './bundles/bundles.tables.ts';
import { addPartner, seeBundles } from './bundles/bundles.usecases.ts';
import { sendResult, takeResult } from './bundles/results.ts';
import { knowDevice, takeAlong } from './offline/devices.ts';
import { offlineAction, offlineDevice } from './offline/offline.tables.ts';
import { receiveParcel } from './offline/send.ts';
import { makeSheet } from './paper/paper.usecases.ts';
import { paperSheet } from './paper/paper.tables.ts';
import { subscribeSlices } from './wiring.ts';

const world = useTestWorld();

it('nothing of an erased learner is left of what came from a device, on paper or in a file', async () => {
  const [inside, outside] = [await makeHouse(world()), await makeHouse(world())];
  subscribeSlices(world().events);
  const { learner, coach, achievementId } = outside;
  const cardOf = async (house: typeof inside) => given(await seeBundles(world(), house.admin)).card;
  given(await addPartner(world(), inside.admin, await cardOf(outside)));
  given(await addPartner(world(), outside.admin, await cardOf(inside)));
  await bringToTalk(world(), inside);
  const [partner] = given(await seeBundles(world(), inside.coach)).partners;
  const sending = { learnerId: inside.learner.personId, partnerId: partner?.id ?? '', approved: ['name'] };
  const { file } = given(await sendResult(world(), inside.coach, sending));
  given(await takeResult(world(), coach, { learnerId: learner.personId, bytes: new TextEncoder().encode(file) }));
  given(await makeSheet(world(), coach, { learnerId: learner.personId, achievementId, kind: 'evidence' }));
  const { tenantId, personId } = learner;
  const pin = { tenantId, personId, kind: 'pin', pinHash: 'x', setAt: world().clock.now(), wrongTries: 0 } as const;
  await world().db.inTenant(tenantId, (tx) => tx.insert(learnerPin).values(pin));
  const { token } = await takeAlong(world(), learner, 'Chrome, Android');
  const at = world().clock.now().toISOString();
  const story = { id: `off_${'0'.repeat(26)}`, at, kind: 'story', did: 'I cooked.', where: '', hard: '', can: '' };
  given(await receiveParcel(world(), given(await knowDevice(world(), token)), { deviceNow: at, actions: [story] }));

  given(await eraseOwnAccount(world(), learner));
  for (const table of [offlineAction, offlineDevice, paperSheet, bundleLog])
    expect(await world().db.inTenant(learner.tenantId, (tx) => tx.select().from(table))).toEqual([]);
});
