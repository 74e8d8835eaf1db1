import { fail, redirect } from '@sveltejs/kit';
import { notFoundPage, shown, signedIn } from '#app/answers.ts';
import { appealDoor, failuresForWriter } from '#app/appeal-door.ts';
import { textOf } from '#app/read-form.ts';
import { seeSupported } from '#app/support.ts';
import { raiseAppeal } from '#modules/assessment/index.ts';
import type { Actions, PageServerLoad } from './$types';

const caseOf = (url: URL): string => url.searchParams.get('case') ?? '';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const door = await appealDoor(locals, caseOf(url));
  if (door.learnerId !== params.learner) notFoundPage();
  const { name } = shown(await seeSupported(world, actor, { learnerId: params.learner, language }));
  return { ...door, name };
};

export const actions: Actions = {
  default: async ({ request, locals, params, url }) => {
    const { world, actor } = signedIn(locals);
    const words = textOf(await request.formData(), 'words');
    const raised = await raiseAppeal(world, actor, { caseId: caseOf(url), words });
    if (!raised.ok) return fail(422, { failures: failuresForWriter(raised.error), words });
    redirect(303, `/support/${params.learner}?appealed`);
  },
};
