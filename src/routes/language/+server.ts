import { redirect } from '@sveltejs/kit';
import { LANGUAGE_COOKIE } from '#app/language.ts';
import { ownPath } from '#app/own-path.ts';
import { setOwnLanguage } from '#modules/people/index.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { RequestHandler } from './$types';

/** The language switch posts here; works without JavaScript, leads back to the page it stood on. */
export const POST: RequestHandler = async ({ request, cookies, url, locals }) => {
  const form = await request.formData();
  const language = form.get('language');
  if (typeof language === 'string' && isLanguage(language)) {
    cookies.set(LANGUAGE_COOKIE, language, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
      secure: url.protocol === 'https:',
    });
    // A choice of somebody who is in holds on the next device, too; a language that staff pages lack stays a choice of this one.
    if (locals.actor !== null) await setOwnLanguage(locals.world, locals.actor, language);
  }
  const back = form.get('back');
  redirect(303, ownPath(typeof back === 'string' ? back : null, '/'));
};
