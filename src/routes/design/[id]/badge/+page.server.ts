import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import {
  badgeFields,
  previewOf,
  readFields,
  readPostedBadge,
  saveDraft,
  startOfBadge,
  textLanguages,
} from '#modules/design/index.ts';
import { openDesign, revisionIn, savePosted } from '../../saving.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { achievementId, descriptor, draft } = await openDesign(locals, params.id);
  return {
    id: achievementId,
    title: descriptor.title,
    revision: draft.revision,
    fields: badgeFields(descriptor),
    languages: textLanguages(descriptor),
    preview: previewOf(descriptor.image ?? startOfBadge(descriptor)),
    isKept: descriptor.image !== undefined,
    done: url.searchParams.get('done'),
  };
};

/** A little over what is read: a larger file is cut off and then refused for its size, not kept in memory. */
const MOST_READ = 70_000;

async function posted(event: RequestEvent<{ id: string }>) {
  const { descriptor } = await openDesign(event.locals, event.params.id);
  const form = await event.request.formData();
  const given = form.get('own');
  const file = given instanceof File && given.size > 0 ? await given.slice(0, MOST_READ).text() : null;
  return readPostedBadge(readFields(form), file, descriptor);
}

export const actions = {
  show: async (event) => {
    const { fields, preview, leftOut, badge } = await posted(event);
    // While it is only looked at, a text that is still missing is no mistake.
    const failures = badge.ok ? [] : badge.error.filter(({ code }) => code !== 'design.badge.alt_missing');
    return { isLook: true, failures, fields, preview, leftOut, revision: revisionIn(fields), collision: null };
  },
  save: async (event) => {
    const { fields, preview, leftOut, badge } = await posted(event);
    const more = { preview, leftOut };
    const shown = { fields, revision: revisionIn(fields), collision: null, ...more };
    if (!badge.ok) return fail(422, { ...shown, failures: badge.error });
    const problem = await savePosted(event, fields, {
      achievementId: event.params.id,
      parse: () => badge,
      edit: (image) => ({ kind: 'facts', values: { image } }),
    });
    if (problem !== null) return fail(422, { ...problem.data, ...more });
    redirect(303, `/design/${event.params.id}/badge?done=saved`);
  },
  remove: async (event) => {
    const fields = readFields(await event.request.formData());
    const input = {
      achievementId: event.params.id,
      revision: revisionIn(fields),
      edit: { kind: 'facts', values: { image: null } },
    } as const;
    const removed = await saveDraft(event.locals.world, actorOf(event.locals), input);
    if (!removed.ok) {
      const { code } = removed.error;
      const failures = [{ code, params: removed.error.params ?? {} }];
      return fail(422, { failures, fields, revision: input.revision, collision: null, preview: null, leftOut: [] });
    }
    redirect(303, `/design/${event.params.id}/badge?done=removed`);
  },
} satisfies Actions;
