import type { Actor } from '#modules/people/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { byPriority } from './workplace.rules.ts';
import type { SkillLink, WorkPackage, WorkTask } from './workplace.types.ts';
import type { CompetenceUnit, UnitContent, UnitCriterion, UnitOutcome, UnitState } from './unit.types.ts';

/** Which side a reviewer speaks for, and the roles that may. */
export const REVIEW_SIDES = ['work_life', 'education'] as const;
export type ReviewSide = (typeof REVIEW_SIDES)[number];
const ROLES_OF: Readonly<Record<ReviewSide, readonly string[]>> = {
  work_life: ['coach', 'admin'],
  education: ['designer', 'admin'],
};

/** The side that a unit waits for. */
export function awaitedSide(state: UnitState): ReviewSide | null {
  if (state === 'in_review') return 'work_life';
  return state === 'work_life' ? 'education' : null;
}

export type ReviewPeople = Pick<CompetenceUnit, 'state' | 'editorIds'> & {
  /** Who said yes for work life this time; null before that. */
  readonly workLifeBy: string | null;
};

/** Four eyes twice: neither reviewer wrote in the unit, and they are two people. Codes name the reason. */
export function mayReview(unit: ReviewPeople, actor: Pick<Actor, 'personId' | 'roles'>): Result<ReviewSide> {
  const side = awaitedSide(unit.state);
  if (side === null) return fail({ code: 'workplace.unit.not_in_review' });
  if (unit.editorIds.includes(actor.personId)) return fail({ code: 'workplace.unit.own_work' });
  if (unit.workLifeBy === actor.personId) return fail({ code: 'workplace.unit.same_reviewer' });
  if (!ROLES_OF[side].some((role) => (actor.roles as readonly string[]).includes(role))) {
    return fail({ code: `workplace.unit.not_${side}` });
  }
  return ok(side);
}

const hasWords = (texts: Multilingual): boolean => Object.values(texts).some((text) => text.trim() !== '');

/** What is missing before a unit can be sent to review; the field says where. */
export function unitGaps(unit: UnitContent): readonly Failure[] {
  const criteria = unit.outcomes.flatMap(({ criteria: own }) => own);
  return [
    ...(hasWords(unit.title) ? [] : [{ code: 'workplace.unit.no_title', field: 'title' }]),
    ...(unit.outcomes.length === 0 ? [{ code: 'workplace.unit.no_outcome', field: 'outcomes' }] : []),
    ...unit.outcomes.flatMap(({ id, statement, criteria: own }) => [
      ...(hasWords(statement) ? [] : [{ code: 'workplace.unit.outcome_empty', field: `outcome.${id}` }]),
      ...(own.length === 0 ? [{ code: 'workplace.unit.outcome_without_criteria', field: `outcome.${id}` }] : []),
    ]),
    ...criteria
      .filter(({ statement, plain }) => !hasWords(statement) || !hasWords(plain))
      .map(({ id }) => ({ code: 'workplace.unit.criterion_empty', field: `criterion.${id}` })),
    ...(criteria.length > 0 && !criteria.some(({ critical }) => critical)
      ? [{ code: 'workplace.unit.nothing_critical', field: 'outcomes' }]
      : []),
    ...(unit.hours > 0 ? [] : [{ code: 'workplace.unit.no_hours', field: 'hours' }]),
  ];
}

const criterionOf = (task: WorkTask, id: string): UnitCriterion => ({
  id,
  statement: task.title,
  plain: task.plain,
  pictogram: task.pictogram,
  // What the place cannot do without, and what is not safe half-known, has to be shown on one's own.
  critical: task.importance === 3 || task.risk !== 'none',
  taskId: task.id,
});

const skillsOf = (tasks: readonly WorkTask[]): readonly SkillLink[] => [
  ...new Map(tasks.flatMap(({ skills }) => skills.map((skill) => [skill.uri, skill] as const))).values(),
];

const sameOutcome = (task: WorkTask): string => JSON.stringify(Object.entries(task.outcome).sort());

/** Hours by how hard its tasks are, as a first word for the talk with the place: 1, 3 or 6 hours a task. */
const HOURS_BY_DIFFICULTY = { 1: 1, 2: 3, 3: 6 } as const;

/**
 * The unit that a package suggests: its learnable tasks as criteria, the most important in front, under the outcomes
 * that were written for them; tasks without an outcome stand together under the package's own title. People change it.
 */
export function suggestUnit(
  one: WorkPackage,
  tasks: readonly WorkTask[],
  newId: (kind: 'out' | 'cri') => string,
): UnitContent {
  const learnable = byPriority(tasks.filter((task) => task.learnable && task.packageId === one.id));
  const groups = Map.groupBy(learnable, sameOutcome);
  const outcomes = [...groups.values()].map((group): UnitOutcome => {
    const told = group[0]?.outcome ?? {};
    return {
      id: newId('out'),
      statement: hasWords(told) ? told : one.title,
      skills: skillsOf(group),
      criteria: group.map((task) => criterionOf(task, newId('cri'))),
    };
  });
  return {
    title: one.title,
    summary: one.description,
    outcomes,
    minLevel: 'on_my_own',
    evidenceRule: { directForCritical: 1, minKinds: 2, maxAgeMonths: 24 },
    hours: learnable.reduce((sum, { difficulty }) => sum + HOURS_BY_DIFFICULTY[difficulty], 0),
    levelCue: null,
  };
}

/** Only what people write, whatever else the value carries. */
export const contentOf = (unit: UnitContent): UnitContent => ({
  title: unit.title,
  summary: unit.summary,
  outcomes: unit.outcomes,
  minLevel: unit.minLevel,
  evidenceRule: unit.evidenceRule,
  hours: unit.hours,
  levelCue: unit.levelCue,
});

/** Every language in which something of the unit is written, its own first. */
export function unitLanguages(unit: Pick<CompetenceUnit, 'language' | 'title'>): readonly string[] {
  return [...new Set([unit.language, ...Object.keys(unit.title)])];
}
