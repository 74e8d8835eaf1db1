import { sql } from 'drizzle-orm';
import { findOrganisationBySlug } from '#modules/people/index.ts';
import { queryRows } from '#platform/db/db.ts';
import type { World } from '#platform/world.ts';
import { seedAssessment } from './assessment.ts';
import { seedAward } from './award.ts';
import { demoOrganisations } from './demo.ts';
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

/** Whether this is the demo's world, and not one of people who use Cairn. */
export async function holdsDemoWorld(world: World): Promise<boolean> {
  const { slug, legalName } = demoOrganisations['second-round'];
  const found = await world.db.asSystem((tx) => findOrganisationBySlug(tx, slug));
  return found?.legalName === legalName;
}
