import type { Failure } from '#platform/result.ts';
import { decisionOf } from './assessment.rules.ts';
import type { CaseDecision, Decision, OutcomeAnswer } from './assessment.schemas.ts';
import type { AppealOutcome, Consequence } from './review.schemas.ts';
import { addDays } from './working-days.rules.ts';

const RANK: Readonly<Record<Decision, number>> = {
  not_validated: 0,
  more_evidence_needed: 1,
  partly_validated: 2,
  validated: 3,
};

/** Until when a decision may be appealed. */
export const appealEnds = (decidedAt: Date, windowDays: number): Date => addDays(decidedAt, windowDays);

/** Why this decision cannot be appealed, or null. Whoever got everything has nothing to ask for. */
export function appealObstacle(
  decision: Pick<CaseDecision, 'decision' | 'decidedAt'>,
  when: { readonly now: Date; readonly windowDays: number },
): string | null {
  if (decision.decision === 'validated') return 'assessment.appeal_nothing';
  return when.now > appealEnds(decision.decidedAt, when.windowDays) ? 'assessment.appeal_too_late' : null;
}

/**
 * An appeal never makes it worse: what was validated stays validated, and the whole does not sink. Answers the
 * outcomes that a new decision would take away; `*` when only the whole would sink.
 */
export function takenAway(earlier: readonly OutcomeAnswer[], later: readonly OutcomeAnswer[]): readonly string[] {
  const stays = new Set(later.filter(({ decision }) => decision === 'validated').map(({ outcomeId }) => outcomeId));
  const lost = earlier.filter(({ decision, outcomeId }) => decision === 'validated' && !stays.has(outcomeId));
  if (lost.length > 0) return lost.map(({ outcomeId }) => outcomeId);
  return RANK[decisionOf(later)] < RANK[decisionOf(earlier)] ? ['*'] : [];
}

/** The earlier answers with some outcomes validated now. Nothing else changes, so it can only become better. */
export const withValidated = (
  earlier: readonly OutcomeAnswer[],
  nowValidated: readonly string[],
): readonly OutcomeAnswer[] =>
  earlier.map((answer) =>
    nowValidated.includes(answer.outcomeId)
      ? { outcomeId: answer.outcomeId, decision: 'validated', reason: '' }
      : answer,
  );

type Verdict = {
  readonly outcome: Exclude<AppealOutcome, 'withdrawn'>;
  readonly consequence: Consequence;
  readonly nowValidated: readonly string[];
  readonly earlier: readonly OutcomeAnswer[];
};

/** What does not fit together in the answer to an appeal. */
export function verdictFailures({ outcome, consequence, nowValidated, earlier }: Verdict): readonly Failure[] {
  if (outcome === 'rejected')
    return consequence === 'none' ? [] : [{ code: 'assessment.appeal_rejected_changes', field: 'consequence' }];
  if (consequence === 'none') return [{ code: 'assessment.appeal_consequence_missing', field: 'consequence' }];
  if (consequence === 'new_assessment') return [];
  const open = earlier.filter(({ decision }) => decision !== 'validated').map(({ outcomeId }) => outcomeId);
  const fits = nowValidated.length > 0 && nowValidated.every((id) => open.includes(id));
  if (!fits) return [{ code: 'assessment.appeal_validated_missing', field: 'nowValidated' }];
  // "Upheld" means that the learner is right in everything she could be right in.
  return outcome === 'upheld' && nowValidated.length < open.length
    ? [{ code: 'assessment.appeal_only_partly', field: 'outcome' }]
    : [];
}
