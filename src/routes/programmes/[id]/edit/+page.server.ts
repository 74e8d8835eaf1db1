import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, failuresOf, shown } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import {
  levelChoices,
  otherLanguages,
  programmeFields,
  readProgrammeForm,
  systemChoices,
  viewProgramme,
  writtenIn,
} from '#app/programme-pages.ts';
import {
  EMBEDDING_KINDS,
  embedVersion,
  endEmbedding,
  listEmbeddable,
  readProgramme,
  removeModule,
  saveProgramme,
  showProgramme,
} from '#modules/catalogue/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, language, t } = locals;
  const actor = actorOf(locals);
  const page = shown(await readProgramme(world, actor, params.id));
  const versions = shown(await listEmbeddable(world, actor));
  const { programme } = page;
  const languages = writtenIn([programme.title, programme.summary], language, url.searchParams.get('with'));
  return {
    programme: viewProgramme(page, language, 'ever'),
    values: programmeFields(page),
    languages,
    others: otherLanguages(languages),
    levels: levelChoices(t('catalogue.programme.no_level')),
    systems: systemChoices(),
    versions: versions.map(({ achievementId, version, descriptor }) => ({
      value: `${achievementId}/${version}`,
      label: t('catalogue.programme.version', { title: pickText(descriptor.title, language).text, version }),
    })),
    today: page.today,
    done: url.searchParams.get('done'),
  };
};

type Event = RequestEvent<{ id: string }>;
type Work = (
  event: Event,
  values: Readonly<Record<string, string>>,
) => Promise<Result<unknown, Failure | readonly Failure[]>>;

const act = (about: 'programme' | 'embedding', work: Work) => async (event: Event) => {
  const values = textValues(await event.request.formData());
  const done = await work(event, values);
  if (!done.ok) return fail(422, { about, failures: failuresOf(done.error), values });
  redirect(303, `/programmes/${event.params.id}/edit?done=saved`);
};

const scope = ({ locals }: Event) => [locals.world, actorOf(locals)] as const;

export const actions: Actions = {
  save: act('programme', (event, values) =>
    saveProgramme(...scope(event), { programmeId: event.params.id, form: readProgrammeForm(values) }),
  ),
  show: act('programme', (event, { to }) =>
    showProgramme(...scope(event), { programmeId: event.params.id, to: to === 'everybody' ? 'everybody' : 'staff' }),
  ),
  remove: act('programme', (event, { moduleId = '' }) =>
    removeModule(...scope(event), { programmeId: event.params.id, moduleId }),
  ),
  embed: act('embedding', (event, values) =>
    embedVersion(...scope(event), {
      programmeId: event.params.id,
      form: {
        moduleId: values['moduleId'] ?? '',
        version: values['version'] ?? '',
        kind: EMBEDDING_KINDS.find((kind) => kind === values['kind']) ?? 'part_of',
        creditsCounted: values['creditsCounted'] ?? '',
        decidedBy: values['decidedBy'] ?? '',
        validFrom: values['validFrom'] ?? '',
        validTo: values['validTo'] ?? '',
      },
    }),
  ),
  end: act('embedding', (event, { embeddingId = '' }) =>
    endEmbedding(...scope(event), { programmeId: event.params.id, embeddingId }),
  ),
};
