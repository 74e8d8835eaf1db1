import { shown, signedIn } from '#app/answers.ts';
import { readAward } from '#modules/award/index.ts';
import { nameOf } from '#app/names.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

const DONE = ['issued', 'corrected', 'revoked'];

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { credential, frozen, ...detail } = shown(await readAward(world, actor, params.id));
  const done = url.searchParams.get('done');
  return {
    ...detail,
    learnerName: nameOf(detail.learnerName, locals.t),
    id: credential.id,
    achievementId: credential.achievementId,
    family: credential.family,
    state: credential.state,
    revocationCode: credential.revocationCode ?? null,
    supersededBy: credential.supersededBy ?? null,
    title: pickText(frozen.title, language),
    hours: frozen.hours,
    consent: frozen.consent.way,
    issuedAt: formatDate(language, credential.issuedAt),
    checkUrl: `${world.settings.url}/c/${credential.id}`,
    done: DONE.find((word) => word === done) ?? null,
  };
};
