import { fail } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { betrayingIn } from '#app/betraying.ts';
import { readFields, type Fields } from '#modules/design/index.ts';
import {
  byPriority,
  readPlace,
  taskPriority,
  type PlaceMap,
  type PlaceNote,
  type WorkTask,
} from '#modules/workplace/index.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText, type Multilingual } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { Failure } from '#platform/result.ts';
import { loadTranslate } from '#app/messages.ts';

/** The place of a page's address, with its whole map. */
export const openPlace = async (locals: App.Locals, id: string): Promise<PlaceMap> =>
  shown(await readPlace(locals.world, actorOf(locals), id));

/** The languages in which a text may be written: the reader's, those of the place, and those that it has. */
export function writingLanguages(
  reader: string,
  place: { readonly languages: readonly string[] },
  ...texts: readonly Multilingual[]
): readonly string[] {
  return [...new Set([reader, ...place.languages, ...texts.flatMap((text) => Object.keys(text))])].filter(isLanguage);
}

export const namesOf = (languages: readonly string[]): string =>
  languages.map((code) => (isLanguage(code) ? LANGUAGES[code].name : code)).join(', ');

/** Where a note of the checks can be put right. */
function hrefOf(placeId: string, { at }: PlaceNote): string {
  if (at.page === 'task') return `/workplace/${placeId}/tasks/${at.id}`;
  return at.page === 'package' ? `/workplace/${placeId}/packages#${at.id}` : `/workplace/${placeId}/${at.page}`;
}

/** Words of the saved texts that would tell an employer where people were: seen here, whoever wrote them. */
function betrayingNotes({ place, packages, tasks }: PlaceMap, { t, language }: { t: Translate; language: string }) {
  const base = `/workplace/${place.id}`;
  const found = [
    { href: `${base}/profile`, title: place.name, texts: [place.name] },
    ...packages.map(({ id, title, description }) => ({
      href: `${base}/packages#${id}`,
      title,
      texts: [title, description],
    })),
    ...tasks.map(({ id, title, plain, outcome }) => ({
      href: `${base}/tasks/${id}`,
      title,
      texts: [title, plain, outcome],
    })),
  ];
  return found.flatMap(({ href, title, texts }) => {
    const words = betrayingIn(texts).join(', ');
    const text = t('workplace.check.betraying', { title: pickText(title, language).text, words });
    return words === '' ? [] : [{ href, text }];
  });
}

/** The notes in the reader's words, with their addresses. */
export async function shownNotes(locals: App.Locals, map: PlaceMap) {
  const { place, notes, unchecked } = map;
  const { language } = locals;
  const t: Translate = await loadTranslate(language);
  const shown = notes.map((note) => ({
    href: hrefOf(place.id, note),
    text: t(note.code, {
      title: pickText(note.title ?? {}, language).text,
      count: note.count ?? 0,
      language: namesOf(note.language === undefined ? [] : [note.language]),
    }),
  }));
  return { notes: [...betrayingNotes(map, { t, language }), ...shown], unchecked: namesOf(unchecked) };
}

/** A task as lists and boards show it, what matters most in front. */
export const taskLines = (tasks: readonly WorkTask[], language: string) =>
  byPriority(tasks).map((task) => ({
    id: task.id,
    title: pickText(task.title, language),
    plain: pickText(task.plain, language),
    pictogram: task.pictogram,
    frequency: task.frequency,
    importance: task.importance,
    priority: taskPriority(task),
    risk: task.risk,
    packageId: task.packageId ?? '',
    learnable: task.learnable,
    forNewLearners: task.forNewLearners,
    isDescribed: Object.keys(task.plain).length > 0 && task.pictogram !== '',
  }));

export const placeHead = ({ place }: Pick<PlaceMap, 'place'>, language: string) => ({
  id: place.id,
  name: pickText(place.name, language),
  kind: place.kind,
  /** What its picture shows, where it has one. */
  photo: place.photoId === null ? null : pickText(place.photoAlt, language),
});

/** A form that came back: what was typed, and what is wrong with it. */
export const refused = (fields: Fields, error: Failure | readonly Failure[]) =>
  fail(422, { fields, failures: failuresOf(error) });

export const postedFields = async (request: Request): Promise<Fields> => readFields(await request.formData());

export const firstOf = (fields: Fields, name: string): string => fields[name]?.[0] ?? '';
