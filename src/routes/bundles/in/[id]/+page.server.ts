import { shown, signedIn } from '#app/answers.ts';
import { seeTaken } from '#app/bundles/results.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const { payload, partner, at, learnerId } = shown(await seeTaken(world, actor, params.id));
  return {
    id: params.id,
    learnerId,
    partner,
    at: formatDateTime(language, at),
    isKnown: url.searchParams.has('known'),
    name: payload.name,
    units: payload.units.map((unit) => ({
      title: pickText(unit.title, language).text,
      nextGoal: unit.nextGoal,
      tasks: unit.tasks.map(({ plain, ...rest }) => ({ sentence: pickText(plain, language).text, ...rest })),
      proofs: unit.proofs.map(({ kind, madeAt, text, file }) => ({
        kind,
        text,
        made: formatDate(language, new Date(madeAt)),
        picture: file?.mediaType.startsWith('image/') ? `data:${file.mediaType};base64,${file.base64}` : null,
      })),
    })),
  };
};
