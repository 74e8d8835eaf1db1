import type { Failure } from '#platform/result.ts';
import type { Level } from '#modules/portfolio/index.ts';
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
  /** By outcome: tasks that nobody agreed the learner reaches, not even with help. */
  readonly unreached: Readonly<Record<string, readonly string[]>>;
  readonly answers: Readonly<Record<string, DraftAnswer>>;
  readonly now: Date;
};

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A day from today on, at most two years ahead, that the calendar knows. */
export function isUsableDay(day: string, now: Date): boolean {
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

type Outcomes = {
  readonly outcomes: readonly { readonly id: string; readonly criteria: readonly { readonly id: string }[] }[];
};

const REACHED: ReadonlySet<Level | null | undefined> = new Set(['with_help', 'on_my_own', 'can_show_others']);

/** By outcome, the tasks that were agreed as not done yet, or left open. A credential must not be silent about them. */
export const unreachedIn = (
  { outcomes }: Outcomes,
  levels: Readonly<Record<string, Level | null>>,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    outcomes.map(({ id, criteria }) => [
      id,
      criteria.filter((criterion) => !REACHED.has(levels[criterion.id])).map((criterion) => criterion.id),
    ]),
  );

type Asked = { readonly now: Date; readonly unreached: readonly string[] };

function answerFailures(id: string, answer: DraftAnswer | undefined, { now, unreached }: Asked): readonly Failure[] {
  const decision = OUTCOME_DECISIONS.find((known) => known === answer?.decision);
  if (answer === undefined || decision === undefined)
    return [{ code: 'assessment.decision_missing', field: `decision-${id}` }];
  // Validated in spite of a task that is not there yet: the learner and everybody after her read why.
  if (decision === 'validated')
    return unreached.length > 0 && answer.reason === ''
      ? [{ code: 'assessment.unreached_reason_missing', field: `reason-${id}`, params: { count: unreached.length } }]
      : [];
  return [
    ...(answer.reason === '' ? [{ code: 'assessment.reason_missing', field: `reason-${id}` }] : []),
    ...(decision === 'more_evidence_needed' ? wantedFailures(id, answer, now) : []),
  ];
}

/**
 * Everything that is still wrong with a decision: an answer for each outcome, a reason in plain words unless it is
 * validated, and what to add by when where more is asked for.
 */
export const decisionFailures = ({ outcomeIds, answers, unreached, now }: DraftDecision): readonly Failure[] =>
  outcomeIds.flatMap((id) => answerFailures(id, answers[id], { now, unreached: unreached[id] ?? [] }));

/** The answers as they are written down and read by the learner. Call it only when nothing is wrong with the draft. */
export function toAnswers({ outcomeIds, answers, unreached }: DraftDecision): readonly OutcomeAnswer[] {
  return outcomeIds.map((outcomeId) => {
    const answer = answers[outcomeId];
    const decision = OUTCOME_DECISIONS.find((known) => known === answer?.decision);
    if (answer === undefined || decision === undefined) throw new Error('The decision is not complete.');
    const { reason, wanted, wantedBy } = answer;
    const more = decision === 'more_evidence_needed' ? { wanted, wantedBy } : {};
    return withUnreached({ outcomeId, decision, reason, ...more }, unreached[outcomeId] ?? []);
  });
}

/** An answer that says which tasks it validates in spite of their not being there yet. */
export const withUnreached = (answer: OutcomeAnswer, unreached: readonly string[]): OutcomeAnswer =>
  answer.decision === 'validated' && unreached.length > 0 ? { ...answer, unreached } : answer;
