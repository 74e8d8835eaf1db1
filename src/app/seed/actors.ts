import { findOrganisationBySlug, listPeopleWithRole, type Actor } from '#modules/people/index.ts';
import type { World } from '#platform/world.ts';
import { demoLearners, demoStaff, type DemoLearner, type DemoStaff } from './demo.ts';

/** Somebody of the demo's staff, to act as. Throws when the people were not seeded. */
export async function demoActor(world: World, key: DemoStaff): Promise<Actor> {
  const { organisation: slug, fullName, language, roles } = demoStaff[key];
  const organisation = await world.db.asSystem((tx) => findOrganisationBySlug(tx, slug));
  if (organisation === null) throw new Error(`The demo world has no organisation ${slug}.`);
  const tenantId = organisation.id;
  const people = await world.db.inTenant(tenantId, (tx) => listPeopleWithRole(tx, tenantId, roles[0]));
  const person = people.find((one) => one.fullName === fullName);
  if (person === undefined) throw new Error(`The demo world has no ${fullName}.`);
  return { personId: person.id, tenantId, roles, name: person.knownAs, language, session: 'staff' };
}

/** A learner of the demo, to act as in her own pages. Throws when the people were not seeded. */
export async function demoLearner(world: World, key: DemoLearner): Promise<Actor> {
  const { organisation: slug, fullName, knownAs, language } = demoLearners[key];
  const organisation = await world.db.asSystem((tx) => findOrganisationBySlug(tx, slug));
  if (organisation === null) throw new Error(`The demo world has no organisation ${slug}.`);
  const tenantId = organisation.id;
  const people = await world.db.inTenant(tenantId, (tx) => listPeopleWithRole(tx, tenantId, 'learner'));
  const person = people.find((one) => one.fullName === fullName);
  if (person === undefined) throw new Error(`The demo world has no ${fullName}.`);
  return { personId: person.id, tenantId, roles: ['learner'], name: knownAs, language, session: 'learner' };
}
