import {
  addStaff,
  createLearner,
  foundOrganisation,
  type Actor,
  type STAFF_ROLES,
} from '../../src/modules/people/index.ts';
import type { Result } from '../../src/platform/result.ts';
import type { World } from '../../src/platform/world.ts';

/** The value of a result that a test takes for granted. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

export const DOOR = { address: '192.0.2.10', device: 'Firefox, Linux' } as const;
export const ADMIN_PASSWORD = 'a quiet harbour';

let made = 0;

/** An organisation with an administrator, made by the operator's use case. */
export async function makeOrganisation(world: World): Promise<Actor> {
  made += 1;
  const language = 'en';
  const loginName = `admin${made}`;
  const { tenantId, personId } = must(
    await foundOrganisation(
      world,
      { slug: `house-${made}`, publicName: 'House', legalName: 'House AS', country: 'NO', region: 'NO020', language },
      { fullName: 'Signe Østby', knownAs: 'Signe', language, roles: ['admin'], loginName, password: ADMIN_PASSWORD },
    ),
  );
  return { tenantId, personId, roles: ['admin'], name: 'Signe', language, session: 'staff' };
}

export type MadeStaff = Actor & { readonly loginName: string; readonly temporaryPassword: string };

/** A colleague with these roles. */
export async function makeStaff(
  world: World,
  admin: Actor,
  roles: readonly (typeof STAFF_ROLES)[number][],
): Promise<MadeStaff> {
  made += 1;
  const input = {
    fullName: 'Ingrid Solbakken',
    knownAs: 'Ingrid',
    language: 'nb',
    roles: [...roles],
    loginName: `staff${made}`,
  };
  const issued = must(await addStaff(world, admin, input));
  return { ...issued, tenantId: admin.tenantId, roles, name: 'Ingrid', language: 'nb', session: 'staff' };
}

/** A learner whom this coach accompanies. */
export async function makeLearner(world: World, coach: Actor): Promise<Actor> {
  const words = { fullName: 'Layla Haddad', knownAs: 'Layla', language: 'ar' };
  const { learnerId } = must(await createLearner(world, coach, words));
  return {
    tenantId: coach.tenantId,
    personId: learnerId,
    roles: ['learner'],
    name: 'Layla',
    language: 'ar',
    session: 'learner',
  };
}
