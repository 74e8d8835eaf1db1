import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { seeMyTalks } from '#modules/assessment/index.ts';
import { textOf } from '#app/read-form.ts';
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
  seeProof,
  seeSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { profileView } from '#app/self/profile.ts';
import { publishedSheets } from '#app/sheets.ts';
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
  const proofs = shown(await seeProof(world, actor, { learnerId: actor.personId, sheets: publishedSheets }));
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
    proofs: proofs.evidence.filter(
      ({ achievementId, visibility }) => achievementId === sheet.achievementId && visibility === 'shared',
    ).length,
    achievementId: sheet.achievementId,
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
        : {
            askedAt: formatDate(language, request.askedAt),
            ...{ words: request.words, answer: request.answer, reply: request.reply },
          },
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
  recognise: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const words = textOf(await request.formData(), 'words').trim();
    const asked = await askForRecognition(world, actor, { id: params.id, words });
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error), words });
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
