import { fail, redirect } from '@sveltejs/kit';
import { notFoundPage, signedIn } from '#app/answers.ts';
import { appealDoor, failuresForWriter } from '#app/appeal-door.ts';
import { textOf } from '#app/read-form.ts';
import { raiseAppeal } from '#modules/assessment/index.ts';
import { getPerson } from '#modules/people/index.ts';
import type { Actions, PageServerLoad } from './$types';

const caseOf = (url: URL): string => url.searchParams.get('case') ?? '';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const door = await appealDoor(locals, caseOf(url));
  if (door.jointId !== params.joint || door.learnerId !== params.id) notFoundPage();
  const { world, actor } = signedIn(locals);
  const learner = await world.db.inTenant(actor.tenantId, (tx) => getPerson(tx, actor.tenantId, params.id));
  return { ...door, name: learner?.knownAs ?? '' };
};

export const actions: Actions = {
  default: async ({ request, locals, params, url }) => {
    const { world, actor } = signedIn(locals);
    const words = textOf(await request.formData(), 'words');
    const raised = await raiseAppeal(world, actor, { caseId: caseOf(url), words });
    if (!raised.ok) return fail(422, { failures: failuresForWriter(raised.error), words });
    redirect(303, `/coach/learners/${params.id}/evaluate/${params.joint}`);
  },
};
