import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { approveAndPublish, readDesign, readFields, requestChanges, viewDescriptor } from '#modules/design/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { revisionIn } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const design = shown(await readDesign(locals.world, actorOf(locals), params.id));
  const { draft } = design;
  if (draft === null || draft.state !== 'in_review') redirect(303, `/design/${params.id}`);
  const sent = design.history.findLast(({ kind }) => kind === 'submitted');
  return {
    id: design.achievementId,
    title: pickText(design.descriptor.title, locals.language),
    revision: draft.revision,
    view: viewDescriptor(design.descriptor, locals.language),
    elements: design.elements,
    wording: design.wording.length,
    changes: design.changes,
    next: (design.published?.version ?? 0) + 1,
    sent: sent === undefined ? null : { by: sent.by, at: formatDateTime(locals.language, sent.at) },
    mayDecide: design.mayDecide,
    isOwnWork: design.isOwnWork,
    isJoint: design.descriptor.awardingBody.length > 1,
    findings: design.alignment.length,
  };
};

async function decide(event: RequestEvent<{ id: string }>, decision: 'approve' | 'ask') {
  const form = await event.request.formData();
  const reason = String(form.get('reason') ?? '');
  const input = { achievementId: event.params.id, revision: revisionIn(readFields(form)), reason };
  const { world } = event.locals;
  const actor = actorOf(event.locals);
  const result =
    decision === 'approve' ? await approveAndPublish(world, actor, input) : await requestChanges(world, actor, input);
  if (!result.ok) return fail(422, { failures: [result.error], reason });
  redirect(303, `/design/${event.params.id}?done=${decision === 'approve' ? 'published' : 'asked'}`);
}

export const actions: Actions = {
  approve: (event) => decide(event, 'approve'),
  ask: (event) => decide(event, 'ask'),
};
