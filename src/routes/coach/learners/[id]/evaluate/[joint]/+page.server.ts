import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown, signedIn } from '#app/answers.ts';
import { byCriterion } from '#app/case-pages.ts';
import { textOf } from '#app/read-form.ts';
import {
  AGREED,
  askForSecond,
  cancelSecond,
  type CaseDecision,
  IDENTITY_CHECKS,
  type JointView,
  reopenTalk,
  saveRatings,
  saveTalk,
  seeJoint,
  sendToValidation,
  toLetter,
  toMissingViews,
  toOutcomeViews,
  toPlanViews,
  withdrawCase,
  writePlan,
} from '#modules/assessment/index.ts';
import { LEVELS, stepsOf } from '#modules/portfolio/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** A second assessor who is waited for. */
function openSecond({ seconds }: JointView, personId: string, language: string) {
  const open = seconds.find((one) => one.state === 'open');
  if (open === undefined) return null;
  const { id, requestedAt, assessorId, requestedBy } = open;
  return {
    id,
    askedAt: formatDate(language, requestedAt),
    isTaken: assessorId !== null,
    isMine: requestedBy === personId,
  };
}

/** What was not validated, with what the validator wrote and what is planned for it. */
function toPlan({ version, plan }: JointView, decision: CaseDecision, language: string) {
  const statements = new Map(version.descriptor.outcomes.map(({ id, statement }) => [id, statement] as const));
  return decision.outcomes
    .filter((answer) => answer.decision !== 'validated')
    .map(({ outcomeId, reason }) => {
      const found = plan.find((line) => line.outcomeId === outcomeId);
      const { missing = '', todo = '', place = '', due = '' } = found ?? {};
      const line = found === undefined ? null : { missing, todo, place, due };
      return { id: outcomeId, statement: pickText(statements.get(outcomeId), language), reason, line };
    });
}

/** What the newest decision leads to: a plan, an appeal. */
function decidedView(found: JointView, language: string) {
  const newest = found.rounds.find(({ decision }) => decision !== null);
  const decision = newest?.decision ?? null;
  const isPartial = decision !== null && ['partly_validated', 'not_validated'].includes(decision.decision);
  return {
    decidedCase: newest?.sent.id ?? null,
    asksForPlan: isPartial,
    toPlan: decision === null ? [] : toPlan(found, decision, language),
    isAppealable: decision !== null && decision.decision !== 'validated',
  };
}

/** What stands beside ratings and talk: the way, who else is waited for, what follows from the decision. */
function laterView(found: JointView, personId: string, language: string) {
  const { way, plan, appeals, rounds, version, ties } = found;
  const day = (at: Date | undefined | null) => (at == null ? null : formatDate(language, at));
  const waiting = rounds.find(({ sent }) => sent.state === 'waiting')?.sent;
  const openAppeal = appeals.find(({ appeal }) => appeal.state === 'open')?.appeal;
  const decided = decidedView(found, language);
  return {
    ...decided,
    stoppedAt: day(way.stoppedAt),
    ties,
    dueAt: day(waiting?.dueAt),
    mayWithdraw: waiting?.origin === 'sent',
    second: openSecond(found, personId, language),
    plan: toPlanViews(version, plan, language),
    isPlanAgreed: plan.length > 0 && plan.every(({ agreedAt }) => agreedAt !== null),
    mayAppeal: decided.isAppealable && openAppeal === undefined,
    appealDue: day(openAppeal?.dueAt),
  };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await seeJoint(world, actor, params.joint));
  const { learner, joint, version, result, step, rounds, learnerProgress } = found;
  if (learner.id !== params.id) notFoundPage();
  const doneSeconds = found.seconds.filter((one) => one.state === 'done');
  const reader = { language, learnerLanguage: learner.language, words: 'statement', seconds: doneSeconds } as const;
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
    scale: stepsOf(joint.scale),
    way: { stages: found.way.stages },
    ...laterView(found, actor.personId, language),
    today: world.clock.now().toISOString().slice(0, 10),
    identityChecks: IDENTITY_CHECKS,
    isSaved: url.searchParams.has('saved'),
  };
};

function known<T extends string>(values: Record<string, string>, allowed: readonly T[]): Record<string, T> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => {
      const fits = allowed.find((one) => one === value);
      return fits === undefined ? [] : [[id, fits] as const];
    }),
  );
}

/** What a form says about the coach's ties; nothing when it was not asked or not answered. */
function tiesOf(form: FormData): 'no_conflict' | 'conflict' | undefined {
  const ties = textOf(form, 'ties');
  return ties === 'no_conflict' || ties === 'conflict' ? ties : undefined;
}

const here = (params: { readonly id: string; readonly joint: string }) =>
  `/coach/learners/${params.id}/evaluate/${params.joint}`;

export const actions: Actions = {
  rate: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const levels = known(byCriterion(form, 'level'), LEVELS);
    const finish = textOf(form, 'finish') === 'yes' ? 'yes' : 'no';
    const ties = tiesOf(form);
    const saved = await saveRatings(world, actor, {
      ...(ties === undefined ? {} : { ties }),
      jointId: params.joint,
      revision: textOf(form, 'revision'),
      levels,
      finish,
    });
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), levels, ties });
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
    const ties = tiesOf(form);
    const identityCheck = IDENTITY_CHECKS.find((one) => one === textOf(form, 'identityCheck'));
    if (identityCheck === undefined) {
      return fail(422, { failures: [{ code: 'assessment.identity_missing', field: 'identityCheck' }] });
    }
    const sent = await sendToValidation(world, actor, {
      jointId: params.joint,
      revision: textOf(form, 'revision'),
      identityCheck,
      ...(ties === undefined ? {} : { ties }),
    });
    if (!sent.ok) return fail(422, { failures: failuresOf(sent.error), identityCheck, ties });
    redirect(303, here(params));
  },
  reopen: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const opened = await reopenTalk(world, actor, params.joint);
    if (!opened.ok) return fail(422, { failures: failuresOf(opened.error) });
    redirect(303, here(params));
  },
  withdraw: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    const withdrawn = await withdrawCase(world, actor, params.joint);
    if (!withdrawn.ok) return fail(422, { failures: failuresOf(withdrawn.error) });
    redirect(303, here(params));
  },
  second: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const why = textOf(await request.formData(), 'why');
    const asked = await askForSecond(world, actor, { jointId: params.joint, why });
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error), why });
    redirect(303, here(params));
  },
  cancelSecond: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const cancelled = await cancelSecond(world, actor, textOf(await request.formData(), 'second'));
    if (!cancelled.ok) return fail(422, { failures: failuresOf(cancelled.error) });
    redirect(303, here(params));
  },
  plan: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const [missing, todo, place, due] = ['missing', 'todo', 'place', 'due'].map((name) => byCriterion(form, name));
    const lines = Object.fromEntries(
      Object.keys(missing ?? {}).map((id) => [
        id,
        { missing: missing?.[id] ?? '', todo: todo?.[id] ?? '', place: place?.[id] ?? '', due: due?.[id] ?? '' },
      ]),
    );
    const written = await writePlan(world, actor, { caseId: textOf(form, 'caseId'), lines });
    if (!written.ok) return fail(422, { failures: failuresOf(written.error), lines });
    redirect(303, `${here(params)}?saved`);
  },
};
