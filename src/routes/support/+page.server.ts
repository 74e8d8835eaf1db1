import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { forgetCard, forgetSession } from '#app/entrance.ts';
import { textValues } from '#app/form-values.ts';
import { endSupport, listSupported } from '#modules/people/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { actor, world, language } = signedIn(locals);
  const links = await listSupported(world, actor);
  return {
    links: links.map(({ id, person, endsAt }) => ({
      id,
      learnerId: person.id,
      name: person.knownAs,
      ends: formatDate(language, endsAt),
    })),
  };
};

export const actions: Actions = {
  leave: async (event) => {
    const { actor, world } = signedIn(event.locals);
    const { id = '' } = textValues(await event.request.formData());
    const ended = await endSupport(world, actor, id);
    if (!ended.ok) return fail(422, { failures: [ended.error] });
    if ((await listSupported(world, actor)).length > 0) redirect(303, '/support');
    forgetSession(event);
    forgetCard(event);
    redirect(303, '/card?finished=1');
  },
};
