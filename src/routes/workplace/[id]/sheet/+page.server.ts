import { loadTranslate } from '#app/messages.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import { directionOf } from '#platform/i18n/languages.ts';
import { namesOf, openPlace, placeHead, taskLines } from '../../place.ts';
import type { PageServerLoad } from './$types';

const WORDS = ['title', 'lead', 'first_week', 'with_permission', 'with_licence', 'good_to_know', 'ask'] as const;

/** What the sheet says, all in the language that was asked for: the words come along, the page's own stay the staff's. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const map = await openPlace(locals, params.id);
  const asked = url.searchParams.get('in') ?? '';
  const own = isLanguage(asked) ? asked : locals.language;
  const t = await loadTranslate(own);
  const { place } = map;
  const tasks = taskLines(map.tasks, own).filter((task) => task.learnable);
  const fact = (key: string, text: string) => (text === '' ? [] : [{ term: t(`workplace.sheet.${key}`), text }]);
  const access = (['wheelchair', 'noise', 'shift', 'publicTransport'] as const).flatMap((key) =>
    place.access[key] === '' ? [] : [t(`workplace.sheet.${key}.${place.access[key]}`)],
  );
  const groups = map.packages.map((one) => ({
    id: one.id,
    title: pickText(one.title, own),
    tasks: tasks.filter(({ packageId }) => packageId === one.id),
  }));
  const loose = {
    id: '',
    title: { text: '', lang: own, dir: directionOf(own) },
    tasks: tasks.filter((task) => task.packageId === ''),
  };
  return {
    place: placeHead(map, own),
    back: placeHead(map, locals.language).name.text,
    own,
    dirOfSheet: directionOf(own),
    words: Object.fromEntries(WORDS.map((key) => [key, t(`workplace.sheet.${key}`)])) as Record<
      (typeof WORDS)[number],
      string
    >,
    groups: [...groups, loose].filter((group) => group.tasks.length > 0),
    facts: [
      ...fact('where', place.site),
      ...fact('when', place.hours),
      ...fact('languages', namesOf(place.languages)),
      ...fact('access', access.join(' ')),
    ],
    contact: map.coaches.find(({ id }) => id === place.contactId)?.fullName ?? '',
  };
};
