import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { readForm, textOf } from '#app/read-form.ts';
import { designsToChoose } from '#app/toolkit/begin.ts';
import { canFlow } from '#app/toolkit/flow.ts';
import { openSheet } from '#app/toolkit/sheet-page.ts';
import {
  askColleague,
  duplicateSheet,
  findTemplate,
  linkSheet,
  readColleagues,
  releaseColleague,
  renameSheet,
  shelveSheet,
} from '#modules/institution/index.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor } = signedIn(locals);
  const sheet = await openSheet(locals, params.id);
  const template = findTemplate(sheet.templateId);
  const designs = await designsToChoose(locals);
  return {
    sheet,
    colleagues: shown(await readColleagues(world, actor)).map(({ id, fullName }) => ({ value: id, label: fullName })),
    designs,
    mayFlow: template !== null && canFlow(template),
    isSaved: url.searchParams.has('saved'),
  };
};

type Typed = Readonly<Record<string, string>>;
type Act = (typed: Typed, event: RequestEvent) => Promise<Result<unknown, Failure | readonly Failure[]>>;

const NAMES = ['title', 'copyTitle', 'personId', 'dueOn', 'design'] as const;

/** Every small form of this page: read, act, come back. */
const doing = (act: Act) => async (event: RequestEvent) => {
  const form = await readForm(event.request);
  const typed = Object.fromEntries(NAMES.map((name) => [name, form === null ? '' : textOf(form, name)]));
  const acted = await act(typed, event);
  if (!acted.ok) return fail(422, { failures: failuresOf(acted.error), typed });
  redirect(303, `${event.url.pathname}?saved`);
};

const idOf = ({ params }: RequestEvent): string => params['id'] ?? '';

export const actions: Actions = {
  rename: doing(({ title = '' }, event) => {
    const { world, actor } = signedIn(event.locals);
    return renameSheet(world, actor, { sheetId: idOf(event), title });
  }),
  ask: doing(({ personId = '', dueOn = '' }, event) => {
    const { world, actor } = signedIn(event.locals);
    return askColleague(world, actor, { sheetId: idOf(event), personId, dueOn });
  }),
  release: doing(({ personId = '' }, event) => {
    const { world, actor } = signedIn(event.locals);
    return releaseColleague(world, actor, { sheetId: idOf(event), personId });
  }),
  link: doing(async ({ design = '' }, event) => {
    const { world, actor } = signedIn(event.locals);
    const known = await designsToChoose(event.locals);
    const achievementId = known.find(({ value }) => value === design)?.value ?? null;
    return linkSheet(world, actor, { sheetId: idOf(event), achievementId });
  }),
  away: async (event) => {
    const { world, actor } = signedIn(event.locals);
    const shelved = await shelveSheet(world, actor, { sheetId: idOf(event), place: 'away' });
    if (!shelved.ok) return fail(422, { failures: failuresOf(shelved.error), typed: {} as Typed });
    redirect(303, '/toolkit/sheets');
  },
  duplicate: async (event) => {
    const { world, actor } = signedIn(event.locals);
    const form = await readForm(event.request);
    const title = form === null ? '' : textOf(form, 'copyTitle');
    const copied = await duplicateSheet(world, actor, { sheetId: idOf(event), title });
    if (!copied.ok)
      return fail(422, { failures: [{ ...copied.error, field: 'copyTitle' }], typed: { copyTitle: title } as Typed });
    redirect(303, `/toolkit/sheets/${copied.value.sheetId}`);
  },
};
