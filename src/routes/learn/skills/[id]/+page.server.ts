import { redirect } from '@sveltejs/kit';
import { shown, signedIn } from '#app/answers.ts';
import { questionsOf, seeSelfEvaluation } from '#modules/portfolio/index.ts';
import type { PageServerLoad } from './$types';

/** Leads to where the learner stopped: the very question, or her answers when all were asked. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor } = signedIn(locals);
  const found = shown(await seeSelfEvaluation(world, actor, params.id));
  const isThrough = found.state === 'finished' || found.position >= questionsOf(found).length;
  redirect(303, `/learn/skills/${params.id}/${isThrough ? 'summary' : found.position + 1}`);
};
