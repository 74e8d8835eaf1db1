import { beforeEach, describe, expect, it } from 'vitest';
import { bringToTalk, given, type House, makeHouse, sheets } from '../../../../tests/support/assessment.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { getPublished } from '#modules/design/index.ts';
import { beginNewVersion, seeRenewals, seeSelfEvaluation } from '#modules/portfolio/index.ts';
import { hashDescriptor } from '../../design/server/content-hash.ts';
import { insertVersion } from '../../design/server/drafts.store.ts';
import { seeJoint, seeMyTalks, startJoint } from '../index.ts';

const world = useTestWorld();
let house: House;
let firstTalk: string;

/** Version 2, in which one task is put in other words. */
async function publishSecond({ admin, achievementId, validator }: House): Promise<void> {
  const { tenantId, personId } = admin;
  await world().db.inTenant(tenantId, async (tx) => {
    const first = await getPublished(tx, tenantId, achievementId);
    if (first === null) throw new Error('The house has a published version.');
    const outcomes = first.descriptor.outcomes.map((outcome) => ({
      ...outcome,
      criteria: outcome.criteria.map((one) =>
        one.id === 'cri_price' ? { ...one, plain: { en: 'I ask the price' } } : one,
      ),
    }));
    const descriptor = { ...first.descriptor, outcomes };
    await insertVersion(tx, {
      ...{ tenantId, achievementId, version: 2, descriptor, contentHash: hashDescriptor(descriptor) },
      ...{
        authorId: personId,
        editorIds: [personId],
        approvedBy: validator.personId,
        publishedAt: world().clock.now(),
      },
    });
  });
}

beforeEach(async () => {
  house = await makeHouse(world());
  firstTalk = await bringToTalk(world(), house);
});

const begin = async (carryOver: 'yes' | 'no') =>
  given(await beginNewVersion(world(), house.learner, { achievementId: house.achievementId, carryOver, sheets })).id;

describe('a learner who began version 1', () => {
  it('is asked about version 2 only once it is published', async () => {
    expect(given(await seeRenewals(world(), house.learner, sheets))).toEqual([]);
    await publishSecond(house);
    const [renewal] = given(await seeRenewals(world(), house.learner, sheets));
    expect([renewal?.sheet.version, renewal?.same]).toEqual([2, 6]);
  });

  it('takes over answers to unchanged tasks only when she says so; the first one stays as it was', async () => {
    await publishSecond(house);
    const id = await begin('yes');
    const fresh = given(await seeSelfEvaluation(world(), house.learner, id));
    expect(fresh).toMatchObject({ version: 2, state: 'open', position: 4 });
    expect(Object.keys(fresh.answers)).toHaveLength(6);
    expect(fresh.answers['cri_price']).toBeUndefined();
    expect(await begin('no'), 'a second tap finds the first').toBe(id);
    expect(given(await seeRenewals(world(), house.learner, sheets))).toEqual([]);
    const { joint } = given(await seeJoint(world(), house.coach, firstTalk));
    expect(joint).toMatchObject({ version: 1, state: 'talking' });
  });

  it('begins with no answers when she wants that', async () => {
    await publishSecond(house);
    expect(given(await seeSelfEvaluation(world(), house.learner, await begin('no'))).answers).toEqual({});
  });

  it('talks anew about version 2: neither talk is mixed into the other', async () => {
    await publishSecond(house);
    await begin('yes');
    const { learner, coach, achievementId } = house;
    const { id } = given(await startJoint(world(), coach, { learnerId: learner.personId, achievementId }));
    expect(id).not.toBe(firstTalk);
    expect(given(await seeJoint(world(), coach, id)).joint).toMatchObject({ version: 2, state: 'rating' });
    const talks = given(await seeMyTalks(world(), learner));
    expect(talks.map(({ version }) => version).sort()).toEqual([1, 2]);
  });

  it('begins nothing that was never begun', async () => {
    const none = await beginNewVersion(world(), house.learner, { achievementId: 'ach_none', carryOver: 'yes', sheets });
    expect(none).toEqual({ ok: false, error: { code: 'portfolio.not_found' } });
  });
});
