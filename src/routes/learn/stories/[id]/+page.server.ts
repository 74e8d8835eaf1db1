import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textsOf } from '#app/read-form.ts';
import { cluesOf } from '#app/self/clues.ts';
import { readStory } from '#app/self/story-form.ts';
import { generalSkillsSheet } from '#app/sheets.ts';
import { type Clues, removeStory, seeStory, suggestSkills, tellStory, tickSkills } from '#modules/portfolio/index.ts';

import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

/** Words of the language in which it was told; those of the reader's language help where she mixes them. */
async function listsFor(told: string, read: string): Promise<Clues> {
  const [first, second] = [await cluesOf(told), await cluesOf(read)];
  return Object.fromEntries(
    Object.keys(first).map((skill) => [skill, [...new Set([...(first[skill] ?? []), ...(second[skill] ?? [])])]]),
  );
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const story = shown(await seeStory(world, actor, params.id));
  const clues = await listsFor(story.language, language);
  const { items } = await generalSkillsSheet();
  const suggested = suggestSkills(story.told, clues);
  const show = (id: string) => {
    const item = items.find(({ criterionId }) => criterionId === id);
    return { id, pictogram: item?.pictogram ?? 'hands', sentence: pickText(item?.plain, language) };
  };
  return {
    id: story.id,
    told: { ...story.told, setting: story.setting },
    isSaved: url.searchParams.has('saved'),
    suggested: suggested.map(({ skill, words }) => ({ ...show(skill), words })),
    others: items
      .map(({ criterionId }) => criterionId)
      .filter((id) => !suggested.some(({ skill }) => skill === id))
      .map(show),
    ticked: story.skills,
    rules: items.map(({ criterionId }) => ({ ...show(criterionId), words: clues[criterionId] ?? [] })),
  };
};

export const actions: Actions = {
  tick: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const skills = textsOf(await request.formData(), 'skills');
    shown(await tickSkills(world, actor, { id: params.id, skills }));
    redirect(303, `/learn/stories/${params.id}?saved`);
  },
  change: async ({ request, locals, params }) => {
    const { world, actor, language } = signedIn(locals);
    const typed = readStory(await request.formData());
    const told = await tellStory(world, actor, { ...typed, language, id: params.id });
    if (!told.ok) return fail(422, { failures: failuresOf(told.error), typed });
    redirect(303, `/learn/stories/${params.id}`);
  },
  remove: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await removeStory(world, actor, params.id));
    redirect(303, '/learn/stories?removed');
  },
};
