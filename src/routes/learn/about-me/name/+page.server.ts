import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { LANGUAGE_COOKIE } from '#app/language.ts';
import { getPerson, setOwnLanguage, setOwnName } from '#modules/people/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  const own = await world.db.inTenant(actor.tenantId, (tx) => getPerson(tx, actor.tenantId, actor.personId));
  return {
    fullName: own?.fullName ?? '',
    knownAs: own?.knownAs ?? '',
    own: own?.language ?? 'en',
    isSaved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async ({ locals, request, cookies }) => {
    const { actor, world } = signedIn(locals);
    const { knownAs = '', language = '' } = textValues(await request.formData());
    const values = { knownAs, language };
    if (!isLanguage(language))
      return fail(422, { failures: [{ code: 'people.language_unknown', field: 'language' }], values });
    const named = await setOwnName(world, actor, knownAs);
    if (!named.ok) return fail(422, { failures: [named.error], values });
    const spoken = await setOwnLanguage(world, actor, language);
    if (!spoken.ok) return fail(422, { failures: [spoken.error], values });
    cookies.delete(LANGUAGE_COOKIE, { path: '/' });
    redirect(303, '/learn/about-me/name?saved=1');
  },
};
