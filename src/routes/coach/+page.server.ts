import { shown, signedIn } from '#app/answers.ts';
import { coachHome } from '#app/home.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { textValues } from '#app/form-values.ts';
import { answerProposal, listProposalsForMe, listWhoLeft } from '#modules/people/index.ts';
import { answerRequest, RECOGNITION_ANSWERS, seeRecognitionRequests } from '#modules/portfolio/index.ts';
import { seeAsks } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  const coached = (await coachHome(world, actor, language)).map((one) => ({
    ...one,
    steps: one.steps.map((step) => ({ ...step, since: step.since === null ? null : formatDate(language, step.since) })),
  }));
  const proposals = await listProposalsForMe(world, actor);
  const left = await listWhoLeft(world, actor);
  const asked = shown(await seeRecognitionRequests(world, actor));
  const strangers = shown(await seeAsks(world, actor)).filter(({ answer }) => answer === null);
  return {
    strangers: strangers.length,
    asked: asked.map(({ request, learner, title, proofs }) => ({
      id: request.selfEvaluationId,
      words: request.words,
      proofs,
      learner,
      title: pickText(title, language),
      askedAt: formatDate(language, request.askedAt),
    })),
    proposals: proposals.map((one) => ({ ...one, proposedAt: formatDate(language, one.proposedAt) })),
    left: left.map(({ name, at }) => ({ name, at: at === null ? '' : formatDate(language, at) })),
    count: coached.length,
    waiting: coached.filter((one) => one.isCoachsTurn),
    others: coached.filter((one) => !one.isCoachsTurn),
  };
};

const answer = (said: 'accepted' | 'declined') => async (event: RequestEvent) => {
  const { actor, world } = signedIn(event.locals);
  const { id = '' } = textValues(await event.request.formData());
  const answered = await answerProposal(world, actor, { proposalId: id, answer: said });
  if (!answered.ok) return fail(422, { failures: [answered.error] });
  redirect(303, '/coach');
};

export const actions: Actions = {
  accept: answer('accepted'),
  decline: answer('declined'),
  reply: async ({ request, locals }) => {
    const { actor, world } = signedIn(locals);
    const { id = '', answer: said = '', reply = '' } = textValues(await request.formData());
    const answer = RECOGNITION_ANSWERS.find((one) => one === said) ?? 'taken_up';
    const answered = await answerRequest(world, actor, { selfEvaluationId: id, answer, reply });
    if (!answered.ok) return fail(422, { failures: [{ ...answered.error, field: `reply-${id}` }], wrong: id, reply });
    redirect(303, '/coach');
  },
};
