import { shown, signedIn } from '#app/answers.ts';
import { readCourse, readGuide, TICKS, UNITS } from '#modules/training/index.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  const { world, actor, language } = signedIn(locals);
  const course = shown(await readCourse(world, actor));
  const ticks = shown(await readGuide(world, actor));
  const begun = new Set(course.units.map(({ unit }) => unit));
  const { door, progress } = course;
  return {
    units: UNITS.map((code) => ({
      code,
      state: progress.understood.has(code)
        ? ('done' as const)
        : begun.has(code)
          ? ('begun' as const)
          : ('open' as const),
    })),
    isPractised: progress.isPractised,
    door: door.state,
    pauseUntil: door.state === 'pause' ? formatDateTime(language, door.until) : '',
    hasPassed: course.passed !== null,
    hasTried: course.latest !== null,
    needsAgain: course.needsAgain === 'yes',
    trainedUntil: course.trainedUntil === null ? '' : formatDate(language, course.trainedUntil),
    ticked: ticks.length,
    boxes: TICKS.length,
  };
};
