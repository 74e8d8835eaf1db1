import { redirect, type RequestEvent } from '@sveltejs/kit';
import { actorOf, notFoundPage, shown } from '#app/answers.ts';
import { betrayingIn } from '#app/betraying.ts';
import { loadTalk } from '#app/design-talk.ts';
import {
  blankRow,
  type Design,
  findRows,
  readDesign,
  readFields,
  readStep,
  shownFields,
  STEP_PANELS,
  stepAfter,
  stepFields,
  stepPage,
  STUDIO_STEPS,
  sumWorkload,
  type DesignPlan,
  type Fields,
  type StudioStep,
} from '#modules/design/index.ts';
import { newId } from '#platform/ids.ts';
import { ok } from '#platform/result.ts';
import { openDesign, savePosted } from '../../saving.ts';
import { besideStep, fieldsOfEducation, listsOf } from './beside.ts';
import type { Actions, PageServerLoad } from './$types';

/** Addresses of the steps as they were before there were fourteen. */
const MOVED: Readonly<Record<string, StudioStep>> = { about: 'purpose', size: 'workload', more: 'access' };

function stepIn({ id, step }: { readonly id: string; readonly step: string }): StudioStep {
  const moved = MOVED[step];
  if (moved !== undefined) redirect(308, `/design/${id}/${moved}`);
  return STUDIO_STEPS.find((known) => known === step) ?? notFoundPage();
}

/** A row that was just added and stands in no draft yet. */
function withFresh(fields: Fields, step: StudioStep, name: string): Fields {
  const rows = findRows(shownFields(STEP_PANELS[step], 'full'), name);
  return rows === null || !/^[a-z0-9_]{1,60}$/.test(rows.row) ? fields : { ...fields, ...blankRow(rows.field, name) };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const step = stepIn(params);
  const design = await openDesign(locals, params.id);
  const { language } = locals;
  const depth = url.searchParams.get('depth') === 'full' ? ('full' as const) : design.plan.depth;
  const fresh = url.searchParams.get('row') ?? '';
  const fields = withFresh(stepFields(design, shownFields(STEP_PANELS[step], depth)), step, fresh);
  return {
    step: stepPage(design, step, { fields, url, language }),
    depth,
    fresh,
    lists: {
      ...listsOf(design, language),
      ...(step === 'purpose' ? { fields_of_education: fieldsOfEducation() } : {}),
    },
    threads: (await loadTalk(locals, params.id)).threads,
    beside: besideStep(design, language),
    betraying: step === 'purpose' ? betrayingIn([design.descriptor.title, design.descriptor.summary]) : [],
  };
};

/** Where a new row of a list goes: its name in the form. */
function newRow(event: RequestEvent, list: string, at: { readonly step: StudioStep; readonly fields: Fields }): string {
  const rows = findRows(shownFields(STEP_PANELS[at.step], 'full'), `${list}.new`);
  if (rows === null) return '';
  if (rows.field.prefix !== undefined) return `${list}.${newId(event.locals.world.random, rows.field.prefix)}`;
  const numbers = Object.keys(at.fields)
    .filter((name) => name.startsWith(`${list}.`))
    .map((name) => Number.parseInt(name.slice(list.length + 1), 10) || 0);
  return `${list}.${Math.max(-1, ...numbers) + 1}`;
}

function placeAfter(event: RequestEvent, plan: DesignPlan, at: { step: StudioStep; fields: Fields }): string {
  const go = at.fields['go']?.[0] ?? '';
  const [verb, name = ''] = go.split(':');
  const base = `/design/${event.params['id'] ?? ''}`;
  const next = stepAfter(at.step, plan);
  if (go === 'on') return next === null ? base : `${base}/${next}`;
  const full = at.fields['depth']?.[0] === 'full' && plan.depth === 'quick' ? '&depth=full' : '';
  if (verb === 'add') {
    const row = newRow(event, name, at);
    return `${base}/${at.step}?row=${row}${full}#${row}`;
  }
  if (verb === 'remove') return `${base}/${at.step}?saved${full}#${name.split('.').slice(0, -1).join('.')}`;
  return `${base}/${at.step}?saved${full}`;
}

export const actions: Actions = {
  default: async (event) => {
    const step = stepIn(event.params);
    const achievementId = event.params.id;
    const fields = readFields(await event.request.formData());
    const design: Design = shown(await readDesign(event.locals.world, actorOf(event.locals), achievementId));
    const go = fields['go']?.[0] ?? '';
    const asked = shownFields(STEP_PANELS[step], fields['depth']?.[0] === 'full' ? 'full' : 'quick');
    const problem = await savePosted(event, fields, {
      achievementId,
      parse: (posted) => {
        const without = go.startsWith('remove:') ? go.slice('remove:'.length) : '';
        const read = readStep(design, asked, { fields: posted, without });
        if (!read.ok || go !== 'sum') return read;
        // The sum of the lines as they stand in this form, not as they stood before.
        const { hours } = sumWorkload(read.value.plan.workload ?? design.plan.workload);
        const { workload = design.descriptor.workload } = read.value.facts;
        return ok({ ...read.value, facts: { ...read.value.facts, workload: { ...workload, hours } } });
      },
      edit: (edit) => edit,
    });
    if (problem !== null) return problem;
    redirect(303, placeAfter(event, design.plan, { step, fields }));
  },
};
