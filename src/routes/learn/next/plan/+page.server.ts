import { signedIn } from '#app/answers.ts';
import { learningPlan } from '#app/self/learning-plan.ts';
import { getPerson } from '#modules/people/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const person = await world.db.inTenant(actor.tenantId, (tx) => getPerson(tx, actor.tenantId, actor.personId));
  return {
    ...(await learningPlan(world, actor, language)),
    name: person?.knownAs ?? '',
    today: formatDate(language, world.clock.now()),
  };
};
