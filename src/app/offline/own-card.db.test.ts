import { expect, it } from 'vitest';
import { choosePin, readCard } from '#modules/people/index.ts';
import { DOOR, makeLearner, makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { enterOwnCard } from './own-card.ts';

const world = useTestWorld();

it('nobody takes along what is another one’s with the own card and PIN', async () => {
  const coach = await makeStaff(world(), await makeOrganisation(world()), ['coach']);
  const [layla, omar] = [await makeLearner(world(), coach), await makeLearner(world(), coach)];
  const code = must(await readCard(world(), coach, omar.personId)).spelledCode;
  must(await choosePin(world(), DOOR, { code, pin: '2468', again: '2468' }));
  expect(await enterOwnCard(world(), DOOR, { actor: layla, code, pin: '2468' })).toMatchObject({
    error: { code: 'app.offline.enter_first' },
  });
  expect(must(await enterOwnCard(world(), DOOR, { actor: omar, code, pin: '2468' })).card.personId).toBe(omar.personId);
});
