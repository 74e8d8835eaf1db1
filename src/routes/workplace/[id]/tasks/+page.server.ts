import { openPlace, placeHead, shownNotes, taskLines } from '../../place.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const map = await openPlace(locals, params.id);
  return {
    place: placeHead(map, locals.language),
    tasks: taskLines(map.tasks, locals.language),
    ...(await shownNotes(locals, map)),
    saved: url.searchParams.has('saved'),
  };
};
