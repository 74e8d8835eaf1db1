import { shown, signedIn } from '#app/answers.ts';
import { listLearnerStands } from '#modules/people/index.ts';
import type { PageServerLoad } from './$types';

const PAGE = 50;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  const stands = shown(await listLearnerStands(world, actor));
  const after = url.searchParams.get('after');
  const start = after === null ? 0 : stands.findIndex(({ learner }) => learner.id === after) + 1;
  const page = stands.slice(start, start + PAGE);
  return {
    count: stands.length,
    waiting: stands.filter(({ without }) => without === 'waits').length,
    learners: page.map(({ learner, ...stand }) => ({ id: learner.id, name: learner.fullName, ...stand })),
    following: start + PAGE < stands.length ? (page.at(-1)?.learner.id ?? null) : null,
  };
};
