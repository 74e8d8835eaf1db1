import { redirect } from '@sveltejs/kit';
import { homeOf } from '#app/access.ts';
import { signedIn } from '#app/answers.ts';
import { discardKeptForm, findKeptForm } from '#modules/people/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { actor, world } = signedIn(locals);
  return { kept: await findKeptForm(world, actor, params.id), home: homeOf(actor.roles) };
};

export const actions: Actions = {
  discard: async ({ locals, params }) => {
    const { actor, world } = signedIn(locals);
    await discardKeptForm(world, actor, params.id);
    redirect(303, homeOf(actor.roles));
  },
};
