import { redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { seeSelfEvaluation } from '#modules/portfolio/index.ts';
import type { PageServerLoad } from './$types';

/** Leads to where the learner stopped: the very question, or her answers when all were asked. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const { state, position, sheet } = shown(await seeSelfEvaluation(world, actor, params.id));
  const isThrough = state === 'finished' || position >= sheet.items.length;
  redirect(303, `/learn/skills/${params.id}/${isThrough ? 'summary' : position + 1}`);
};
