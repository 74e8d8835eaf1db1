import { fail, redirect } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { readForm, textsOf } from '#app/read-form.ts';
import { importTranslation, readTranslation, saveTranslation } from '#modules/catalogue/index.ts';
import { readDesign } from '#modules/design/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { directionOf, isLanguage, LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

const SHOWS = ['all', 'missing', 'stale'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const { descriptor } = shown(await readDesign(locals.world, actor, params.id));
  const others = LEARNER_LANGUAGES.filter((code) => code !== descriptor.language);
  const wanted = [url.searchParams.get('to') ?? '', descriptor.languages?.[0] ?? '', locals.language];
  const to = wanted.find((code) => isLanguage(code) && code !== descriptor.language) ?? others[0] ?? '';
  const page = shown(await readTranslation(locals.world, actor, { achievementId: params.id, to }));
  const show = SHOWS.find((one) => one === url.searchParams.get('show')) ?? 'all';
  const count = (state: string): number => page.texts.filter((text) => text.state === state).length;
  const report = ['saved', 'stale', 'lost'].map((name) => Math.trunc(Number(url.searchParams.get(name)) || 0));
  return {
    id: params.id,
    title: pickText(descriptor.title, locals.language),
    from: { code: page.from, name: ownName(page.from), dir: directionOf(page.from) },
    to: { code: to, name: ownName(to), dir: directionOf(to) },
    languages: others.map((value) => ({ value, label: ownName(value) })),
    mayWrite: page.revision !== null && actor.roles.includes('designer'),
    mayJudge: actor.roles.includes('designer'),
    revision: page.revision,
    counts: { all: page.texts.length, missing: count('missing'), stale: count('stale'), current: count('current') },
    show,
    texts: page.texts.filter(({ state }) => show === 'all' || state === show),
    done: url.searchParams.get('done'),
    report: { saved: report[0] ?? 0, stale: report[1] ?? 0, lost: report[2] ?? 0 },
  };
};

const WORDS = 'words.';

export const actions: Actions = {
  save: async ({ locals, params, request }) => {
    const form = await request.formData();
    const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    const typed = Object.fromEntries(
      fields.filter(([name]) => name.startsWith(WORDS)).map(([name, text]) => [name.slice(WORDS.length), text]),
    );
    const to = String(form.get('to') ?? '');
    const saved = await saveTranslation(locals.world, actorOf(locals), {
      achievementId: params.id,
      to,
      revision: Number(form.get('revision')),
      words: typed,
      fits: textsOf(form, 'fits'),
    });
    if (!saved.ok) return fail(422, { failures: failuresOf(saved.error), typed });
    redirect(303, `/design/${params.id}/share/translate?to=${to}&done=saved`);
  },
  file: async ({ locals, params, request }) => {
    const form = await readForm(request);
    const file = form?.get('file');
    const to = String(form?.get('to') ?? '');
    if (!(file instanceof File) || file.size === 0) {
      return fail(422, { failures: [{ code: 'catalogue.texts.file_none', field: 'file' }], typed: {} });
    }
    const bytes = new Uint8Array(await file.arrayBuffer());
    const brought = await importTranslation(locals.world, actorOf(locals), { achievementId: params.id, to, bytes });
    if (!brought.ok) return fail(422, { failures: failuresOf(brought.error), typed: {} });
    const { saved, stale, lost } = brought.value;
    const report = `saved=${saved}&stale=${stale}&lost=${lost.length}`;
    redirect(303, `/design/${params.id}/share/translate?to=${to}&done=file&${report}`);
  },
};
