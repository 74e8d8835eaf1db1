import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { addCards, readPlaces, removeTask, RHYTHMS, type Rhythm } from '#modules/workplace/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import { firstOf, openPlace, placeHead, postedFields, writingLanguages } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

const FREQUENCY = { day: 'daily', week: 'weekly', season: 'rarely' } as const;
const MOST_IDEAS = 8;

const rhythmOf = (url: URL): Rhythm => RHYTHMS.find((one) => one === url.searchParams.get('in')) ?? 'day';

/** What is done at the organisation's other places as often, and is not on a card here yet. */
async function ideasFor(
  locals: App.Locals,
  place: { readonly id: string },
  rhythm: Rhythm,
): Promise<readonly string[]> {
  const all = shown(await readPlaces(locals.world, actorOf(locals)));
  const titles = (isHere: boolean) =>
    all
      .filter((one) => (one.place.id === place.id) === isHere)
      .flatMap(({ tasks }) => tasks)
      .filter((task) => isHere || task.frequency === FREQUENCY[rhythm])
      .map((task) => pickText(task.title, locals.language).text);
  const here = new Set(titles(true));
  return [...new Set(titles(false))].filter((title) => !here.has(title)).slice(0, MOST_IDEAS);
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const map = await openPlace(locals, params.id);
  const rhythm = rhythmOf(url);
  return {
    place: placeHead(map, locals.language),
    rhythm,
    languages: writingLanguages(locals.language, map.place),
    ideas: await ideasFor(locals, map.place, rhythm),
    counts: RHYTHMS.map((one) => ({
      rhythm: one,
      count: map.tasks.filter(({ frequency }) => frequency === FREQUENCY[one]).length,
    })),
    cards: map.tasks
      .filter(({ frequency }) => frequency === FREQUENCY[rhythm])
      .map((task) => ({ id: task.id, title: pickText(task.title, locals.language), pictogram: task.pictogram })),
    added: Number(url.searchParams.get('added') ?? '') || 0,
    repeated: Number(url.searchParams.get('repeated') ?? '') || 0,
  };
};

export const actions: Actions = {
  add: async ({ locals, params, request, url }) => {
    const fields = await postedFields(request);
    const rhythm = rhythmOf(url);
    const written = firstOf(fields, 'lines');
    const language = firstOf(fields, 'language');
    const lines = [written, ...(fields['ideas'] ?? [])].join('\n');
    const input = {
      environmentId: params.id,
      rhythm,
      lines,
      language: isLanguage(language) ? language : locals.language,
    };
    const added = await addCards(locals.world, actorOf(locals), input);
    if (!added.ok) return fail(422, { failures: [added.error], lines: written, language });
    const told = new URLSearchParams({ in: rhythm, added: String(added.value.added) });
    if (added.value.repeated.length > 0) told.set('repeated', String(added.value.repeated.length));
    redirect(303, `/workplace/${params.id}/walk?${told}`);
  },
  remove: async ({ locals, params, request, url }) => {
    const taskId = firstOf(await postedFields(request), 'taskId');
    const removed = await removeTask(locals.world, actorOf(locals), { environmentId: params.id, taskId });
    if (!removed.ok) return fail(422, { failures: [removed.error], lines: '', language: '' });
    redirect(303, `/workplace/${params.id}/walk?in=${rhythmOf(url)}`);
  },
};
