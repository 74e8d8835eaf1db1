import {
  countAnswers,
  GENERAL_SKILLS,
  isAlone,
  levelOf,
  levelsOfSheet,
  profileOf,
  questionsOf,
  type SelfEvaluation,
  type Sheet,
  type Story,
} from '#modules/portfolio/index.ts';
import { pickText } from '#platform/i18n/text.ts';

type Rated = Pick<SelfEvaluation, 'sheet' | 'answers' | 'hiddenAreas'>;

/** One self-evaluation in counts, area by area, on its own scale: scales are never mixed. */
export function profileView(rated: Rated, language: string) {
  return {
    title: pickText(rated.sheet.title, language),
    levels: levelsOfSheet(rated.sheet).toReversed(),
    counts: countAnswers(rated),
    areas: profileOf(rated).map(({ area, counts }) => ({
      id: area?.id ?? 'rest',
      title: area === null ? null : pickText(area.title, language),
      counts,
    })),
  };
}

/** Sentences that tell of somebody's health or help she gets are hers, and stay off a card that others see. */
const NOT_ON_CARD = ['who_helps'];

/** What goes on a card: what somebody does on her own, and with help where she wants that too. */
export function cardLines(rated: Rated, language: string, wish: 'alone' | 'also_with_help') {
  return questionsOf(rated)
    .filter(({ criterionId }) => !NOT_ON_CARD.includes(criterionId))
    .flatMap(({ criterionId, plain, pictogram }) => {
      const level = levelOf(rated.answers[criterionId]);
      const fits = isAlone(level) || (wish === 'also_with_help' && level === 'with_help');
      return fits && level !== null ? [{ id: criterionId, pictogram, level, sentence: pickText(plain, language) }] : [];
    });
}

/** General skills that somebody ticked in her stories, each once, with how many stories speak of it. */
export function skillsOfStories(stories: readonly Story[], sheet: Sheet, language: string) {
  const times = (id: string): number => stories.filter(({ skills }) => skills.includes(id)).length;
  return GENERAL_SKILLS.filter(({ id }) => times(id) > 0).flatMap(({ id, pictogram }) => {
    const item = sheet.items.find(({ criterionId }) => criterionId === id);
    return item === undefined ? [] : [{ id, pictogram, sentence: pickText(item.plain, language), times: times(id) }];
  });
}
