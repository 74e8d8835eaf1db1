import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import {
  type Design,
  readDesign,
  readFields,
  retireAchievement,
  saveDraft,
  DEPTHS,
  startNewDraft,
  stepsOfDesign,
  submitForReview,
  viewDescriptor,
  withdrawFromReview,
} from '#modules/design/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { findUnitOfDesign } from '#modules/workplace/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import { revisionIn } from '../saving.ts';
import type { Actions, PageServerLoad } from './$types';

function stateOf({ draft, published }: Design) {
  if (draft !== null) return draft.state;
  return published?.retiredAt === undefined ? ('published' as const) : ('retired' as const);
}

function adviceOn({ wording, descriptor, missingTranslations }: Design) {
  const numberOf = (outcomeId: string): number => descriptor.outcomes.findIndex(({ id }) => id === outcomeId) + 1;
  return {
    wording: wording.map((note) => ({
      ...note,
      number: numberOf(note.outcomeId),
      languageName: ownName(note.language),
    })),
    translations: Object.entries(missingTranslations).map(([code, count]) => ({ name: ownName(code), count })),
  };
}

/** What a reviewer asked for last, while it is still to be done. */
function askedIn({ draft, history }: Design) {
  if (draft?.state !== 'changes_requested') return null;
  const asked = history.findLast(({ kind }) => kind === 'changes_requested');
  return asked === undefined ? null : { by: asked.by, reason: asked.reason ?? '' };
}

/** The unit of a place of work from which a design came, for those who may open it. */
async function unitBehind({ locals, id }: { readonly locals: App.Locals; readonly id: string }) {
  const { tenantId, roles } = actorOf(locals);
  if (!roles.includes('designer')) return null;
  const unit = await locals.world.db.inTenant(tenantId, (tx) => findUnitOfDesign(tx, tenantId, id));
  return unit === null ? null : { id: unit.id, title: pickText(unit.title, locals.language).text };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const { language } = locals;
  const design = shown(await readDesign(locals.world, actor, params.id));
  const state = stateOf(design);
  return {
    id: design.achievementId,
    title: pickText(design.descriptor.title, language),
    family: design.descriptor.family,
    unit: await unitBehind({ locals, id: params.id }),
    state,
    revision: design.draft?.revision ?? 0,
    version: design.published?.version ?? null,
    elements: design.elements,
    steps: stepsOfDesign(design),
    depth: design.plan.depth,
    isJoint: design.descriptor.awardingBody.length > 1,
    findings: design.alignment.length,
    ...adviceOn(design),
    view: viewDescriptor(design.descriptor, language),
    changes: design.changes,
    asked: askedIn(design),
    history: design.history.map((line) => ({
      ...line,
      when: formatDateTime(language, line.at),
      at: line.at.toISOString(),
    })),
    mayDesign: actor.roles.includes('designer'),
    mayDecide: design.mayDecide,
    mayRetire: actor.roles.includes('approver') && design.published !== null && state !== 'retired',
    done: url.searchParams.get('done'),
  };
};

async function act(
  event: RequestEvent<{ id: string }>,
  done: string,
  work: (form: FormData) => Promise<Result<unknown>>,
) {
  const form = await event.request.formData();
  const result = await work(form);
  const failures: readonly Failure[] = result.ok ? [] : [result.error];
  if (failures.length > 0) return fail(422, { failures, reason: String(form.get('reason') ?? '') });
  redirect(303, `/design/${event.params.id}?done=${done}`);
}

const refOf = (event: RequestEvent<{ id: string }>, form: FormData) => ({
  achievementId: event.params.id,
  revision: revisionIn(readFields(form)),
});

export const actions: Actions = {
  depth: (event) =>
    act(event, 'depth', (form) => {
      const depth = DEPTHS.find((one) => one === form.get('depth')) ?? 'quick';
      const edit = { kind: 'plan', values: { depth } } as const;
      return saveDraft(event.locals.world, actorOf(event.locals), { ...refOf(event, form), edit });
    }),
  submit: (event) =>
    act(event, 'submitted', (form) => submitForReview(event.locals.world, actorOf(event.locals), refOf(event, form))),
  withdraw: (event) =>
    act(event, 'withdrawn', (form) =>
      withdrawFromReview(event.locals.world, actorOf(event.locals), refOf(event, form)),
    ),
  draft: (event) =>
    act(event, 'new_draft', (form) => startNewDraft(event.locals.world, actorOf(event.locals), refOf(event, form))),
  retire: (event) =>
    act(event, 'retired', (form) =>
      retireAchievement(event.locals.world, actorOf(event.locals), {
        achievementId: event.params.id,
        reason: String(form.get('reason') ?? ''),
      }),
    ),
};
