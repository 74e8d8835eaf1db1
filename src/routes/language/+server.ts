import { redirect } from '@sveltejs/kit';
import { LANGUAGE_COOKIE } from '#app/language.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { RequestHandler } from './$types';

/** Only a path of our own: an address elsewhere would make the switch a door to other sites. */
const ownPath = (back: FormDataEntryValue | null): string =>
  typeof back === 'string' && /^\/(?![/\\])/.test(back) ? back : '/';

/** The language switch posts here; works without JavaScript, leads back to the page it stood on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
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
  }
  redirect(303, ownPath(form.get('back')));
};
