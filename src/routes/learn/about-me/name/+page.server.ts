import { fail, redirect } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { LANGUAGE_COOKIE } from '#app/language.ts';
import { getPerson, setOwnLanguage, setOwnName } from '#modules/people/index.ts';
import { chooseReading, getReading } from '#modules/portfolio/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { actor, world } = signedIn(locals);
  const { tenantId, personId } = actor;
  const [own, reading] = await world.db.inTenant(tenantId, async (tx) => [
    await getPerson(tx, tenantId, personId),
    await getReading(tx, tenantId, personId),
  ]);
  return {
    reading: { easy: reading.easy ? 'yes' : '', second: reading.secondLanguage ?? '' },
    fullName: own?.fullName ?? '',
    knownAs: own?.knownAs ?? '',
    own: own?.language ?? 'en',
    isSaved: url.searchParams.has('saved'),
  };
};

export const actions: Actions = {
  default: async ({ locals, request, cookies }) => {
    const { actor, world } = signedIn(locals);
    const { knownAs = '', language = '', easy = '', second = '' } = textValues(await request.formData());
    const values = { knownAs, language, easy, second };
    if (!isLanguage(language))
      return fail(422, { failures: [{ code: 'people.language_unknown', field: 'language' }], values });
    const named = await setOwnName(world, actor, knownAs);
    if (!named.ok) return fail(422, { failures: [named.error], values });
    const spoken = await setOwnLanguage(world, actor, language);
    if (!spoken.ok) return fail(422, { failures: [spoken.error], values });
    await chooseReading(world, actor, { easy: easy === 'yes', secondLanguage: second === language ? null : second });
    cookies.delete(LANGUAGE_COOKIE, { path: '/' });
    redirect(303, '/learn/about-me/name?saved=1');
  },
};
