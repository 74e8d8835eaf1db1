import {
  checkSufficiency,
  DEFAULT_SCALE,
  isAlone,
  type Level,
  type Scale,
  stepsApart,
} from '#modules/portfolio/index.ts';
import type { Decision, OutcomeAnswer } from './assessment.schemas.ts';

/** How far apart two ratings of one criterion are. `one_side`: only one of the two was given, `none`: neither. */
export type Difference = 'same' | 'one_apart' | 'far' | 'one_side' | 'none';

/** Compares the two ratings; they are never mixed into a third value. */
export function compareLevels(self: Level | null, coach: Level | null, scale: Scale = DEFAULT_SCALE): Difference {
  if (self === null && coach === null) return 'none';
  if (self === null || coach === null) return 'one_side';
  const steps = stepsApart(scale, self, coach);
  if (steps === 0) return 'same';
  return steps === 1 ? 'one_apart' : 'far';
}

type Proof = Parameters<typeof checkSufficiency>[1]['evidence'][number];

export type UnitQuestion = {
  readonly criteria: readonly { readonly id: string; readonly critical: boolean }[];
  /** Agreed levels; null or absent: left open. */
  readonly levels: Readonly<Record<string, Level | null>>;
  readonly evidence: readonly Proof[];
  readonly evidenceRule: {
    readonly directForCritical: number;
    readonly minKinds: number;
    readonly maxAgeMonths: number;
  };
  /** Share (0 to 1) of the criteria that are not critical which must be shown on one's own. */
  readonly passShare: number;
  readonly now: Date;
};

/** One thing that is still missing. `code` is the key of its sentence; the criteria are listed beneath it. */
export type Missing = {
  readonly code:
    | 'assessment.missing.open'
    | 'assessment.missing.critical'
    | 'assessment.missing.share'
    | 'assessment.missing.direct'
    | 'assessment.missing.kinds'
    | 'assessment.missing.old'
    | 'assessment.missing.doubted';
  readonly criteria: readonly string[];
  readonly params: Readonly<Record<string, number>>;
};

export type UnitResult = {
  readonly outcome: 'ready_for_validation' | 'not_yet';
  readonly critical: { readonly met: number; readonly of: number };
  readonly others: { readonly met: number; readonly of: number; readonly needed: number };
  readonly missing: readonly Missing[];
};

const isMet = (question: UnitQuestion, id: string): boolean => isAlone(question.levels[id]);

/** Smallest count that reaches the share. The tiny slack keeps 0.8 × 5 at 4, whatever binary fractions say. */
const countForShare = (share: number, of: number): number => Math.max(0, Math.ceil(share * of - 1e-9));

function missingLevels(question: UnitQuestion): readonly Missing[] {
  const open = question.criteria.filter(({ id }) => (question.levels[id] ?? null) === null).map(({ id }) => id);
  const critical = question.criteria.filter(
    ({ id, critical: must }) => must && !open.includes(id) && !isMet(question, id),
  );
  const others = question.criteria.filter((criterion) => !criterion.critical);
  const met = others.filter(({ id }) => isMet(question, id)).length;
  const needed = countForShare(question.passShare, others.length);
  return [
    ...(open.length === 0 ? [] : [{ code: 'assessment.missing.open', criteria: open, params: {} } as const]),
    ...(critical.length === 0
      ? []
      : [{ code: 'assessment.missing.critical', criteria: critical.map(({ id }) => id), params: {} } as const]),
    ...(met >= needed
      ? []
      : [
          {
            code: 'assessment.missing.share',
            criteria: others.filter(({ id }) => !open.includes(id) && !isMet(question, id)).map(({ id }) => id),
            params: { met, needed, of: others.length },
          } as const,
        ]),
  ];
}

const missingEvidence = ({ evidenceRule, criteria, evidence, now }: UnitQuestion): readonly Missing[] =>
  checkSufficiency(evidenceRule, { criteria, evidence }, now).map(({ code, ...gap }) => ({
    code: `assessment.missing.${code}` as const,
    ...gap,
  }));

/**
 * The rule of a unit: every critical criterion on one's own, enough of the others, and the proof that the achievement
 * asks for. It tells people what to look at; a validator decides.
 */
export function judgeUnit(question: UnitQuestion): UnitResult {
  const critical = question.criteria.filter((criterion) => criterion.critical);
  const others = question.criteria.filter((criterion) => !criterion.critical);
  const missing = [...missingLevels(question), ...missingEvidence(question)];
  return {
    outcome: missing.length === 0 ? 'ready_for_validation' : 'not_yet',
    critical: { met: critical.filter(({ id }) => isMet(question, id)).length, of: critical.length },
    others: {
      met: others.filter(({ id }) => isMet(question, id)).length,
      of: others.length,
      needed: countForShare(question.passShare, others.length),
    },
    missing,
  };
}

/**
 * What the answers per outcome mean for the whole case. As long as more is asked for, nothing is awarded yet, so that
 * the learner gets one credential and not two halves.
 */
export function decisionOf(outcomes: readonly Pick<OutcomeAnswer, 'decision'>[]): Decision {
  if (outcomes.some(({ decision }) => decision === 'more_evidence_needed')) return 'more_evidence_needed';
  const validated = outcomes.filter(({ decision }) => decision === 'validated').length;
  if (validated === 0) return 'not_validated';
  return validated === outcomes.length ? 'validated' : 'partly_validated';
}

export type Independence = {
  readonly personId: string;
  readonly learnerId: string;
  readonly sentBy: string;
  /** Everybody who ever rated this learner, also in another evaluation. */
  readonly raters: readonly string[];
  /** Who decided what this case looks at anew. */
  readonly earlierJudges: readonly string[];
  /** Who accompanies the learner now, or added proof that the case rests on. */
  readonly companions: readonly string[];
  readonly declared: 'no_conflict' | 'conflict' | null;
};

/** Why this person may not judge the case, or null. Order: the strongest reason first. */
export function conflictOf({ personId, learnerId, sentBy, raters, ...more }: Independence): string | null {
  if (personId === learnerId) return 'assessment.conflict_self';
  if (personId === sentBy || raters.includes(personId)) return 'assessment.conflict_rated';
  if (more.earlierJudges.includes(personId)) return 'assessment.conflict_decided';
  if (more.companions.includes(personId)) return 'assessment.conflict_companion';
  return more.declared === 'conflict' ? 'assessment.conflict_declared' : null;
}
