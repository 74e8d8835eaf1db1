import { error, fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { changeSupport, readOwnSupporter, rightsAmong, SUPPORT_DAYS } from '#modules/people/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

/** What one helper sees and may do, to change it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { actor, world, language } = signedIn(locals);
  const link = await readOwnSupporter(world, actor, params.link);
  if (link === null) error(404, 'Not found', { code: 'ui.error.not_found' });
  return {
    name: link.person.fullName,
    days: SUPPORT_DAYS,
    ends: formatDate(language, link.endsAt),
    now: { seesAnswers: link.seesAnswers ? 'yes' : 'no', may: link.rights.join(' ') },
  };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { actor, world } = signedIn(locals);
    const form = await request.formData();
    const rights = rightsAmong(form.getAll('may'));
    const values: Readonly<Record<string, string>> = { ...textValues(form), may: rights.join(' ') };
    const days = values['days'] ?? '';
    const changed = await changeSupport(world, actor, {
      linkId: params.link,
      days: days === '' ? null : Number(days),
      seesAnswers: values['seesAnswers'] === 'yes' ? 'yes' : 'no',
      rights,
    });
    if (!changed.ok) return fail(422, { failures: [changed.error], values });
    redirect(303, '/learn/about-me/people?done=changed');
  },
};
