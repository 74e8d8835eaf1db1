import { expect, it } from 'vitest';
import { given, makeHouse } from '../../../../tests/support/assessment.ts';
import { makeAwardHouse } from '../../../../tests/support/award.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { getOrganisation } from '#modules/people/index.ts';
import { awardCredential, changeSigningKey, findPublicStatusList, listSigningKeys } from '../index.ts';
import { lockCredential } from './award.store.ts';
import { sealingOf } from './issue.ts';
import { findSigningKey } from './keys.ts';
import { setStatus } from './status.ts';

const world = useTestWorld();

it('a list that is being signed while its key falls into wrong hands ends up signed with the new key', async () => {
  const house = await makeAwardHouse(world());
  const { tenantId } = house.registrar;
  const wish = { caseId: house.caseId, idempotencyKey: 'a-key-in-wrong-hands', name: 'Layla Haddad', hours: undefined };
  const { credentialId } = given(await awardCredential(world(), house.registrar, { ...wish, consent: 'in_person' }));

  const chosen = Promise.withResolvers<null>();
  const change = chosen.promise.then(() => changeSigningKey(world(), house.registrar, 'compromised'));
  const listId = await world().db.inTenant(tenantId, async (tx) => {
    const found = await lockCredential(tx, tenantId, credentialId);
    const organisation = await getOrganisation(tx, tenantId);
    const key = given(await findSigningKey(tx, world(), tenantId));
    if (found === null || organisation === null) throw new Error('The house is not complete.');
    chosen.resolve(null);
    await new Promise((resolve) => setTimeout(resolve, 400));
    const { statusListId, statusIndex } = found.credential;
    const sealing = sealingOf(world(), organisation, key);
    await setStatus(tx, world(), { sealing, place: { listId: statusListId, index: statusIndex } });
    return statusListId;
  });
  given(await change);

  const lines = given(await listSigningKeys(world(), house.registrar));
  const inUse = lines.find(({ state }) => state === 'in_use')?.fragment;
  expect((await findPublicStatusList(world(), listId))?.text).toContain(`#${inUse}`);
});

it('whoever waited for a change of key signs with the new one', async () => {
  const house = await makeAwardHouse(world());
  const { tenantId } = house.registrar;
  given(await world().db.inTenant(tenantId, (tx) => findSigningKey(tx, world(), tenantId)));
  const [changed, ...found] = await Promise.all([
    changeSigningKey(world(), house.registrar, 'replace'),
    ...[1, 2, 3, 4].map(() => world().db.inTenant(tenantId, (tx) => findSigningKey(tx, world(), tenantId))),
  ]);
  expect([changed, ...found].map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
});

it('whoever looks for a key while somebody else makes the first one gets that one', async () => {
  for (let round = 0; round < 12; round += 1) {
    const { tenantId } = (await makeHouse(world())).admin;
    const found = await Promise.all(
      Array.from({ length: 8 }, () => world().db.inTenant(tenantId, (tx) => findSigningKey(tx, world(), tenantId))),
    );
    expect(new Set(found.map((key) => given(key).id)).size).toBe(1);
  }
});
