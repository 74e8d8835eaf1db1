import { getOrganisation } from '#modules/people/index.ts';
import { wishesEasyWords } from '#app/self/easy.ts';
import { directionOf } from '#platform/i18n/languages.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, cookies, url, depends }) => {
  const { actor, world, language } = locals;
  // Whoever reads the address is asked again at every step, so it is read only where a step may change the language.
  if (locals.speaksByRoom) depends(`cairn:room:${url.pathname}`);
  const organisation =
    actor === null ? null : await world.db.inTenant(actor.tenantId, (tx) => getOrganisation(tx, actor.tenantId));
  return {
    language,
    dir: directionOf(language),
    wording: (await wishesEasyWords(locals, cookies)) ? ('easy' as const) : ('standard' as const),
    actor: actor === null ? null : { name: actor.name, roles: actor.roles, session: actor.session },
    organisation: organisation === null ? null : { name: organisation.publicName },
    isDemo: world.settings.demo,
  };
};
