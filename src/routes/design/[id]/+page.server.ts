import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { shown } from '#app/answers.ts';
import {
  readDesign,
  readFields,
  retireAchievement,
  startNewDraft,
  submitForReview,
  viewDescriptor,
  withdrawFromReview,
} from '#modules/design/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import { actorOf, revisionIn } from '../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const { language } = locals;
  const design = shown(await readDesign(locals.world, actor, params.id));
  const { draft, published } = design;
  const asked = design.history.findLast(({ kind }) => kind === 'changes_requested');
  return {
    id: design.achievementId,
    title: pickText(design.descriptor.title, language),
    family: design.descriptor.family,
    state: draft?.state ?? (published?.retiredAt === undefined ? ('published' as const) : ('retired' as const)),
    revision: draft?.revision ?? 0,
    version: published?.version ?? null,
    elements: design.elements,
    wording: design.wording.map((note) => {
      const number = design.descriptor.outcomes.findIndex(({ id }) => id === note.outcomeId) + 1;
      return {
        ...note,
        number,
        languageName: isLanguage(note.language) ? LANGUAGES[note.language].name : note.language,
      };
    }),
    translations: Object.entries(design.missingTranslations).map(([code, count]) => ({
      name: isLanguage(code) ? LANGUAGES[code].name : code,
      count,
    })),
    view: viewDescriptor(design.descriptor, language),
    changes: design.changes,
    asked: draft?.state === 'changes_requested' && asked ? { by: asked.by, reason: asked.reason ?? '' } : null,
    history: design.history.map((line) => ({
      ...line,
      when: formatDateTime(language, line.at),
      at: line.at.toISOString(),
    })),
    mayDesign: actor.roles.includes('designer'),
    mayDecide: design.mayDecide,
    mayRetire: actor.roles.includes('approver') && published !== null && published.retiredAt === undefined,
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
