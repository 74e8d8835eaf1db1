import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { appealView } from '#app/appeal-door.ts';
import { textOf } from '#app/read-form.ts';
import {
  agreeToPlan,
  confirmTalk,
  seeMyTalk,
  toLetter,
  toMissingViews,
  toOutcomeViews,
  toPlanViews,
  withdrawAppeal,
} from '#modules/assessment/index.ts';
import { stepsOf } from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeMyTalk(world, actor, params.id));
  const { joint, version, step, result, decisions, plan, appeals, seconds } = found;
  const reader = { language, learnerLanguage: language, words: 'plain', seconds } as const;
  const [newest] = decisions;
  const [asked] = appeals;
  const isShown = joint.revealedAt !== null;
  return {
    id: joint.id,
    title: pickText(version.descriptor.title, language),
    coachName: found.coachName,
    selfEvaluationId: found.selfEvaluationId,
    step: step.code,
    isShown,
    isTalking: joint.state === 'talking',
    revision: joint.revision,
    outcomes: isShown ? toOutcomeViews(version, joint, reader) : [],
    nextGoal: joint.nextGoal,
    isCoachSure: joint.coachConfirmedAt !== null,
    isConfirmed: joint.learnerConfirmedAt !== null,
    missing: toMissingViews(version, result.missing, reader),
    scale: stepsOf(joint.scale),
    way: { stages: found.way.stages },
    isSecondOpen: found.isSecondOpen,
    caseId: newest?.caseId ?? null,
    plan: toPlanViews(version, plan, language),
    isPlanAgreed: plan.length > 0 && plan.every(({ agreedAt }) => agreedAt !== null),
    mayAppeal: newest !== undefined && newest.decision !== 'validated' && asked?.appeal.caseId !== newest.caseId,
    appeal: asked === undefined ? null : appealView(asked, language),
    letters: decisions.map((decision) => toLetter(version, decision, language)),
  };
};

export const actions: Actions = {
  confirm: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const revision = Number(textOf(await request.formData(), 'revision'));
    const confirmed = await confirmTalk(world, actor, { jointId: params.id, revision });
    if (!confirmed.ok) return fail(422, { failures: failuresOf(confirmed.error) });
    redirect(303, `/learn/talk/${params.id}`);
  },
  plan: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const agreed = await agreeToPlan(world, actor, textOf(await request.formData(), 'caseId'));
    if (!agreed.ok) return fail(422, { failures: failuresOf(agreed.error) });
    redirect(303, `/learn/talk/${params.id}`);
  },
  withdraw: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const withdrawn = await withdrawAppeal(world, actor, textOf(await request.formData(), 'appeal'));
    if (!withdrawn.ok) return fail(422, { failures: failuresOf(withdrawn.error) });
    redirect(303, `/learn/talk/${params.id}`);
  },
};
