import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { readUnits, startUnit } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { namesOf, openPlace, placeHead, shownNotes, taskLines } from '../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, language } = locals;
  const map = await openPlace(locals, params.id);
  const units = shown(await readUnits(world, actorOf(locals)));
  const tasks = taskLines(map.tasks, language);
  const { place } = map;
  return {
    place: placeHead(map, language),
    profile: {
      site: place.site,
      languages: namesOf(place.languages),
      safetyRules: pickText(place.safetyRules, language),
      hours: place.hours,
      hoursWeek: place.hoursWeek,
      capacity: place.capacity,
      contact: map.coaches.find(({ id }) => id === place.contactId)?.fullName ?? '',
      access: place.access,
    },
    ...(await shownNotes(locals, map)),
    total: tasks.length,
    described: tasks.filter((task) => task.isDescribed).length,
    loose: tasks.filter((task) => task.packageId === '').length,
    learnable: tasks.filter((task) => task.learnable).length,
    packages: map.packages.map((one) => {
      const unit = units.find(({ unit: { packageId } }) => packageId === one.id)?.unit;
      return {
        id: one.id,
        title: pickText(one.title, language),
        tasks: tasks.filter((task) => task.packageId === one.id),
        unit: unit === undefined ? null : { id: unit.id, state: unit.state },
      };
    }),
    saved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  unit: async ({ locals, params, request }) => {
    const { packageId = '' } = textValues(await request.formData());
    const input = { environmentId: params.id, packageId, language: locals.language };
    const started = await startUnit(locals.world, actorOf(locals), input);
    if (!started.ok) return fail(422, { failures: [started.error] });
    redirect(303, `/workplace/units/${started.value.unitId}/edit`);
  },
};
