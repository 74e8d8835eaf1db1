import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { loadTranslate } from '#app/messages.ts';
import { decidePlace, forgetWishes, PLACE_DECISIONS, readMatch, type PlaceMatch } from '#modules/workplace/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import { namesOf } from '../../../workplace/place.ts';
import type { Actions, PageServerLoad } from './$types';

type Line = PlaceMatch['lines'][number];

/** One reason as a sentence: what it is about, how it was answered, and the thing it names. */
function sentence(t: Translate, { about, answer, value }: Line): string {
  const names: Readonly<Record<string, string>> = {
    languages: about === 'languages' ? namesOf(value.split(',')) : '',
    ask: about === 'ask' ? t(`workplace.adjustment.${value}`) : '',
  };
  const key = about === 'travel' ? `travel_${value === 'transport' ? 'transport' : 'town'}` : about;
  return t(`workplace.match.line.${key}.${answer}`, { value: names[about] ?? value });
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, language } = locals;
  const found = shown(await readMatch(world, actorOf(locals), params.learner));
  if (found.wishes === null && found.decisions.length === 0) redirect(303, `/coach/places/${params.learner}/wishes`);
  const t = await loadTranslate(language);
  return {
    learner: { id: found.learner.id, name: found.learner.fullName, knownAs: found.learner.knownAs },
    hasWishes: found.wishes !== null,
    matches: found.matches.map((match) => ({
      id: match.place.id,
      name: pickText(match.place.name, language),
      kind: match.place.kind,
      practised: match.practised,
      wished: match.wishes.length,
      met: match.met,
      asked: match.asked,
      wishes: match.wishes.map(({ wish, task }) => ({
        text: wish.text,
        as: task === null ? '' : pickText(task.title, language).text,
        answer: task === null ? ('not_met' as const) : ('met' as const),
      })),
      lines: match.lines.map((line) => ({ answer: line.answer, text: sentence(t, line) })),
    })),
    decisions: found.decisions.map((line) => ({
      id: line.id,
      decision: line.decision,
      reason: line.reason,
      name: line.name,
      place: pickText(found.matches.find(({ place }) => place.id === line.environmentId)?.place.name, language).text,
      when: formatDateTime(language, line.at),
      at: line.at.toISOString(),
    })),
    choices: PLACE_DECISIONS,
    done: ['saved', 'decided', 'forgotten'].find((one) => one === url.searchParams.get('done')),
  };
};

export const actions: Actions = {
  decide: async ({ locals, params, request }) => {
    const values = textValues(await request.formData());
    const decision = PLACE_DECISIONS.find((one) => one === values['decision']) ?? 'later';
    const { environmentId = '' } = values;
    const reason = (values[`reason-${environmentId}`] ?? '').slice(0, 1000);
    const input = { learnerId: params.learner, environmentId, decision, reason };
    const decided = await decidePlace(locals.world, actorOf(locals), input);
    if (!decided.ok) return fail(422, { failures: [decided.error], environmentId, decision, reason });
    redirect(303, `/coach/places/${params.learner}?done=decided`);
  },
  forget: async ({ locals, params }) => {
    const forgotten = await forgetWishes(locals.world, actorOf(locals), params.learner);
    if (!forgotten.ok) return fail(422, { failures: [forgotten.error], environmentId: '', decision: '', reason: '' });
    redirect(303, '/coach/places');
  },
};
