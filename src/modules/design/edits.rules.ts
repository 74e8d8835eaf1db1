import type { Criterion, Descriptor, EscoSkillRef, Outcome } from './descriptor.ts';
import type { OutcomeValues } from './design.schemas.ts';

/** The facts of a descriptor that may be left out altogether. */
type Leavable = { [K in keyof Descriptor]-?: undefined extends Descriptor[K] ? K : never }[keyof Descriptor];

/** Facts of a descriptor, each replaced as a whole; null leaves one out. */
export type Facts = Partial<Omit<Descriptor, Leavable | 'outcomes'>> & {
  readonly [K in Exclude<Leavable, 'outcomes'>]?: NonNullable<Descriptor[K]> | null;
};

/** One step of a designer's work on a draft. */
export type DraftEdit =
  | { readonly kind: 'facts'; readonly values: Facts }
  /** `like`: taken over from elsewhere, with new ids of its own. */
  | { readonly kind: 'add_outcome'; readonly outcomeId: string; readonly like?: Outcome }
  | { readonly kind: 'move_outcome'; readonly outcomeId: string; readonly by: 1 | -1 }
  /** What people found about the level of each outcome, 1 to 8. */
  | { readonly kind: 'level_cues'; readonly cues: Readonly<Record<string, number>> }
  | { readonly kind: 'remove_outcome'; readonly outcomeId: string }
  | { readonly kind: 'outcome'; readonly outcomeId: string; readonly values: OutcomeValues }
  | { readonly kind: 'add_criterion'; readonly outcomeId: string; readonly criterionId: string }
  | { readonly kind: 'remove_criterion'; readonly outcomeId: string; readonly criterionId: string }
  | { readonly kind: 'add_skill'; readonly outcomeId: string; readonly skill: EscoSkillRef }
  | { readonly kind: 'remove_skill'; readonly outcomeId: string; readonly uri: string };

function withFacts(descriptor: Descriptor, facts: Facts): Descriptor {
  const told = Object.entries({ ...descriptor, ...facts }).filter(([, value]) => value !== null);
  // Only facts that may be left out can be null.
  return Object.fromEntries(told) as Descriptor;
}

export function emptyCriterion(id: string): Criterion {
  return { id, statement: {}, plain: {}, pictogram: '', critical: false };
}

const emptyOutcome = (id: string): Outcome => ({ id, statement: {}, kind: 'skill', escoSkills: [], criteria: [] });

function withCriterion(criterion: Criterion, values: OutcomeValues): Criterion {
  const told = values.criteria[criterion.id];
  if (told === undefined) return criterion;
  const { taskId, ...rest } = told;
  return { id: criterion.id, ...rest, ...(taskId === '' ? {} : { taskId }) };
}

type OutcomeEdit = Extract<DraftEdit, { readonly outcomeId: string }>;

/** The list with one entry a place further up or down; at the ends nothing moves. */
function moved(outcomes: readonly Outcome[], outcomeId: string, by: 1 | -1): readonly Outcome[] {
  const from = outcomes.findIndex(({ id }) => id === outcomeId);
  const [entry, other] = [outcomes[from], outcomes[from + by]];
  if (entry === undefined || other === undefined) return outcomes;
  return outcomes.map((outcome) => (outcome === entry ? other : outcome === other ? entry : outcome));
}

function withCue(outcome: Outcome, cues: Readonly<Record<string, number>>): Outcome {
  const { levelCue: _before, ...rest } = outcome;
  const cue = cues[outcome.id];
  return cue === undefined ? rest : { ...rest, levelCue: cue };
}

function changedOutcome(outcome: Outcome, edit: OutcomeEdit): Outcome {
  switch (edit.kind) {
    case 'outcome':
      return {
        id: outcome.id,
        escoSkills: outcome.escoSkills,
        ...edit.values.facts,
        criteria: outcome.criteria.map((criterion) => withCriterion(criterion, edit.values)),
      };
    case 'add_criterion':
      return { ...outcome, criteria: [...outcome.criteria, emptyCriterion(edit.criterionId)] };
    case 'remove_criterion':
      return { ...outcome, criteria: outcome.criteria.filter((criterion) => criterion.id !== edit.criterionId) };
    case 'add_skill': {
      const others = outcome.escoSkills.filter((skill) => skill.uri !== edit.skill.uri);
      return { ...outcome, escoSkills: [...others, edit.skill] };
    }
    case 'remove_skill':
      return { ...outcome, escoSkills: outcome.escoSkills.filter((skill) => skill.uri !== edit.uri) };
    default:
      return outcome;
  }
}

/** The draft after the edit. An edit of an outcome that is gone changes nothing. */
export function applyEdit(descriptor: Descriptor, edit: DraftEdit): Descriptor {
  switch (edit.kind) {
    case 'facts':
      return withFacts(descriptor, edit.values);
    case 'level_cues':
      return { ...descriptor, outcomes: descriptor.outcomes.map((outcome) => withCue(outcome, edit.cues)) };
    case 'move_outcome':
      return { ...descriptor, outcomes: moved(descriptor.outcomes, edit.outcomeId, edit.by) };
    case 'add_outcome':
      return {
        ...descriptor,
        outcomes: [...descriptor.outcomes, { ...(edit.like ?? emptyOutcome(edit.outcomeId)), id: edit.outcomeId }],
      };
    case 'remove_outcome':
      return { ...descriptor, outcomes: descriptor.outcomes.filter((outcome) => outcome.id !== edit.outcomeId) };
    default:
      return {
        ...descriptor,
        outcomes: descriptor.outcomes.map((outcome) =>
          outcome.id === edit.outcomeId ? changedOutcome(outcome, edit) : outcome,
        ),
      };
  }
}

/** The part of a draft that an edit overwrites; two people collide only when it differs. */
function regionOf(descriptor: Descriptor, edit: DraftEdit): unknown {
  switch (edit.kind) {
    case 'facts':
      return (Object.keys(edit.values) as readonly (keyof Facts)[]).map((fact) => descriptor[fact] ?? null);
    case 'level_cues':
      return descriptor.outcomes.map(({ id, levelCue }) => [id, levelCue ?? null]);
    case 'outcome':
    case 'remove_outcome': {
      const outcome = descriptor.outcomes.find((entry) => entry.id === edit.outcomeId);
      if (outcome === undefined) return 'gone';
      return edit.kind === 'remove_outcome' ? outcome : { ...outcome, escoSkills: [] };
    }
    default:
      return null;
  }
}

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

/** Whether two values say the same, whatever the order of their members. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);

/**
 * Whether an edit that was begun at `base` would overwrite what somebody else saved since. Work on different parts
 * does not collide; adding or taking away a single thing never does.
 */
export function collides(edit: DraftEdit, base: Descriptor, current: Descriptor): boolean {
  return !isSame(regionOf(base, edit), regionOf(current, edit));
}
