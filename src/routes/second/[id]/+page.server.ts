import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { byCriterion, declarationOf } from '#app/case-pages.ts';
import { finishSecond, seeSecond, takeSecond, toOutcomeViews } from '#modules/assessment/index.ts';
import { stepsOf, toProofView } from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const { second, learner, coach, scale, version, obstacle, evidence, exam, isExam } = shown(
    await seeSecond(world, actor, params.id),
  );
  const reader = { language, learnerLanguage: learner.language, words: 'statement' } as const;
  const sentences = new Map(
    version.descriptor.outcomes.flatMap(({ criteria }) => criteria.map((c) => [c.id, c.statement] as const)),
  );
  return {
    id: second.id,
    learner,
    coachName: coach?.fullName ?? '',
    title: pickText(version.descriptor.title, language),
    why: second.why,
    state: second.state,
    obstacle,
    isMine: second.assessorId === actor.personId,
    scale: stepsOf(scale),
    outcomes: toOutcomeViews(version, { items: {}, scale }, reader),
    isExam,
    exam: exam === null ? null : { record: exam, satAt: formatDate(language, new Date(exam.satAt)) },
    proofs: (evidence ?? []).map((proof) => toProofView(proof, { language, personId: actor.personId, sentences })),
  };
};

export const actions: Actions = {
  declare: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const declared = declarationOf(await request.formData());
    if (declared === null)
      return fail(422, { failures: [{ code: 'assessment.declaration_missing', field: 'declared' }] });
    const taken = await takeSecond(world, actor, { id: params.id, declared });
    if (!taken.ok) return fail(422, { failures: failuresOf(taken.error) });
    redirect(303, `/second/${params.id}`);
  },
  rate: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const levels = byCriterion(await request.formData(), 'level');
    const done = await finishSecond(world, actor, { id: params.id, levels });
    if (!done.ok) return fail(422, { failures: failuresOf(done.error), levels });
    redirect(303, `/second/${params.id}`);
  },
};
