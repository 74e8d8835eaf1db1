import { getOrganisation } from '#modules/people/index.ts';
import { directionOf } from '#platform/i18n/languages.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals }) => {
  const { actor, world, language } = locals;
  const organisation =
    actor === null ? null : await world.db.inTenant(actor.tenantId, (tx) => getOrganisation(tx, actor.tenantId));
  return {
    language,
    dir: directionOf(language),
    actor: actor === null ? null : { name: actor.name, roles: actor.roles, session: actor.session },
    organisation: organisation === null ? null : { name: organisation.publicName },
    isDemo: world.settings.demo,
  };
};
