import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import {
  askForSignOff,
  hideEndorsement,
  issueSignOffLink,
  readSignatures,
  SIGN_OFF_DAYS,
  type Signatures,
  withdrawSignOff,
} from '#modules/design/index.ts';
import { viewApproval } from '#modules/design/ui/approvals.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

const asksIn = ({ asked, contentHash }: Signatures, language: string) =>
  asked.map(({ id, partner, body, state, askedAt, endsAt, answer, mayBeShown }) => ({
    ...{ id, partner, body, state, mayBeShown },
    askedAt: formatDate(language, askedAt),
    endsAt: formatDate(language, endsAt),
    answer: answer === null ? null : viewApproval(answer, { contentHash, language }),
  }));

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language, world } = locals;
  const signatures = shown(await readSignatures(world, actorOf(locals), params.id));
  const wanted = url.searchParams.get('body') ?? '';
  const bodies = signatures.isJoint ? signatures.bodies.filter(({ isLead }) => !isLead).map(({ name }) => name) : [];
  return {
    id: params.id,
    title: pickText(signatures.title, language),
    state: signatures.draft?.state ?? null,
    asked: asksIn(signatures, language),
    bodies,
    body: bodies.includes(wanted) ? wanted : '',
    days: SIGN_OFF_DAYS,
    done: url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  ask: async ({ locals, params, request }) => {
    const form = await request.formData();
    const values = { partner: textOf(form, 'partner'), body: textOf(form, 'body'), days: textOf(form, 'days') };
    const input = { achievementId: params.id, fields: values };
    const asked = await askForSignOff(locals.world, actorOf(locals), input);
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error), values });
    redirect(303, `/design/${params.id}/sign-off?done=asked#${asked.value.id}`);
  },
  /** Answers with the link instead of leading on: it must not stand in an address, and cannot be shown twice. */
  link: async ({ locals, params, request }) => {
    const id = textOf(await request.formData(), 'id');
    const issued = await issueSignOffLink(locals.world, actorOf(locals), { achievementId: params.id, id });
    if (!issued.ok) return fail(422, { failures: failuresOf(issued.error) });
    return { link: { id, address: issued.value.address } };
  },
  hide: async ({ locals, params, request }) => {
    const id = textOf(await request.formData(), 'id');
    const hidden = await hideEndorsement(locals.world, actorOf(locals), { achievementId: params.id, id });
    if (!hidden.ok) return fail(422, { failures: failuresOf(hidden.error) });
    redirect(303, `/design/${params.id}/sign-off?done=hidden#${id}`);
  },
  withdraw: async ({ locals, params, request }) => {
    const id = textOf(await request.formData(), 'id');
    const gone = await withdrawSignOff(locals.world, actorOf(locals), { achievementId: params.id, id });
    if (!gone.ok) return fail(422, { failures: failuresOf(gone.error) });
    redirect(303, `/design/${params.id}/sign-off?done=withdrawn#${id}`);
  },
};
