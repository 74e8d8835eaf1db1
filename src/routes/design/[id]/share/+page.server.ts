import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { COUNTRIES } from '@cairn/vocab';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { countryNames, workView } from '#app/offers/works.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import {
  LOCAL_CHECKS,
  readSharing,
  readStaleTexts,
  reportAdoption,
  saveLocalChecks,
  saveSharing,
  stopSharing,
} from '#modules/catalogue/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language, t } = locals;
  const page = shown(await readSharing(locals.world, actorOf(locals), params.id));
  const nameOf = countryNames(language);
  const { sharing, origin } = page;
  const stale = shown(await readStaleTexts(locals.world, actorOf(locals), params.id));
  return {
    id: page.achievementId,
    title: pickText(page.content.descriptor.title, language),
    isPublished: page.version !== null,
    country: page.country,
    stale: stale.map(({ language: tag, original, translation }) => ({
      language: ownName(tag),
      original: pickText({ [page.content.descriptor.language]: original }, language),
      translation: pickText({ [tag]: translation }, language),
    })),
    sharing:
      sharing === null
        ? null
        : { licence: sharing.licence, authors: sharing.authors.join('\n'), changes: sharing.changes },
    licences: page.licences,
    usualLicence: page.licences.find((licence) => licence === 'CC-BY-4.0') ?? page.licences[0] ?? '',
    origin:
      origin === null
        ? null
        : {
            works: origin.lineage.map((work) => workView(work, language, t('catalogue.share.changed'))),
            came: formatDate(language, origin.importedAt),
            changes: origin.changes,
            checks: origin.checks,
          },
    reports: page.reports.map((report) => ({ ...report, country: nameOf(report.country) })),
    countries: COUNTRIES.map(({ code }) => ({ value: code, label: nameOf(code) })),
    mayDesign: actorOf(locals).roles.includes('designer'),
    done: url.searchParams.get('done'),
  };
};

type Event = RequestEvent<{ id: string }>;

async function act(
  event: Event,
  about: 'terms' | 'checks' | 'report',
  answer: {
    readonly done: string;
    readonly work: (form: FormData) => Promise<Result<true, Failure | readonly Failure[]>>;
  },
) {
  const form = await event.request.formData();
  const result = await answer.work(form);
  if (result.ok) redirect(303, `/design/${event.params.id}/share?done=${answer.done}`);
  const values = Object.fromEntries([...form].filter(([, value]) => typeof value === 'string'));
  return fail(422, { about, failures: failuresOf(result.error), values: values as Record<string, string> });
}

export const actions: Actions = {
  save: (event) =>
    act(event, 'terms', {
      done: 'saved',
      work: (form) =>
        saveSharing(event.locals.world, actorOf(event.locals), {
          achievementId: event.params.id,
          licence: textOf(form, 'licence'),
          authors: textOf(form, 'authors'),
          changes: textOf(form, 'changes'),
        }),
    }),
  stop: (event) =>
    act(event, 'terms', {
      done: 'stopped',
      work: () => stopSharing(event.locals.world, actorOf(event.locals), event.params.id),
    }),
  checks: (event) =>
    act(event, 'checks', {
      done: 'checks',
      work: (form) => {
        const ticked = new Set(textsOf(form, 'check'));
        const done = LOCAL_CHECKS.filter((check) => ticked.has(check)).map((check) => ({
          check,
          note: textOf(form, `note.${check}`),
        }));
        return saveLocalChecks(event.locals.world, actorOf(event.locals), { achievementId: event.params.id, done });
      },
    }),
  report: (event) =>
    act(event, 'report', {
      done: 'reported',
      work: (form) =>
        reportAdoption(event.locals.world, actorOf(event.locals), {
          achievementId: event.params.id,
          country: textOf(form, 'country'),
          learners: Number(textOf(form, 'learners')),
          changes: textOf(form, 'reportChanges'),
          result: textOf(form, 'result'),
        }),
    }),
};
