import { findOrganisationBySlug } from '#modules/people/index.ts';
import type { World } from '#platform/world.ts';
import { seedAssessment } from './assessment.ts';
import { seedAward } from './award.ts';
import { seedCatalogue } from './catalogue.ts';
import { seedCourses } from './courses.ts';
import { demoOrganisations } from './demo.ts';
import { seedDesign } from './design.ts';
import { fillOnce } from './filling.ts';
import { seedPeople } from './people.ts';
import { seedPortfolio } from './portfolio.ts';
import { seedProgrammes } from './programmes.ts';
import { seedSecondLooks } from './second-looks.ts';
import { seedSelfEvaluation } from './self-evaluation.ts';
import { seedToolkit } from './toolkit.ts';
import { seedTraining } from './training.ts';
import { seedWorkplace } from './workplace.ts';

/** In the order of the life: each part builds on what the ones before it left. */
const PARTS = [
  seedPeople,
  seedWorkplace,
  seedDesign,
  seedPortfolio,
  seedSelfEvaluation,
  seedAssessment,
  seedAward,
  seedSecondLooks,
  seedTraining,
  seedToolkit,
  seedCatalogue,
  seedCourses,
  seedProgrammes,
];

/** Fills an empty database with the fictional world, through the same use cases that people use. */
export const seedDemoWorld = (world: World): Promise<void> => fillOnce(world, PARTS);

/** Whether this is the demo's world, and not one of people who use Cairn. */
export async function holdsDemoWorld(world: World): Promise<boolean> {
  const { slug, legalName } = demoOrganisations['second-round'];
  const found = await world.db.asSystem((tx) => findOrganisationBySlug(tx, slug));
  return found?.legalName === legalName;
}
