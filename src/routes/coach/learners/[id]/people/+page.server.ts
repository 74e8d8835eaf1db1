import { error, fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { proposeFrom } from '#app/propose-coach.ts';
import { inviteSupporter, newLearner, rightsAmong, seeCare, SUPPORT_DAYS } from '#modules/people/index.ts';
import { parseInput } from '#platform/parse.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { actor, world } = signedIn(locals);
  const care = await seeCare(world, actor, params.id);
  if (!care.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  return { care: care.value, days: SUPPORT_DAYS, isAsked: url.searchParams.has('asked') };
};

export const actions: Actions = {
  propose: (event) =>
    proposeFrom(event, { learnerId: event.params.id, back: `/coach/learners/${event.params.id}/people` }),
  helper: async ({ locals, params, request }) => {
    const { actor, world } = signedIn(locals);
    const form = await request.formData();
    const rights = rightsAmong(form.getAll('may'));
    const helper = { ...textValues(form), may: rights.join(' ') };
    const { fullName = '', language = '', days = '', seesAnswers }: Readonly<Record<string, string>> = helper;
    const named = parseInput(newLearner, { fullName, knownAs: fullName.slice(0, 60), language }, 'people.form_changed');
    if (!named.ok) return fail(422, { failures: named.error.filter(({ field }) => field !== 'knownAs'), helper });
    const invited = await inviteSupporter(world, actor, {
      ...named.value,
      learnerId: params.id,
      days: Number(days),
      seesAnswers: seesAnswers === 'yes' ? 'yes' : 'no',
      rights,
    });
    if (!invited.ok) return fail(422, { failures: [invited.error], helper });
    redirect(303, `/coach/learners/${params.id}/people/helper/${invited.value.linkId}`);
  },
};
