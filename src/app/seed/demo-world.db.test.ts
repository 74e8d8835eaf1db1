import { describe, expect, it } from 'vitest';
import { makeOrganisation } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { holdsDemoWorld, seedDemoWorld } from './index.ts';

const world = useTestWorld();

describe('the demo world', () => {
  it('never fills a database in which somebody works already, nor shows its ways in there', async () => {
    await makeOrganisation(world());
    await seedDemoWorld(world());
    expect(await holdsDemoWorld(world())).toBe(false);
  });
});
