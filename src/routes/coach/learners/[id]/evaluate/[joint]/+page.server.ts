import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown, signedIn } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import {
  AGREED,
  IDENTITY_CHECKS,
  reopenTalk,
  saveRatings,
  saveTalk,
  seeJoint,
  sendToValidation,
  toLetter,
  toMissingViews,
  toOutcomeViews,
} from '#modules/assessment/index.ts';
import { LEVELS } from '#modules/portfolio/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeJoint(world, actor, params.joint));
  const { learner, joint, version, result, step, rounds, learnerProgress } = found;
  if (learner.id !== params.id) notFoundPage();
  const reader = { language, learnerLanguage: learner.language, words: 'statement' } as const;
  return {
    id: joint.id,
    learner,
    title: pickText(version.descriptor.title, language),
    state: joint.state,
    revision: joint.revision,
    round: joint.round,
    step: step.code,
    learnerProgress,
    isRated: joint.coachDoneAt !== null,
    isCoachSure: joint.coachConfirmedAt !== null,
    isLearnerSure: joint.learnerConfirmedAt !== null,
    nextGoal: joint.nextGoal,
    outcomes: toOutcomeViews(version, joint, reader),
    isReady: result.outcome === 'ready_for_validation',
    missing: toMissingViews(version, result.missing, reader),
    proofs: found.evidence.length,
    letters: rounds.flatMap(({ decision }) => (decision === null ? [] : [toLetter(version, decision, language)])),
    updatedAt: formatDateTime(language, joint.updatedAt),
    identityChecks: IDENTITY_CHECKS,
    isSaved: url.searchParams.has('saved'),
  };
};

/** Fields named `level-cri_…` as `{ cri_…: value }`; what is not chosen is left out. */
function byCriterion(form: FormData, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && name.startsWith(`${prefix}-`)) found[name.slice(prefix.length + 1)] = value;
  }
  return found;
}

function known<T extends string>(values: Record<string, string>, allowed: readonly T[]): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const fits = allowed.find((one) => one === value);
      return fits === undefined ? [] : [[id, fits] as const];
    }),
  );
}

const here = (params: { readonly id: string; readonly joint: string }) =>
  `/coach/learners/${params.id}/evaluate/${params.joint}`;

export const actions: Actions = {
  rate: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const levels = known(byCriterion(form, 'level'), LEVELS);
    const finish = textOf(form, 'finish') === 'yes' ? 'yes' : 'no';
    const saved = await saveRatings(world, actor, {
      jointId: params.joint,
      revision: textOf(form, 'revision'),
      levels,
      finish,
    });
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), levels });
    redirect(303, `${here(params)}?saved`);
  },
  talk: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const agreed = known(byCriterion(form, 'agreed'), AGREED);
    const notes = byCriterion(form, 'note');
    const nextGoal = textOf(form, 'nextGoal');
    const confirm = textOf(form, 'confirm') === 'yes' ? 'yes' : 'no';
    const input = {
      jointId: params.joint,
      revision: textOf(form, 'revision'),
      agreed,
      notes,
      nextGoal,
      confirm,
    } as const;
    const saved = await saveTalk(world, actor, input);
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), agreed, notes, nextGoal });
    redirect(303, `${here(params)}?saved`);
  },
  send: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const identityCheck = IDENTITY_CHECKS.find((one) => one === textOf(form, 'identityCheck'));
    if (identityCheck === undefined) {
      return fail(422, { failures: [{ code: 'assessment.identity_missing', field: 'identityCheck' }] });
    }
    const sent = await sendToValidation(world, actor, {
      jointId: params.joint,
      revision: textOf(form, 'revision'),
      identityCheck,
    });
    if (!sent.ok) return fail(422, { failures: failuresOf(sent.error), identityCheck });
    redirect(303, here(params));
  },
  reopen: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const opened = await reopenTalk(world, actor, params.joint);
    if (!opened.ok) return fail(422, { failures: failuresOf(opened.error) });
    redirect(303, here(params));
  },
};
