import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { seeMyTalks } from '#modules/assessment/index.ts';
import { getPerson } from '#modules/people/index.ts';
import {
  askForRecognition,
  countAnswers,
  finishSelfEvaluation,
  isTemplate,
  levelsOfSheet,
  questionsOf,
  reopenSelfEvaluation,
  seeMyRequest,
  seeSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { profileView } from '#app/self/profile.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeSelfEvaluation(world, actor, params.id));
  const { id, sheet, answers, state, position, mode, interpretedIn, enteredBy } = found;
  const questions = questionsOf(found);
  const request = shown(await seeMyRequest(world, actor, id));
  const typist =
    enteredBy === undefined
      ? null
      : await world.db.inTenant(actor.tenantId, (tx) => getPerson(tx, actor.tenantId, enteredBy));
  const talks = shown(await seeMyTalks(world, actor));
  const talk = talks.find((one) => one.selfEvaluationId === id && one.isShown && one.jointId !== null);
  return {
    id,
    state,
    // Once both have seen both, what comes next stands with the talk.
    talk: talk === undefined ? null : { id: talk.jointId, step: talk.step.code },
    title: pickText(sheet.title, language),
    counts: countAnswers(found),
    levels: levelsOfSheet(sheet).toReversed(),
    isTemplate: isTemplate(sheet.achievementId),
    profile: (sheet.areas?.length ?? 0) > 1 ? profileView(found, language) : null,
    mode,
    interpretedIn: interpretedIn !== undefined && isLanguage(interpretedIn) ? LANGUAGES[interpretedIn].name : null,
    enteredBy: typist?.fullName ?? null,
    request:
      request === null
        ? null
        : { askedAt: formatDate(language, request.askedAt), isTakenUp: request.takenUpAt !== null },
    nextStep: Math.min(position, questions.length - 1) + 1,
    items: questions.map(({ criterionId, plain, pictogram }, index) => ({
      step: index + 1,
      criterionId,
      pictogram,
      sentence: pickText(plain, language),
      answer: answers[criterionId] ?? null,
    })),
  };
};

export const actions: Actions = {
  recognise: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const asked = await askForRecognition(world, actor, params.id);
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error) });
    redirect(303, `/learn/skills/${params.id}/summary`);
  },
  finish: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await finishSelfEvaluation(world, actor, params.id));
    redirect(303, `/learn/skills/${params.id}/summary`);
  },
  reopen: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await reopenSelfEvaluation(world, actor, params.id));
    redirect(303, `/learn/skills/${params.id}/summary`);
  },
};
