import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { caseContent, declarationOf, decisionDraft, examOf } from '#app/case-pages.ts';
import { textOf } from '#app/read-form.ts';
import { declareForReview, moderate, seeModeration, toLetter } from '#modules/assessment/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const view = shown(await seeModeration(world, actor, params.case));
  const { sent, learner, coach, version, decision, decidedBy, conflict, declaration, moderation, found } = view;
  return {
    id: sent.id,
    learner,
    coachName: sent.exam === null ? (coach?.fullName ?? '') : '',
    validatorName: decidedBy?.fullName ?? '',
    title: pickText(version.descriptor.title, language),
    reason: moderation.reason,
    isOpen: moderation.state === 'open',
    conflict,
    isDeclared: declaration !== null,
    hasTraining: view.hasTraining,
    letter: toLetter(version, decision, language),
    exam: examOf(view, language),
    content: caseContent(view, { language, personId: actor.personId }),
    outcomes: version.descriptor.outcomes.map(({ id, statement }) => ({
      id,
      statement: pickText(statement, language),
      items: [],
    })),
    answers: Object.fromEntries(
      decision.outcomes.map((one) => [
        one.outcomeId,
        { decision: one.decision, reason: one.reason, wanted: '', wantedBy: '' },
      ]),
    ),
    today: world.clock.now().toISOString().slice(0, 10),
    found: found === null ? null : { outcome: found.outcome, reason: found.reason, feedback: found.feedback },
  };
};

export const actions: Actions = {
  declare: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const declared = declarationOf(form);
    if (declared === null)
      return fail(422, { failures: [{ code: 'assessment.declaration_missing', field: 'declared' }] });
    const said = await declareForReview(world, actor, {
      caseId: params.case,
      declared,
      reason: textOf(form, 'reason'),
    });
    if (!said.ok) return fail(422, { failures: failuresOf(said.error) });
    redirect(303, `/moderate/${params.case}`);
  },
  moderate: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const typed = {
      outcome: textOf(form, 'moderation'),
      reason: textOf(form, 'why'),
      feedback: textOf(form, 'feedback'),
      outcomes: decisionDraft(form),
      second: textOf(form, 'second') === 'yes' ? ('yes' as const) : ('no' as const),
    };
    const done = await moderate(world, actor, { caseId: params.case, ...typed });
    if (!done.ok) return fail(422, { failures: failuresOf(done.error), typed });
    redirect(303, '/moderate');
  },
};
