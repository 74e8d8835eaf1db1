import type { Cookies } from '@sveltejs/kit';
import { getReading } from '#modules/portfolio/index.ts';

/** For visitors without an account; a learner's wish is kept with her. */
const EASY_COOKIE = 'cairn_easy';

/** Whether this reader asked for easy words. */
export async function wishesEasyWords(locals: App.Locals, cookies: Cookies): Promise<boolean> {
  const { actor, world } = locals;
  if (actor === null) return cookies.get(EASY_COOKIE) === '1';
  if (actor.session !== 'learner') return false;
  const { easy } = await world.db.inTenant(actor.tenantId, (tx) => getReading(tx, actor.tenantId, actor.personId));
  return easy;
}

/** Ends with the browser: the next person at a shared device decides anew. */
export function rememberEasyWords(cookies: Cookies, locals: App.Locals, wish: 'easy' | 'standard'): void {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax' as const,
    secure: locals.world.settings.url.startsWith('https:'),
  };
  if (wish === 'easy') cookies.set(EASY_COOKIE, '1', options);
  else cookies.delete(EASY_COOKIE, options);
}
