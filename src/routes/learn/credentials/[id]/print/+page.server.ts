import { shown, signedIn } from '#app/answers.ts';
import { heldPage } from '#app/passport/held-page.ts';
import { getOwnCredential } from '#modules/passport/index.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language, t } = signedIn(locals);
  return heldPage(world, shown(await getOwnCredential(world, actor, params.id)), { t, language });
};
