import { sql } from 'drizzle-orm';
import { queryRows } from '#platform/db/db.ts';
import type { World } from '#platform/world.ts';

type Seed = (world: World) => Promise<unknown>;
const parts = import.meta.glob<Record<string, Seed>>(['./people.ts', './workplace.ts', './design.ts', './portfolio.ts', './assessment.ts', './award.ts']);
const ORDER = ['People', 'Workplace', 'Design', 'Portfolio', 'Assessment', 'Award'];

/** Fills an empty database with the fictional world, through the same use cases that people use. */
export async function seedDemoWorld(world: World): Promise<void> {
  const rows = await world.db.asSystem((tx) => queryRows<{ id: string }>(tx, sql`select id from organisation limit 1`));
  if (rows.length > 0) return;
  world.log.info('filling the demo world');
  for (const name of ORDER) {
    const module = await parts[`./${name.toLowerCase()}.ts`]?.();
    await module?.[`seed${name}`]?.(world);
  }
}
