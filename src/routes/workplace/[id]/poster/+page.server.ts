import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { loadTranslate } from '#app/messages.ts';
import { getOrganisation, spellCardCode } from '#modules/people/index.ts';
import { closePoster, makePoster, readPoster } from '#modules/workplace/index.ts';
import { directionOf, isLanguage } from '#platform/i18n/languages.ts';
import { openPlace, placeHead, taskLines } from '../../place.ts';
import type { Actions, PageServerLoad } from './$types';

const WORDS = ['title', 'lead', 'scan', 'type', 'no_account', 'qr'] as const;
/** As many as can be read from two steps away. */
const MOST_TASKS = 6;

/** A poster for the wall in the language that was asked for; the page around it stays in the staff's. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const map = await openPlace(locals, params.id);
  const { world } = locals;
  const actor = actorOf(locals);
  const asked = url.searchParams.get('in') ?? '';
  const own = isLanguage(asked) ? asked : locals.language;
  const t = await loadTranslate(own);
  const poster = shown(await readPoster(world, actor, params.id));
  const house = await world.db.inTenant(actor.tenantId, (tx) => getOrganisation(tx, actor.tenantId));
  const isOpen = poster !== null && poster.closedAt === null;
  return {
    place: placeHead(map, own),
    back: placeHead(map, locals.language).name.text,
    house: house?.publicName ?? '',
    own,
    dirOfSheet: directionOf(own),
    words: Object.fromEntries(WORDS.map((key) => [key, t(`workplace.poster.${key}`)])) as Record<
      (typeof WORDS)[number],
      string
    >,
    tasks: taskLines(map.tasks, own)
      .filter(({ learnable }) => learnable)
      .slice(0, MOST_TASKS),
    state: poster === null ? 'none' : isOpen ? 'open' : 'closed',
    code: isOpen ? spellCardCode(poster.code) : '',
    address: isOpen ? `${world.settings.url}/ask/${poster.code}` : '',
    shortAddress: `${new URL(world.settings.url).host}/ask`,
  };
};

export const actions: Actions = {
  make: async ({ locals, params }) => {
    const made = await makePoster(locals.world, actorOf(locals), params.id);
    if (!made.ok) return fail(422, { failures: failuresOf(made.error) });
    redirect(303, `/workplace/${params.id}/poster`);
  },
  close: async ({ locals, params }) => {
    const closed = await closePoster(locals.world, actorOf(locals), params.id);
    if (!closed.ok) return fail(422, { failures: failuresOf(closed.error) });
    redirect(303, `/workplace/${params.id}/poster`);
  },
};
