import type { Answer, SelfEvaluation } from './portfolio.schemas.ts';
import { LEVELS, type Level } from './scales.ts';

/** The level that an answer stands for; null for an answer that is none. */
export const levelOf = (answer: Answer | undefined): Level | null => LEVELS.find((level) => level === answer) ?? null;

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
    not_tried: count('not_tried'),
    tried: count('tried'),
    not_yet: count('not_yet'),
    with_help: count('with_help'),
    on_my_own: count('on_my_own'),
    can_show_others: count('can_show_others'),
    without: levels.filter((found) => found === null).length,
    total: levels.length,
  };
}

/** Questions that were answered in any way, also by skipping. */
export const countSeen = ({ sheet, answers }: Pick<SelfEvaluation, 'sheet' | 'answers'>): number =>
  sheet.items.filter((item) => answers[item.criterionId] !== undefined).length;
