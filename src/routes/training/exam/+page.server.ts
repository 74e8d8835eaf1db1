import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { typedLevels } from '#app/training-pages.ts';
import { EXAM, examNeeds, rateablesOf, readCourse, takeExam } from '#modules/training/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const { door, latest, passed, trainedUntil } = shown(await readCourse(world, actor));
  const total = rateablesOf(EXAM).length;
  return {
    door: door.state,
    left: door.state === 'units_first' ? door.left : [],
    isPractised: door.state !== 'units_first' || door.isPractised,
    pauseUntil: door.state === 'pause' ? formatDateTime(language, door.until) : '',
    // Before the exam is passed the page brings no models along.
    cases: EXAM.map(({ id, tasks }) => ({ id, tasks: tasks.map((task) => ({ id: task.id })) })),
    latest: latest === null ? null : { ...agreementOf(latest), satAt: formatDateTime(language, latest.satAt) },
    passed: passed === null ? null : { cases: EXAM, levels: passed.levels, agreement: agreementOf(passed) },
    trainedUntil: trainedUntil === null ? '' : formatDate(language, trainedUntil),
    rule: { total, ...examNeeds(total) },
  };
};

const agreementOf = ({ total, exact, within }: { total: number; exact: number; within: number }) => ({
  total,
  exact,
  within,
});

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const { world, actor } = signedIn(locals);
    const typed = typedLevels(await request.formData(), EXAM);
    const taken = await takeExam(world, actor, typed);
    if (!taken.ok) return fail(422, { failures: failuresOf(taken.error), typed });
    redirect(303, '/training/exam');
  },
};
