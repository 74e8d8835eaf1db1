import { error, fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { getStaffMember, issueSignIn, liftSignInWait, ROLES, setRoles } from '#modules/people/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, world } = signedIn(locals);
  const found = await getStaffMember(world, actor, params.id);
  if (!found.ok) error(404, 'Not found', { code: found.error.code });
  const done = url.searchParams.get('done');
  return { member: found.value, done: done === 'roles' || done === 'lifted' ? done : null };
};

export const actions: Actions = {
  roles: async ({ locals, params, request }) => {
    const { actor, world } = signedIn(locals);
    const chosen = (await request.formData()).getAll('roles');
    const roles = ROLES.filter((role) => chosen.includes(role));
    const result = await setRoles(world, actor, { personId: params.id, roles });
    if (!result.ok) return fail(422, { failures: [result.error], roles });
    redirect(303, `/admin/people/${params.id}?done=roles`);
  },
  /** Answers without leading on: the password is shown once and is in no address. */
  issue: async ({ locals, params }) => {
    const { actor, world } = signedIn(locals);
    const issued = await issueSignIn(world, actor, params.id);
    if (!issued.ok) return fail(422, { failures: [issued.error] });
    return { issued: issued.value };
  },
  lift: async ({ locals, params }) => {
    const { actor, world } = signedIn(locals);
    const result = await liftSignInWait(world, actor, params.id);
    if (!result.ok) return fail(422, { failures: [result.error] });
    redirect(303, `/admin/people/${params.id}?done=lifted`);
  },
};
