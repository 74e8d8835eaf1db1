import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { approveForLead, readSignatures } from '#modules/design/index.ts';
import { viewApproval } from '#modules/design/ui/approvals.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language, world } = locals;
  const signatures = shown(await readSignatures(world, actorOf(locals), params.id));
  const { contentHash, draft, bodies } = signatures;
  return {
    id: params.id,
    title: pickText(signatures.title, language),
    isJoint: signatures.isJoint,
    state: draft?.state ?? null,
    revision: draft?.revision ?? 0,
    bodies: bodies.map(({ name, country, isLead, standing, approval }) => ({
      ...{ name, country, isLead, standing },
      approval: approval === null ? null : viewApproval(approval, { contentHash, language }),
    })),
    mayApprove: signatures.mayApprove,
    isDone: url.searchParams.has('done'),
  };
};

export const actions: Actions = {
  approve: async ({ locals, params, request }) => {
    const revision = Number.parseInt(textOf(await request.formData(), 'revision'), 10) || 0;
    const approved = await approveForLead(locals.world, actorOf(locals), { achievementId: params.id, revision });
    if (!approved.ok) return fail(422, { failures: failuresOf(approved.error) });
    redirect(303, `/design/${params.id}/joint?done`);
  },
};
