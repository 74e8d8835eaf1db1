import { error } from '@sveltejs/kit';
import { signedIn } from '#app/answers.ts';
import { loadTranslate } from '#app/messages.ts';
import { readSupporterCard } from '#modules/people/index.ts';
import { cardWords } from '#modules/people/ui/card-words.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { actor, world, language } = signedIn(locals);
  const found = await readSupporterCard(world, actor, params.link);
  if (!found.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  const { learner, endsAt: _ends, ...card } = found.value;
  const own = isLanguage(card.supporter.language) ? card.supporter.language : language;
  const sheet = cardWords(await loadTranslate(own), own, { coach: learner, organisation: card.organisation });
  return { card, learner, sheet, learnerId: params.id };
};
