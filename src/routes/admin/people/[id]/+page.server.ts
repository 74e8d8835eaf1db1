import { error, fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { loadTranslate } from '#app/messages.ts';
import {
  endStaff,
  getOrganisation,
  getStaffMember,
  issueSignIn,
  liftSignInWait,
  liftSuspension,
  ROLES,
  setRoles,
  suspendStaff,
} from '#modules/people/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Actions, PageServerLoad } from './$types';

const DONE = ['roles', 'lifted', 'suspended', 'back'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, world } = signedIn(locals);
  const found = await getStaffMember(world, actor, params.id);
  if (!found.ok) error(404, 'Not found', { code: found.error.code });
  const done = url.searchParams.get('done');
  return {
    member: found.value,
    isOwn: params.id === actor.personId,
    done: DONE.find((one) => one === done) ?? null,
  };
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
  suspend: async ({ locals, params }) => {
    const { actor, world } = signedIn(locals);
    const result = await suspendStaff(world, actor, params.id);
    if (!result.ok) return fail(422, { failures: [result.error] });
    redirect(303, `/admin/people/${params.id}?done=suspended`);
  },
  back: async ({ locals, params }) => {
    const { actor, world } = signedIn(locals);
    const result = await liftSuspension(world, actor, params.id);
    if (!result.ok) return fail(422, { failures: [result.error] });
    redirect(303, `/admin/people/${params.id}?done=back`);
  },
  /** Ends somebody's time here. What they did is told by their first role from then on, in the organisation's language. */
  end: async ({ locals, params, request }) => {
    const { actor, world } = signedIn(locals);
    const { sure } = textValues(await request.formData());
    if (sure !== 'yes') return fail(422, { failures: [{ code: 'people.not_sure', field: 'sure' }] });
    const found = await getStaffMember(world, actor, params.id);
    if (!found.ok) error(404, 'Not found', { code: found.error.code });
    const house = await world.db.inTenant(actor.tenantId, (tx) => getOrganisation(tx, actor.tenantId));
    const language = house?.language ?? 'en';
    const t = await loadTranslate(isLanguage(language) ? language : 'en');
    const role = t(`people.role.${found.value.roles[0] ?? 'admin'}`);
    const ended = await endStaff(world, actor, { personId: params.id, namedAs: t('people.staff.named_as', { role }) });
    if (!ended.ok) return fail(422, { failures: [ended.error] });
    redirect(303, '/admin?done=ended');
  },
};
