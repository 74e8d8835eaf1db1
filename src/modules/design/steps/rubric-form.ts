import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { Fields } from '../fields.ts';
import { failuresOf } from '../forms.ts';
import type { PlannedAssessment } from '../plan/plan.ts';
import { planSchema } from '../plan/plan.schemas.ts';
import { RUBRIC } from './rubric-fields.ts';
import { fieldsOfTree, formName, readInto, type Posted } from './step-values.ts';

/** The steps of a line have no names of their own: in the form they are counted. */
const treeOf = ({ rubric }: PlannedAssessment) => ({
  rubric: rubric.map(({ steps, ...line }) => ({ ...line, steps: Object.fromEntries(steps.entries()) })),
});

export const rubricFields = (assessment: PlannedAssessment): Fields => fieldsOfTree(treeOf(assessment), [RUBRIC]);

const isText = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.values(value).join('').trim() !== '';

/** Steps in their order, empty places left out. */
function withSteps(line: unknown): unknown {
  if (typeof line !== 'object' || line === null || !('steps' in line)) return line;
  const steps = typeof line.steps === 'object' && line.steps !== null ? Object.values(line.steps) : [];
  return { ...line, steps: steps.filter(isText) };
}

const rubricSchema = planSchema.shape.assessments.unwrap().element.shape.rubric;

/** The lines of a rubric as their form posted them. A step that must be reached has to be one of the line's steps. */
export function readRubric(
  assessment: PlannedAssessment,
  posted: Posted,
): Result<PlannedAssessment['rubric'], readonly Failure[]> {
  const { read, reading } = readInto(treeOf(assessment), [RUBRIC], posted);
  const lines = Array.isArray(read['rubric']) ? read['rubric'].map(withSteps) : [];
  const parsed = rubricSchema.safeParse(lines);
  const nameOf = (path: readonly PropertyKey[]): string => formName(['rubric', ...path], reading.rows);
  const failures = [...reading.failures, ...(parsed.success ? [] : failuresOf(parsed.error.issues, nameOf))];
  if (failures.length > 0 || !parsed.success) return fail(failures);
  const beyond = parsed.data.filter(({ mustReach = 0, steps }) => mustReach >= steps.length);
  if (beyond.length === 0) return ok(parsed.data);
  return fail(beyond.map(({ id }) => ({ code: 'design.unknown_choice', field: `rubric.${id}.mustReach` })));
}
