import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { questionOf } from '#app/self/question.ts';
import { getOrganisation } from '#modules/people/index.ts';
import {
  answerQuestion,
  chooseReading,
  getReading,
  listSounds,
  pauseSelfEvaluation,
  questionsOf,
  seeSelfEvaluation,
} from '#modules/portfolio/index.ts';
import { isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

type Reader = Pick<ReturnType<typeof signedIn>, 'world' | 'actor' | 'language'>;

/** The second language of this reader, or the workplace's as an offer, and what was recorded in both. */
async function languagesOf({ world, actor, language }: Reader, achievementId: string) {
  const { tenantId, personId } = actor;
  const known = await world.db.inTenant(tenantId, async (tx) => {
    const { secondLanguage } = await getReading(tx, tenantId, personId);
    const second = secondLanguage === language ? null : secondLanguage;
    const languages = second === null ? [language] : [language, second];
    const files = await listSounds(tx, { tenantId, achievementId, languages });
    return { second, files, organisation: await getOrganisation(tx, tenantId) };
  });
  const work = known.organisation?.language ?? 'en';
  const isOffered = known.second === null && work !== language && isLanguage(work);
  return {
    second: known.second,
    sounds: Object.fromEntries(Object.entries(known.files).map(([name, id]) => [name, `/learn/sounds/${id}`])),
    offeredTwin: isOffered ? { code: work, name: LANGUAGES[work].name } : null,
  };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  // Chosen once by a link, kept with the person; the address stays clean.
  const wish = url.searchParams.get('two');
  if (wish !== null) {
    await chooseReading(world, actor, { secondLanguage: isLanguage(wish) ? wish : null });
    redirect(303, url.pathname);
  }
  const found = shown(await seeSelfEvaluation(world, actor, params.id));
  const { id, sheet, answers, state } = found;
  const questions = questionsOf(found);
  const index = Number(params.step) - 1;
  const item = Number.isInteger(index) ? questions[index] : undefined;
  if (item === undefined || state === 'finished') redirect(303, `/learn/skills/${id}/summary`);
  const { second, sounds, offeredTwin } = await languagesOf({ world, actor, language }, sheet.achievementId);
  const area = sheet.areas?.find((one) => one.id === item.areaId);
  return {
    id,
    index,
    total: questions.length,
    title: pickText(sheet.title, language),
    area: area === undefined ? undefined : pickText(area.title, language),
    question: await questionOf({ sheet, item, language, second, sounds }),
    answer: answers[item.criterionId] ?? null,
    offeredTwin,
  };
};

export const actions: Actions = {
  answer: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const input = {
      selfEvaluationId: params.id,
      criterionId: String(form.get('criterionId') ?? ''),
      answer: String(form.get('answer') ?? ''),
    };
    const answered = await answerQuestion(world, actor, input);
    if (!answered.ok) return fail(422, { failures: failuresOf(answered.error) });
    const { next, last } = answered.value;
    redirect(303, `/learn/skills/${params.id}/${last ? 'summary' : next + 1}`);
  },
  pause: async ({ locals, params }) => {
    const { world, actor } = signedIn(locals);
    shown(await pauseSelfEvaluation(world, actor, { id: params.id, position: Number(params.step) - 1 || 0 }));
    redirect(303, '/learn/skills?paused');
  },
};
