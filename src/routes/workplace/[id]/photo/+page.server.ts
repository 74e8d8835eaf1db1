import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { blurOf } from '#app/proof-pages.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { readFields } from '#modules/design/index.ts';
import { getSiteRules } from '#modules/people/index.ts';
import { cleanPhoto } from '#modules/portfolio/index.ts';
import { parseAlt, removePlacePhoto, savePlacePhoto } from '#modules/workplace/index.ts';
import type { Failure } from '#platform/result.ts';
import { openPlace, placeHead, writingLanguages } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

const megabytesOf = (locals: App.Locals): number => Math.round(locals.world.settings.maxUploadBytes / 1_048_576);

export const load: PageServerLoad = async ({ locals, params }) => {
  const map = await openPlace(locals, params.id);
  const { tenantId } = actorOf(locals);
  const rules = await locals.world.db.inTenant(tenantId, (tx) => getSiteRules(tx, tenantId));
  return {
    place: placeHead(map, locals.language),
    hasPhoto: map.place.photoId !== null,
    isOff: !rules.photos,
    fields: Object.fromEntries(
      Object.entries(map.place.photoAlt).map(([language, text]) => [`alt.${language}`, [text]]),
    ),
    languages: writingLanguages(locals.language, map.place, map.place.photoAlt),
    megabytes: megabytesOf(locals),
  };
};

/** What the form lacks before anything is looked at; the picture itself comes last, since it is the longest work. */
function lacks(form: FormData): readonly Failure[] {
  return [
    ...(textOf(form, 'nobody') === 'yes' ? [] : [{ code: 'workplace.photo.nobody_missing', field: 'nobody' }]),
    ...(textOf(form, 'blurMode') === 'later' ? [{ code: 'portfolio.blur_not_later', field: 'photo' }] : []),
  ];
}

async function save({ request, locals, params }: RequestEvent) {
  const id = params['id'] ?? '';
  const form = await readForm(request);
  const refused = (failures: readonly Failure[], status = 422) =>
    fail(status, { failures, fields: form === null ? {} : readFields(form) });
  if (form === null) {
    const params = { megabytes: megabytesOf(locals) };
    return refused([{ code: 'portfolio.photo_too_large', field: 'photo', params }], 413);
  }
  const alt = parseAlt(readFields(form));
  const blur = blurOf(form);
  const wrong = [...lacks(form), ...(alt.ok ? [] : alt.error)];
  if (blur === null) wrong.push({ code: 'portfolio.blur_unfit', field: 'photo' });
  if (!alt.ok || blur === null || wrong.length > 0) return refused(wrong);
  const sent = form.get('photo');
  const bytes = sent instanceof File ? new Uint8Array(await sent.arrayBuffer()) : new Uint8Array();
  const photo = await cleanPhoto(bytes, locals.world.settings.maxUploadBytes, blur);
  if (!photo.ok) return refused([photo.error]);
  const input = { environmentId: id, photo: photo.value, alt: alt.value };
  const saved = await savePlacePhoto(locals.world, actorOf(locals), input);
  if (!saved.ok) return refused(failuresOf(saved.error));
  redirect(303, `/workplace/${id}?saved`);
}

export const actions: Actions = {
  save,
  remove: async ({ locals, params }) => {
    shown(await removePlacePhoto(locals.world, actorOf(locals), params.id));
    redirect(303, `/workplace/${params.id}?saved`);
  },
};
