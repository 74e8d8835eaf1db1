import type { Failure } from '#platform/result.ts';
import { OUTCOME_DECISIONS, type OutcomeAnswer } from './assessment.schemas.ts';

/** What a validator wrote about one outcome, as the form sends it. */
export type DraftAnswer = {
  readonly decision: string;
  readonly reason: string;
  readonly wanted: string;
  /** Calendar day, `YYYY-MM-DD`. */
  readonly wantedBy: string;
};

export type DraftDecision = {
  readonly outcomeIds: readonly string[];
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  readonly now: Date;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day from today on, at most two years ahead, that the calendar knows. */
function isUsableDay(day: string, now: Date): boolean {
  if (!DAY.test(day)) return false;
  const at = new Date(`${day}T23:59:59Z`);
  const known = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
  return known && at >= now && at.getTime() - now.getTime() < 2 * 366 * 86_400_000;
}

function wantedFailures(id: string, answer: DraftAnswer, now: Date): readonly Failure[] {
  return [
    ...(answer.wanted === '' ? [{ code: 'assessment.wanted_missing', field: `wanted-${id}` }] : []),
    ...(isUsableDay(answer.wantedBy, now) ? [] : [{ code: 'assessment.wanted_by_missing', field: `wantedBy-${id}` }]),
  ];
}

function answerFailures(id: string, answer: DraftAnswer | undefined, now: Date): readonly Failure[] {
  const decision = OUTCOME_DECISIONS.find((known) => known === answer?.decision);
  if (answer === undefined || decision === undefined)
    return [{ code: 'assessment.decision_missing', field: `decision-${id}` }];
  if (decision === 'validated') return [];
  return [
    ...(answer.reason === '' ? [{ code: 'assessment.reason_missing', field: `reason-${id}` }] : []),
    ...(decision === 'more_evidence_needed' ? wantedFailures(id, answer, now) : []),
  ];
}

/**
 * Everything that is still wrong with a decision: an answer for each outcome, a reason in plain words unless it is
 * validated, and what to add by when where more is asked for.
 */
export const decisionFailures = ({ outcomeIds, answers, now }: DraftDecision): readonly Failure[] =>
  outcomeIds.flatMap((id) => answerFailures(id, answers[id], now));

/** The answers as they are written down and read by the learner. Call it only when nothing is wrong with the draft. */
export function toAnswers({ outcomeIds, answers }: DraftDecision): readonly OutcomeAnswer[] {
  return outcomeIds.map((outcomeId) => {
    const answer = answers[outcomeId];
    const decision = OUTCOME_DECISIONS.find((known) => known === answer?.decision);
    if (answer === undefined || decision === undefined) throw new Error('The decision is not complete.');
    const { reason, wanted, wantedBy } = answer;
    return { outcomeId, decision, reason, ...(decision === 'more_evidence_needed' ? { wanted, wantedBy } : {}) };
  });
}
