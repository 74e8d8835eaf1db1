import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { inviteSupporter, newLearner, rightsAmong, SUPPORT_DAYS } from '#modules/people/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ days: SUPPORT_DAYS, own: signedIn(locals).actor.language });

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { actor, world } = signedIn(locals);
    const form = await request.formData();
    const rights = rightsAmong(form.getAll('may'));
    const values = { ...textValues(form), may: rights.join(' ') };
    const { fullName = '', language = '', days = '', seesAnswers }: Readonly<Record<string, string>> = values;
    const named = parseInput(newLearner, { fullName, knownAs: fullName.slice(0, 60), language }, 'people.form_changed');
    if (!named.ok) return fail(422, { failures: named.error.filter(({ field }) => field !== 'knownAs'), values });
    const invited = await inviteSupporter(world, actor, {
      ...named.value,
      learnerId: actor.personId,
      days: Number(days),
      seesAnswers: seesAnswers === 'yes' ? 'yes' : 'no',
      rights,
    });
    if (!invited.ok) return fail(422, { failures: [invited.error], values });
    redirect(303, `/learn/about-me/people/${invited.value.linkId}?new=1`);
  },
};
