import { fail, redirect } from '@sveltejs/kit';
import { actorOf, shown } from '#app/answers.ts';
import { textOf } from '#app/read-form.ts';
import { runIntake } from '#app/run-intake.ts';
import { chooseRow, forgetIntake, readIntake, startIntake, type IntakePage } from '#modules/catalogue/index.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

const A_PAGE = 50;
const SHOWS = ['faults', 'good'] as const;
type Row = IntakePage['rows'][number];

const isLooked = (row: Row): boolean => row.faults.length > 0;

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const actor = actorOf(locals);
  const page = shown(await readIntake(locals.world, actor, params.id));
  const { intake, rows } = page;
  const isRunning = intake.startedAt !== null && intake.finishedAt === null;
  // Also what begins again after the server stopped in between.
  if (isRunning) runIntake(locals.world, actor, intake.id);
  const faulty = rows.filter(isLooked);
  const asked = SHOWS.find((one) => one === url.searchParams.get('show'));
  const show = asked ?? (faulty.length > 0 ? 'faults' : 'good');
  const chosen = show === 'faults' ? faulty : rows.filter((row) => row.isGood);
  const from = Math.max(0, Math.trunc(Number(url.searchParams.get('from')) || 0));
  return {
    id: intake.id,
    fileName: intake.fileName,
    layout: intake.layout,
    notTaken: intake.notTaken,
    at: formatDateTime(locals.language, intake.createdAt),
    state: intake.finishedAt !== null ? 'done' : isRunning ? 'running' : 'ready',
    total: rows.length,
    good: page.good,
    taken: page.taken,
    faulty: faulty.length,
    leftOut: page.leftOut,
    refused: rows.length - page.good - page.leftOut,
    show,
    from,
    next: from + A_PAGE < chosen.length ? from + A_PAGE : null,
    previous: from > 0 ? Math.max(0, from - A_PAGE) : null,
    rows: chosen.slice(from, from + A_PAGE).map(({ said: _said, ...row }) => row),
  } as const;
};

export const actions: Actions = {
  start: async ({ locals, params }) => {
    const actor = actorOf(locals);
    const started = await startIntake(locals.world, actor, params.id);
    if (!started.ok) return fail(422, { failures: [started.error] });
    runIntake(locals.world, actor, params.id);
    redirect(303, `/design/import/rows/${params.id}`);
  },
  choose: async ({ locals, params, request }) => {
    const form = await request.formData();
    const position = Number(textOf(form, 'position'));
    const wish = textOf(form, 'wish') === 'leave' ? 'leave' : 'take';
    const chosen = await chooseRow(locals.world, actorOf(locals), { intakeId: params.id, position, wish });
    if (!chosen.ok) return fail(422, { failures: [chosen.error] });
    const where = new URLSearchParams({ show: textOf(form, 'show'), from: textOf(form, 'from') });
    redirect(303, `/design/import/rows/${params.id}?${where}#row-${position}`);
  },
  forget: async ({ locals, params }) => {
    const forgotten = await forgetIntake(locals.world, actorOf(locals), params.id);
    if (!forgotten.ok) return fail(422, { failures: [forgotten.error] });
    redirect(303, '/design/import/rows');
  },
};
