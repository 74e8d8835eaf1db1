import { LEVELS, type Answer, type Evidence, type Level, type SelfEvaluation } from './portfolio.schemas.ts';

/** The level that an answer stands for; null for an answer that is none. */
export const levelOf = (answer: Answer | undefined): Level | null => LEVELS.find((level) => level === answer) ?? null;

/**
 * Whether staff saw it with their own eyes: an observation does, and a photo of the work once somebody found it
 * authentic. A note is the learner's own account, however good it is.
 */
export function isDirect(proof: Pick<Evidence, 'kind' | 'checks'>): boolean {
  if (proof.kind === 'observation') return true;
  return proof.kind === 'photo' && proof.checks.authentic !== undefined;
}

export type AnswerCounts = Readonly<Record<Level, number>> & {
  /** Questions without a level: not asked yet, skipped, not understood, or not fitting. */
  readonly without: number;
  readonly total: number;
};

/** How many tasks got which level. Counts only: a sum or an average of steps would say nothing. */
export function countAnswers({ sheet, answers }: Pick<SelfEvaluation, 'sheet' | 'answers'>): AnswerCounts {
  const levels = sheet.items.map((item) => levelOf(answers[item.criterionId]));
  const count = (level: Level) => levels.filter((found) => found === level).length;
  return {
    not_yet: count('not_yet'),
    with_help: count('with_help'),
    on_my_own: count('on_my_own'),
    without: levels.filter((found) => found === null).length,
    total: levels.length,
  };
}

/** Questions that were answered in any way, also by skipping. */
export const countSeen = ({ sheet, answers }: Pick<SelfEvaluation, 'sheet' | 'answers'>): number =>
  sheet.items.filter((item) => answers[item.criterionId] !== undefined).length;

/** The day on a form: `YYYY-MM-DD`, or empty for now. Null when it lies in the future or before 1950. */
export function madeAtOf(day: string, now: Date): Date | null {
  if (day === '') return now;
  // Noon, so that the calendar day stays the same in every European time zone.
  const at = new Date(`${day}T12:00:00Z`);
  if (at.getTime() > now.getTime() + 86_400_000 || at.getUTCFullYear() < 1950) return null;
  return at > now ? now : at;
}
