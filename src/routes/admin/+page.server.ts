import { error } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { listLearners, listStaff, STAFF_ROLES } from '#modules/people/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  const staff = await listStaff(world, actor);
  if (!staff.ok) error(403, 'Forbidden', { code: staff.error.code });
  const learners = await world.db.inTenant(actor.tenantId, (tx) => listLearners(tx, actor));
  const held = new Set(staff.value.flatMap((one) => one.roles));
  const isEnded = url.searchParams.get('done') === 'ended';
  return {
    isEnded,
    staff: staff.value,
    learners: learners.length,
    gaps: STAFF_ROLES.filter((role) => !held.has(role)),
  };
};
