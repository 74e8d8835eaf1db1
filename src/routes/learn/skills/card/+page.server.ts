import { shown, signedIn } from '#app/answers.ts';
import { readCardWish } from '#app/self/card-wish.ts';
import { cardLines } from '#app/self/profile.ts';
import { learnerSheets } from '#app/sheets.ts';
import { seeMySkills } from '#modules/portfolio/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const wish = readCardWish(url.searchParams);
  const { begun } = shown(await seeMySkills(world, actor, learnerSheets));
  return {
    wish,
    name: wish.hasName ? actor.name : '',
    lines: begun.flatMap((one) =>
      cardLines(one, language, wish.help).map((line) => ({ ...line, id: `${one.id}-${line.id}` })),
    ),
  };
};
