import type { Answer, SelfEvaluation, SheetArea, SheetItem } from './portfolio.schemas.ts';
import { DEFAULT_SCALE, LEVELS, stepsOf, type Level } from './scales.ts';

/** The level that an answer stands for; null for an answer that is none. */
export const levelOf = (answer: Answer | undefined): Level | null => LEVELS.find((level) => level === answer) ?? null;

export type AnswerCounts = Readonly<Record<Level, number>> & {
  /** Questions without a level: not asked yet, skipped, not understood, or not fitting. */
  readonly without: number;
  readonly total: number;
};

export type Rated = Pick<SelfEvaluation, 'sheet' | 'answers'> & Partial<Pick<SelfEvaluation, 'hiddenAreas'>>;

/** The questions that are asked: those of areas that the person hid are not. */
export const questionsOf = ({ sheet, hiddenAreas = [] }: Omit<Rated, 'answers'>): readonly SheetItem[] =>
  sheet.items.filter(({ areaId }) => areaId === undefined || !hiddenAreas.includes(areaId));

/** The steps of a sheet's scale, lowest first. */
export const levelsOfSheet = ({ scale }: SelfEvaluation['sheet']): readonly Level[] => stepsOf(scale ?? DEFAULT_SCALE);

function count(items: readonly SheetItem[], answers: Rated['answers']): AnswerCounts {
  const levels = items.map((item) => levelOf(answers[item.criterionId]));
  const times = (level: Level): number => levels.filter((found) => found === level).length;
  return {
    not_tried: times('not_tried'),
    tried: times('tried'),
    not_yet: times('not_yet'),
    with_help: times('with_help'),
    on_my_own: times('on_my_own'),
    can_show_others: times('can_show_others'),
    without: levels.filter((found) => found === null).length,
    total: levels.length,
  };
}

/** How many tasks got which level. Counts only: a sum or an average of steps would say nothing. */
export const countAnswers = (rated: Rated): AnswerCounts => count(questionsOf(rated), rated.answers);

/** Questions that were answered in any way, also by skipping. */
export const countSeen = (rated: Rated): number =>
  questionsOf(rated).filter((item) => rated.answers[item.criterionId] !== undefined).length;

/** Where to go on: the first question without an answer, or the end when all have one. */
export function firstOpen(rated: Rated): number {
  const questions = questionsOf(rated);
  const found = questions.findIndex((item) => rated.answers[item.criterionId] === undefined);
  return found < 0 ? questions.length : found;
}

export type AreaProfile = {
  /** Null where the sheet has no areas. */
  readonly area: SheetArea | null;
  readonly items: readonly SheetItem[];
  readonly counts: AnswerCounts;
};

/** Counts area by area, in the order of the sheet; areas that nobody was asked about are left out. */
export function profileOf(rated: Rated): readonly AreaProfile[] {
  const { sheet, answers } = rated;
  const questions = questionsOf(rated);
  const inside = (id: string): readonly SheetItem[] => questions.filter(({ areaId }) => areaId === id);
  const known = new Set((sheet.areas ?? []).map(({ id }) => id));
  const rest = questions.filter(({ areaId }) => areaId === undefined || !known.has(areaId));
  return [
    ...(sheet.areas ?? []).map((area) => ({ area, items: inside(area.id) })),
    ...(rest.length === 0 ? [] : [{ area: null, items: rest }]),
  ]
    .filter(({ items }) => items.length > 0)
    .map((part) => ({ ...part, counts: count(part.items, answers) }));
}
