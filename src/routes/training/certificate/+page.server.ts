import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { toLetter } from '#modules/assessment/index.ts';
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

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const certificate = shown(await readCertificate(world, actor));
  const { passed } = shown(await readCourse(world, actor));
  const { own, offered, achievementId } = certificate;
  const decision = own?.decision ?? null;
  const held = shown(await listOwnCredentials(world, actor));
  return {
    state: stateOf(certificate, passed !== null),
    achievementId,
    isDesigner: hasRole(actor, 'designer'),
    sentAt: own === null ? '' : formatDate(language, own.sent.sentAt),
    dueAt: own === null ? '' : formatDate(language, own.sent.dueAt),
    decision: decision?.decision ?? null,
    mayAskAgain: decision?.decision === 'more_evidence_needed' || decision?.decision === 'not_validated',
    letter: decision === null || offered === null ? null : toLetter(offered, decision, language),
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
};
