import { actorOf, shown } from '#app/answers.ts';
import { readPlaces, readUnits } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const actor = actorOf(locals);
  const { world, language } = locals;
  const places = shown(await readPlaces(world, actor));
  const units = shown(await readUnits(world, actor));
  return {
    isCoach: actor.roles.includes('coach'),
    places: places.map(({ place, tasks }) => ({
      id: place.id,
      name: pickText(place.name, language),
      kind: place.kind,
      site: place.site,
      tasks: tasks.length,
      learnable: tasks.filter((task) => task.learnable).length,
      units: units.filter(({ unit }) => unit.environmentId === place.id).length,
      pictograms: tasks.flatMap(({ pictogram }) => (pictogram === '' ? [] : [pictogram])).slice(0, 3),
    })),
    units: units
      .map(({ unit, waitsForMe }) => ({
        id: unit.id,
        title: pickText(unit.title, language),
        state: unit.state,
        waitsForMe,
      }))
      .toSorted((a, b) => Number(b.waitsForMe) - Number(a.waitsForMe)),
  };
};
