import type { Multilingual } from '#platform/i18n/text.ts';
import type { SkillLink } from './workplace.types.ts';

/** The way of a unit. Nothing is skipped; an edit after a review leads back to `draft`. */
export const UNIT_STATES = ['draft', 'in_review', 'work_life', 'education', 'handed_over'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

export const MIN_LEVELS = ['on_my_own', 'can_show_others'] as const;
export type MinLevel = (typeof MIN_LEVELS)[number];

export type UnitCriterion = {
  /** `cri_…`: stays the same in the design. */
  readonly id: string;
  /** What can be seen or heard. */
  readonly statement: Multilingual;
  readonly plain: Multilingual;
  readonly pictogram: string;
  readonly critical: boolean;
  readonly taskId: string;
};

export type UnitOutcome = {
  /** `out_…`: stays the same in the design. */
  readonly id: string;
  readonly statement: Multilingual;
  readonly skills: readonly SkillLink[];
  readonly criteria: readonly UnitCriterion[];
};

export type UnitEvidenceRule = {
  readonly directForCritical: number;
  readonly minKinds: number;
  readonly maxAgeMonths: number;
};

/** What may be changed while a unit is written. */
export type UnitContent = {
  readonly title: Multilingual;
  readonly summary: Multilingual;
  readonly outcomes: readonly UnitOutcome[];
  readonly minLevel: MinLevel;
  readonly evidenceRule: UnitEvidenceRule;
  /** Hours of learning and practice; 0 when nobody has said. */
  readonly hours: number;
  /** A cue for the level (EQF 1 to 8), not a claim. */
  readonly levelCue: number | null;
};

/** A candidate for a micro-credential, as it grows out of one package of tasks. */
export type CompetenceUnit = UnitContent & {
  readonly id: string;
  readonly environmentId: string;
  readonly packageId: string;
  /** Language in which it is written first. */
  readonly language: string;
  readonly state: UnitState;
  readonly revision: number;
  readonly authorId: string;
  /** Everybody who wrote in it; none of them may review it. */
  readonly editorIds: readonly string[];
  /** The design that came out of it. */
  readonly achievementId: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export const UNIT_EVENT_KINDS = [
  'created',
  'sent',
  'work_life',
  'education',
  'changes_wanted',
  'reopened',
  'handed_over',
] as const;
export type UnitEventKind = (typeof UNIT_EVENT_KINDS)[number];

export type UnitEvent = {
  readonly id: string;
  readonly kind: UnitEventKind;
  readonly by: string;
  readonly at: Date;
  readonly reason: string;
};
