import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { caseContent, declarationOf, examOf } from '#app/case-pages.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import { decideAppeal, declareForReview, seeAppeal, toLetter } from '#modules/assessment/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const view = shown(await seeAppeal(world, actor, params.id));
  const { appeal, answer, learner, coach, version, decision, decidedBy, conflict, declaration } = view;
  const statements = new Map(version.descriptor.outcomes.map(({ id, statement }) => [id, statement] as const));
  return {
    id: appeal.id,
    caseId: appeal.caseId,
    words: appeal.words,
    writtenBy: view.writtenBy,
    state: appeal.state,
    raisedAt: formatDate(language, appeal.raisedAt),
    dueAt: formatDate(language, appeal.dueAt),
    learner,
    coachName: view.sent.exam === null ? (coach?.fullName ?? '') : '',
    validatorName: decidedBy?.fullName ?? '',
    title: pickText(version.descriptor.title, language),
    conflict,
    isDeclared: declaration !== null,
    hasTraining: view.hasTraining,
    letter: toLetter(version, decision, language),
    exam: examOf(view, language),
    content: caseContent(view, { language, personId: actor.personId }),
    open: decision.outcomes
      .filter((one) => one.decision !== 'validated')
      .map(({ outcomeId }) => ({ value: outcomeId, label: pickText(statements.get(outcomeId), language).text })),
    answer:
      answer === null ? null : { outcome: answer.outcome, reasons: answer.reasons, consequence: answer.consequence },
    isDone: url.searchParams.has('done'),
  };
};

const OUTCOMES = ['upheld', 'partly', 'rejected'] as const;
const CONSEQUENCES = ['none', 'changed', 'new_assessment'] as const;

export const actions: Actions = {
  declare: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const declared = declarationOf(form);
    if (declared === null)
      return fail(422, { failures: [{ code: 'assessment.declaration_missing', field: 'declared' }] });
    const { appeal } = shown(await seeAppeal(world, actor, params.id));
    const said = await declareForReview(world, actor, {
      caseId: appeal.caseId,
      declared,
      reason: textOf(form, 'reason'),
    });
    if (!said.ok) return fail(422, { failures: failuresOf(said.error) });
    redirect(303, `/appeals/${params.id}`);
  },
  answer: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const outcome = OUTCOMES.find((one) => one === textOf(form, 'outcome'));
    const consequence = CONSEQUENCES.find((one) => one === textOf(form, 'consequence')) ?? 'none';
    const reasons = textOf(form, 'reasons');
    const typed = { outcome: outcome ?? '', consequence, reasons, nowValidated: textsOf(form, 'nowValidated') };
    if (outcome === undefined)
      return fail(422, { failures: [{ code: 'assessment.appeal_outcome_missing', field: 'outcome' }], typed });
    const nowValidated = consequence === 'changed' ? typed.nowValidated : [];
    const input = { appealId: params.id, outcome, consequence, reasons, nowValidated };
    const done = await decideAppeal(world, actor, input);
    if (!done.ok) return fail(422, { failures: failuresOf(done.error), typed });
    redirect(303, `/appeals/${params.id}?done`);
  },
};
