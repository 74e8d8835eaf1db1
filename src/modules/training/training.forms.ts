import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import { isCourseLevel, rateablesOf, type CourseLevel, type TextCase } from './course.ts';

/** The name of the field in which a task is rated. */
export const levelField = (id: string): string => `level-${id}`;

/** Ratings of every task of these cases, or what is missing: the sum first, then each field. */
export function readLevels(
  cases: readonly TextCase[],
  typed: Readonly<Record<string, string>>,
  incomplete: string,
): Result<Readonly<Record<string, CourseLevel>>, readonly Failure[]> {
  const levels: Record<string, CourseLevel> = {};
  const missing: Failure[] = [];
  for (const { id } of rateablesOf(cases)) {
    const level = typed[id] ?? '';
    if (isCourseLevel(level)) levels[id] = level;
    else missing.push({ code: 'training.rate_missing', field: levelField(id) });
  }
  return missing.length === 0
    ? ok(levels)
    : fail([{ code: incomplete, params: { count: missing.length } }, ...missing]);
}
