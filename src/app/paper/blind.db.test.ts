import { expect, it } from 'vitest';
import { saveRatings, seeJoint, startJoint } from '#modules/assessment/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { findSelfEvaluation } from '#modules/portfolio/index.ts';
import { allLevels, CRITERIA, given, makeHouse, makeSecondCoach, revisionOf } from '#tests/support/assessment.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { keyIn } from './key-in.ts';
import { makeSheet } from './paper.usecases.ts';

const world = useTestWorld();

it('nobody rates after typing in what the learner wrote, neither her coach anew nor a colleague', async () => {
  const house = await makeHouse(world());
  const { coach, learner, achievementId } = house;
  const colleague = await makeSecondCoach(world(), house);
  const { tenantId, personId: learnerId } = learner;
  const self = () =>
    world().db.inTenant(tenantId, (tx) => findSelfEvaluation(tx, { tenantId, learnerId, achievementId }));
  const { code } = given(await makeSheet(world(), coach, { learnerId, achievementId, kind: 'self' }));
  expect(await self(), 'printed, not typed in').toMatchObject({ mode: 'alone', position: 0, answers: {} });

  const { id: jointId } = given(await startJoint(world(), coach, { learnerId, achievementId }));
  const rate = async (actor: Actor, change: Parameters<typeof allLevels>[0] = {}) =>
    saveRatings(world(), actor, {
      ...{ jointId, revision: await revisionOf(world(), house, jointId), finish: 'yes' },
      levels: allLevels(change),
    });
  const type = (actor: Actor) =>
    keyIn(world(), actor, { code, typed: { digits: { [CRITERIA[0]!]: '1' }, notes: {}, fields: { finish: 'no' } } });
  expect(await type(coach)).toMatchObject({ error: [{ code: 'app.paper.rate_first' }] });
  given(await rate(coach));
  given(await type(coach));
  expect(await self()).toMatchObject({ mode: 'paper', enteredBy: coach.personId });
  const other = { [CRITERIA[0]!]: 'not_yet' } as const;
  expect(await rate(coach, other)).toMatchObject({ error: [{ code: 'assessment.keyed_in_by_you' }] });
  given(await type(colleague));
  expect(await rate(colleague, other)).toMatchObject({ error: [{ code: 'assessment.keyed_in_by_you' }] });
  const { joint } = given(await seeJoint(world(), coach, jointId));
  expect(joint.items[CRITERIA[0]!]?.coach).toBe('on_my_own');
});
