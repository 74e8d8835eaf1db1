import { signedIn } from '#app/answers.ts';
import { collectMyData } from '#app/my-data/collect.ts';
import { toReading } from '#app/my-data/reading.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language, t } = signedIn(locals);
  const mine = await collectMyData(world, actor);
  return { reading: toReading(mine, { t, language }) };
};
