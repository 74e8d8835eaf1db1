import { DEFAULT_SCALE, isAlone, type Level, type Scale, stepsApart } from '#modules/portfolio/index.ts';
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

export type UnitQuestion = {
  readonly criteria: readonly { readonly id: string; readonly critical: boolean }[];
  /** Agreed levels; null or absent: left open. */
  readonly levels: Readonly<Record<string, Level | null>>;
  readonly evidence: readonly {
    readonly kind: string;
    /** Seen by staff with their own eyes, or a work sample found authentic. */
    readonly direct: boolean;
    readonly criteria: readonly string[];
    readonly madeAt: Date;
  }[];
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
    | 'assessment.missing.old';
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

/** The instant `months` calendar months earlier; the 31st becomes the last day where a month is shorter. */
export function monthsBefore(now: Date, months: number): Date {
  const target = new Date(now);
  target.setUTCDate(1);
  target.setUTCMonth(target.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return target;
}

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

function missingEvidence(question: UnitQuestion): readonly Missing[] {
  const { directForCritical, minKinds, maxAgeMonths } = question.evidenceRule;
  const oldest = monthsBefore(question.now, maxAgeMonths);
  const current = question.evidence.filter(({ madeAt }) => madeAt >= oldest);
  const tooOld = question.evidence.length - current.length;
  const kinds = new Set(current.map(({ kind }) => kind)).size;
  const directFor = (id: string): number => current.filter((e) => e.direct && e.criteria.includes(id)).length;
  const unseen = question.criteria.filter(({ id, critical }) => critical && directFor(id) < directForCritical);
  const lacking: readonly Missing[] = [
    ...(unseen.length === 0
      ? []
      : [
          {
            code: 'assessment.missing.direct',
            criteria: unseen.map(({ id }) => id),
            params: { needed: directForCritical },
          } as const,
        ]),
    ...(kinds >= minKinds
      ? []
      : [{ code: 'assessment.missing.kinds', criteria: [], params: { have: kinds, needed: minKinds } } as const]),
  ];
  // Old proof alone is no fault: it is named only where something is lacking and it does not help.
  if (lacking.length === 0 || tooOld === 0) return lacking;
  return [
    ...lacking,
    { code: 'assessment.missing.old', criteria: [], params: { count: tooOld, months: maxAgeMonths } },
  ];
}

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
  /** Who accompanies the learner now, or added proof that the case rests on. */
  readonly companions: readonly string[];
  readonly declared: 'no_conflict' | 'conflict' | null;
};

/** Why this person may not judge the case, or null. Order: the strongest reason first. */
export function conflictOf({ personId, learnerId, sentBy, raters, companions, declared }: Independence): string | null {
  if (personId === learnerId) return 'assessment.conflict_self';
  if (personId === sentBy || raters.includes(personId)) return 'assessment.conflict_rated';
  if (companions.includes(personId)) return 'assessment.conflict_companion';
  return declared === 'conflict' ? 'assessment.conflict_declared' : null;
}
