import { describe, expect, it } from 'vitest';
import { makeOrganisation } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { sql } from 'drizzle-orm';
import { queryRows } from '#platform/db/db.ts';
import { fillOnce } from './filling.ts';
import { holdsDemoWorld, seedDemoWorld } from './index.ts';

const world = useTestWorld();

describe('the demo world', () => {
  it('never fills a database in which somebody works already, nor shows its ways in there', async () => {
    await makeOrganisation(world());
    await seedDemoWorld(world());
    expect(await holdsDemoWorld(world())).toBe(false);
  });
});

describe('a filling that was stopped halfway', () => {
  it('is begun anew, and once it is through never again', async () => {
    const asked: string[] = [];
    const stopped = () => Promise.reject(new Error('killed'));
    const found = () => world().db.asSystem((tx) => queryRows<{ id: string }>(tx, sql`select id from organisation`));
    const parts = (last: () => Promise<unknown>) => [() => (asked.push('begun'), makeOrganisation(world())), last];
    await world().db.asSystem((tx) => queryRows(tx, sql`truncate organisation, audit_entry, audit_head cascade`));

    await expect(fillOnce(world(), parts(stopped))).rejects.toThrow('killed');
    const [half] = await found();
    world().clock.set(new Date(world().clock.now().getTime() + 61_000));
    await fillOnce(
      world(),
      parts(() => Promise.resolve()),
    );
    const whole = await found();
    await fillOnce(world(), parts(stopped));

    expect(whole).toHaveLength(1);
    expect(whole[0]?.id).not.toBe(half?.id);
    expect(asked).toEqual(['begun', 'begun']);
  });
});
