import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { COUNTRIES } from '@cairn/vocab';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import {
  attributionLine,
  creditOf,
  LOCAL_CHECKS,
  readSharing,
  readStaleTexts,
  reportAdoption,
  saveLocalChecks,
  saveSharing,
  stopSharing,
  type Ancestor,
} from '#modules/catalogue/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const countryNames = (language: string) => {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  return (code: string): string => (code === '' ? '' : (names.of(code) ?? code));
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language, t } = locals;
  const page = shown(await readSharing(locals.world, actorOf(locals), params.id));
  const nameOf = countryNames(language);
  const workOf = (work: Ancestor) => ({
    title: pickText(work.title, language),
    version: work.version,
    makers: work.authors.join(', '),
    where: [work.organisation, nameOf(work.country)].filter((part) => part !== '').join(', '),
    languages: work.languages.map(ownName).join(', '),
    licence: work.licence,
    credit: attributionLine(creditOf(work), t('catalogue.share.changed')),
  });
  const { sharing, origin } = page;
  const stale = shown(await readStaleTexts(locals.world, actorOf(locals), params.id));
  return {
    id: page.achievementId,
    title: pickText(page.content.descriptor.title, language),
    isPublished: page.version !== null,
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
    origin:
      origin === null
        ? null
        : {
            works: origin.lineage.map(workOf),
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
