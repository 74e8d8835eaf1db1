/** What other rooms may know about people. Nothing else of this folder is imported from outside. */
export type { Actor, OrganisationSummary, PersonSummary, Role } from './people.schemas.ts';
export { ROLES } from './people.schemas.ts';
export { hasRole, requireRole } from './people.rules.ts';
export {
  findOrganisationBySlug,
  getOrganisation,
  getPerson,
  listLearners,
  listPeopleWithRole,
  mayCoach,
} from './server/people.store.ts';
