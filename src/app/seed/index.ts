import { sql } from 'drizzle-orm';
import { queryRows } from '#platform/db/db.ts';
import type { World } from '#platform/world.ts';
import { seedAssessment } from './assessment.ts';
import { seedAward } from './award.ts';
import { seedDesign } from './design.ts';
import { seedPeople } from './people.ts';
import { seedPortfolio } from './portfolio.ts';
import { seedWorkplace } from './workplace.ts';

/** In the order of the life: each part builds on what the ones before it left. */
const PARTS = [seedPeople, seedWorkplace, seedDesign, seedPortfolio, seedAssessment, seedAward];

/** Fills an empty database with the fictional world, through the same use cases that people use. */
export async function seedDemoWorld(world: World): Promise<void> {
  const rows = await world.db.asSystem((tx) => queryRows<{ id: string }>(tx, sql`select id from organisation limit 1`));
  if (rows.length > 0) return;
  world.log.info('filling the demo world');
  for (const seed of PARTS) await seed(world);
}
