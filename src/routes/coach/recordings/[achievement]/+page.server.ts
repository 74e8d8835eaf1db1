import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, notFoundPage, shown, signedIn } from '#app/answers.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { recordableSheets } from '#app/self/recording-pages.ts';
import { removeRecording, saveRecording, seeRecordings } from '#modules/portfolio/index.ts';
import { directionOf, isLanguage, LANGUAGES, LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The language to record in: as asked, else the coach's own. */
const languageIn = ({ url, locals }: Pick<RequestEvent, 'url' | 'locals'>) => {
  const asked = url.searchParams.get('language') ?? '';
  return isLanguage(asked) ? asked : locals.language;
};

export const load: PageServerLoad = async (event) => {
  const { world, actor, language } = signedIn(event.locals);
  const { achievement } = event.params;
  const spoken = languageIn(event);
  const { tenantId } = actor;
  const sheet = await world.db.inTenant(tenantId, (tx) => recordableSheets.find(tx, tenantId, achievement));
  if (sheet === null) notFoundPage();
  const { isOff, recordings } = shown(await seeRecordings(world, actor, achievement));
  return {
    isOff,
    achievementId: achievement,
    title: pickText(sheet.title, language),
    spoken: { code: spoken, name: LANGUAGES[spoken].name },
    languages: LEARNER_LANGUAGES.map((code) => ({
      code,
      name: LANGUAGES[code].name,
      dir: directionOf(code),
      recorded: recordings.filter((one) => one.language === code).length,
    })),
    sentences: sheet.items.map(({ criterionId, plain, pictogram }) => {
      const own = pickText(plain, spoken);
      const found = recordings.find((one) => one.criterionId === criterionId && one.language === spoken);
      return {
        criterionId,
        pictogram,
        text: own,
        isWritten: own.lang === spoken,
        help: spoken === language ? null : pickText(plain, language),
        sound: found === undefined ? null : `/coach/recordings/sounds/${found.fileId}`,
      };
    }),
  };
};

const back = (event: RequestEvent, criterionId: string): never => {
  const path = `/coach/recordings/${event.params.achievement}?language=${languageIn(event)}`;
  redirect(303, `${path}#s-${encodeURIComponent(criterionId)}`);
};

export const actions: Actions = {
  save: async (event) => {
    const { world, actor } = signedIn(event.locals);
    const form = await readForm(event.request);
    if (form === null) return fail(422, { criterionId: '', failures: [{ code: 'portfolio.audio_missing' }] });
    const criterionId = textOf(form, 'criterionId');
    const file = form.get('audio');
    const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
    const ref = { achievementId: event.params.achievement, criterionId, language: languageIn(event) };
    const saved = await saveRecording(world, actor, { ref, bytes, sheets: recordableSheets });
    if (!saved.ok) return fail(422, { criterionId, failures: failuresOf(saved.error) });
    return back(event, criterionId);
  },
  remove: async (event) => {
    const { world, actor } = signedIn(event.locals);
    const criterionId = textOf(await event.request.formData(), 'criterionId');
    const ref = { achievementId: event.params.achievement, criterionId, language: languageIn(event) };
    shown(await removeRecording(world, actor, ref));
    return back(event, criterionId);
  },
};
