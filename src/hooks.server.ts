import { redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError, ServerInit } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { mayEnter } from '#app/access.ts';
import { sayWhoMayKeep } from '#app/caching.ts';
import { isForeignFormPost } from '#app/cross-site.ts';
import { languageForStaff, languageOfRequest, LANGUAGE_COOKIE } from '#app/language.ts';
import { loadTranslate } from '#app/messages.ts';
import { ownPath } from '#app/own-path.ts';
import { isDevicePage, isStaffRoom } from '#app/rooms.ts';
import { SAFE_HEADERS } from '#app/safe-headers.ts';
import { startApp, runningWorld } from '#app/start.ts';
import { leadToEntry, refuse } from '#app/turned-away.ts';
import { resolveSession, SESSION_COOKIE } from '#modules/people/index.ts';
import { directionOf, isLanguage } from '#platform/i18n/languages.ts';

export const init: ServerInit = async () => {
  await startApp();
};

/** Who asks, in which language, in which world. */
const know: Handle = async ({ event, resolve }) => {
  const world = runningWorld();
  const actor = await resolveSession(world, event.cookies.get(SESSION_COOKIE));
  const wish = event.url.searchParams.get('lang');
  if (wish !== null && isLanguage(wish) && event.request.method === 'GET' && !event.isDataRequest) {
    event.cookies.set(LANGUAGE_COOKIE, wish, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'lax',
      httpOnly: true,
      secure: event.url.protocol === 'https:',
    });
    const clean = new URL(event.url);
    clean.searchParams.delete('lang');
    // An address such as `//elsewhere/?lang=en` names another site once it stands alone.
    redirect(303, ownPath(clean.pathname + clean.search, '/'));
  }
  const asked = {
    cookie: event.cookies.get(LANGUAGE_COOKIE) ?? null,
    actor: actor?.language ?? null,
    header: event.request.headers.get('accept-language'),
  };
  const [own, forStaff] = [languageOfRequest(asked), languageForStaff(asked)];
  const { pathname } = event.url;
  const language = isStaffRoom(pathname, actor?.session ?? null) && !isDevicePage(pathname) ? forStaff : own;
  event.locals.world = world;
  event.locals.actor = actor;
  event.locals.language = language;
  event.locals.speaksByRoom = own !== forStaff;
  event.locals.t = await loadTranslate(language);
  return resolve(event, {
    transformPageChunk: ({ html }) =>
      html.replace('%cairn.lang%', language).replace('%cairn.dir%', directionOf(language)),
  });
};

/** Deny by default: a route that no rule names is refused. */
const guard: Handle = async ({ event, resolve }) => {
  if (isForeignFormPost(event.request, event.locals.world.settings.url, event.url.pathname))
    return refuse(event, 'cross_site');
  const verdict = mayEnter(event.route.id, event.locals.actor);
  if (verdict === 'sign_in' || verdict === 'card') redirect(303, await leadToEntry(event, verdict));
  if (verdict === 'change_password') redirect(303, '/account?first=1');
  if (verdict === 'refused') return refuse(event, 'role');
  const response = await resolve(event);
  sayWhoMayKeep(response.headers, event.locals.actor === null ? 'anybody' : 'signed_in');
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.headers.set(name, value);
  return response;
};

export const handle: Handle = sequence(know, guard);

export const handleError: HandleServerError = (caught) => {
  if (caught.kind === 'app') return caught.error;
  if (caught.kind !== 'unknown') {
    return {
      message: caught.error.message,
      code: caught.error.status === 404 ? 'ui.error.not_found' : 'ui.error.refused',
    };
  }
  const reference = crypto.randomUUID().slice(0, 8);
  runningWorld().log.error('request.failed', { cause: caught.error, reference, route: caught.event.route.id ?? '' });
  return { message: 'Internal error', code: 'ui.error.unexpected', reference };
};
