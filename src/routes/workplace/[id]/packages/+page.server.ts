import { redirect } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { addPackage, groupCards, removePackage, renamePackage } from '#modules/workplace/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import { firstOf, openPlace, placeHead, postedFields, refused, taskLines, writingLanguages } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const map = await openPlace(locals, params.id);
  return {
    place: placeHead(map, locals.language),
    packages: map.packages.map((one) => ({
      id: one.id,
      title: pickText(one.title, locals.language),
      texts: one.title,
      description: one.description,
      languages: writingLanguages(locals.language, map.place, one.title),
    })),
    cards: taskLines(map.tasks, locals.language),
    saved: url.searchParams.has('saved'),
  };
};

/** `where.<task>` fields: which package each card was laid into. */
const laid = (fields: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, values]) =>
      name.startsWith('where.') ? [[name.slice('where.'.length), values[0] ?? '']] : [],
    ),
  );

/** The title is written in a field that grows: a line break in it is a space. */
const oneLine = (text: string): string => text.replace(/\s+/gu, ' ');

const textsIn = (
  fields: Readonly<Record<string, readonly string[]>>,
  start: string,
  read: (text: string) => string,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, values]) =>
      name.startsWith(`${start}.`) && (values[0] ?? '').trim() !== ''
        ? [[name.slice(start.length + 1), read((values[0] ?? '').trim()).slice(0, 600)]]
        : [],
    ),
  );

export const actions: Actions = {
  group: async ({ locals, params, request }) => {
    const { world } = locals;
    const actor = actorOf(locals);
    const fields = await postedFields(request);
    const grouped = await groupCards(world, actor, { environmentId: params.id, where: laid(fields) });
    if (!grouped.ok) return refused(fields, grouped.error);
    if (firstOf(fields, 'go') === 'package') {
      const title = { [locals.language]: firstOf(fields, 'newPackage').trim().slice(0, 120) };
      const added = await addPackage(world, actor, { environmentId: params.id, title });
      if (!added.ok) return refused(fields, added.error);
    }
    const goesOn = firstOf(fields, 'go') === 'on';
    redirect(303, goesOn ? `/workplace/${params.id}/tasks` : `/workplace/${params.id}/packages?saved`);
  },
  rename: async ({ locals, params, request }) => {
    const fields = await postedFields(request);
    const packageId = firstOf(fields, 'packageId');
    const renamed = await renamePackage(locals.world, actorOf(locals), {
      environmentId: params.id,
      packageId,
      title: textsIn(fields, `title-${packageId}`, oneLine),
      description: textsIn(fields, `description-${packageId}`, (text) => text),
    });
    if (!renamed.ok) return refused(fields, renamed.error);
    redirect(303, `/workplace/${params.id}/packages?saved`);
  },
  remove: async ({ locals, params, request }) => {
    const fields = await postedFields(request);
    const input = { environmentId: params.id, packageId: firstOf(fields, 'packageId') };
    const removed = await removePackage(locals.world, actorOf(locals), input);
    if (!removed.ok) return refused(fields, removed.error);
    redirect(303, `/workplace/${params.id}/packages?saved`);
  },
};
