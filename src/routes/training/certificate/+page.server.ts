import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { appealDoor, appealView } from '#app/appeal-door.ts';
import { textOf } from '#app/read-form.ts';
import { raiseAppeal, seeAppealDoor, toLetter, withdrawAppeal } from '#modules/assessment/index.ts';
import { listOwnCredentials } from '#modules/passport/index.ts';
import { hasRole } from '#modules/people/index.ts';
import {
  askForCertificate,
  beginCertificate,
  readCertificate,
  readCourse,
  type CertificateView,
} from '#modules/training/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** What can be done now, in the order in which it comes. */
function stateOf({ achievementId, offered, own }: CertificateView, hasPassed: boolean) {
  if (own !== null) return own.decision === null ? 'sent' : 'decided';
  if (achievementId === null) return 'none';
  if (offered === null) return 'draft';
  return hasPassed ? 'ask' : 'exam_first';
}

/** What was asked about the answer, or about the one before it, and the door to ask while it is open. */
async function appealOf(locals: App.Locals, { sent, decision }: NonNullable<CertificateView['own']>) {
  const { world, actor, language } = signedIn(locals);
  const asked = [];
  for (const caseId of [sent.id, ...(sent.replaces === null ? [] : [sent.replaces])]) {
    const found = await seeAppealDoor(world, actor, caseId);
    if (found.ok) asked.push(...found.value.appeals.filter(({ appeal }) => appeal.state !== 'withdrawn'));
  }
  const [newest] = asked;
  const door = decision === null ? null : await appealDoor(locals, sent.id);
  return {
    asked: newest === undefined ? null : appealView(newest, language),
    door: door?.obstacle === null ? door : null,
  };
}

/** One's own case, in words. */
async function ownView(locals: App.Locals, { own, offered }: CertificateView) {
  if (own === null) return null;
  const { sent, decision } = own;
  const { language } = locals;
  return {
    caseId: sent.id,
    sentAt: formatDate(language, sent.sentAt),
    dueAt: formatDate(language, sent.dueAt),
    decision: decision?.decision ?? null,
    mayAskAgain: decision?.decision === 'more_evidence_needed' || decision?.decision === 'not_validated',
    letter: decision === null || offered === null ? null : toLetter(offered, decision, language),
    ...(await appealOf(locals, own)),
  };
}

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const certificate = shown(await readCertificate(world, actor));
  const { passed } = shown(await readCourse(world, actor));
  const held = shown(await listOwnCredentials(world, actor));
  return {
    state: stateOf(certificate, passed !== null),
    achievementId: certificate.achievementId,
    isDesigner: hasRole(actor, 'designer'),
    own: await ownView(locals, certificate),
    held: held.map(({ id, title }) => ({ id, title: pickText(title, language) })),
  };
};

export const actions: Actions = {
  begin: async ({ locals }) => {
    const { world, actor } = signedIn(locals);
    const begun = await beginCertificate(world, actor);
    if (!begun.ok) return fail(422, { failures: failuresOf(begun.error) });
    redirect(303, `/design/${begun.value.achievementId}`);
  },
  ask: async ({ locals }) => {
    const { world, actor } = signedIn(locals);
    const asked = await askForCertificate(world, actor);
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error) });
    redirect(303, '/training/certificate');
  },
  appeal: async ({ locals, request }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const words = textOf(form, 'words');
    const raised = await raiseAppeal(world, actor, { caseId: textOf(form, 'case'), words });
    if (!raised.ok) return fail(422, { failures: failuresOf(raised.error), words });
    redirect(303, '/training/certificate');
  },
  withdraw: async ({ locals, request }) => {
    const { world, actor } = signedIn(locals);
    const withdrawn = await withdrawAppeal(world, actor, textOf(await request.formData(), 'appeal'));
    if (!withdrawn.ok) return fail(422, { failures: failuresOf(withdrawn.error) });
    redirect(303, '/training/certificate');
  },
};
