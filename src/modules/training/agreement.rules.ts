import { COURSE_SCALE, type CourseLevel, type Rateable } from './course.ts';

export type Agreement = { readonly total: number; readonly exact: number; readonly within: number };

const stepOf = (level: CourseLevel): number => COURSE_SCALE.indexOf(level);

/** How many steps somebody's rating lies from the model's: 0, 1 or 2, above or below alike. */
export const stepsFrom = (rated: CourseLevel, model: CourseLevel): number => Math.abs(stepOf(rated) - stepOf(model));

/** How far ratings agree with the models. What was not rated counts as no agreement. */
export function scoreAgreement(
  rateables: readonly Rateable[],
  levels: Readonly<Record<string, CourseLevel>>,
): Agreement {
  const distances = rateables.map(({ id, model }) => {
    const rated = levels[id];
    return rated === undefined ? COURSE_SCALE.length : stepsFrom(rated, model);
  });
  return {
    total: rateables.length,
    exact: distances.filter((steps) => steps === 0).length,
    within: distances.filter((steps) => steps <= 1).length,
  };
}
