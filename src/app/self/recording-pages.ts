import { generalSkillsSheet, learnerSheets } from '#app/sheets.ts';
import { loadTranslate } from '#app/messages.ts';
import { ANSWER_WORDS, ANSWERS, type Sheet, type SheetSource } from '#modules/portfolio/index.ts';
import { LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';

const keyOf = (answer: string): string =>
  ['skipped', 'not_understood', 'not_relevant'].includes(answer) ? `portfolio.rate.${answer}` : `ui.level.${answer}`;

const PICTURES: Readonly<Record<string, string>> = {
  skipped: 'skip',
  not_understood: 'question',
  not_relevant: 'forbidden',
};

/** The words of the answers as if they were a sheet: they are recorded like any other sentence. */
async function answerSheet(): Promise<Sheet> {
  const says = await Promise.all(LEARNER_LANGUAGES.map(async (code) => [code, await loadTranslate(code)] as const));
  const inAll = (key: string) => Object.fromEntries(says.map(([code, say]) => [code, say(key)]));
  return {
    achievementId: ANSWER_WORDS,
    version: 1,
    title: inAll('portfolio.recording.answers'),
    family: 'other',
    items: ANSWERS.map((answer) => ({
      criterionId: answer,
      plain: inAll(keyOf(answer)),
      pictogram: PICTURES[answer] ?? 'hands',
    })),
  };
}

/** Everything whose sentences can be recorded: the answers, the general skills, what is published. */
export const recordableSheets: SheetSource = {
  find: async (tx, tenantId, id) => (id === ANSWER_WORDS ? answerSheet() : learnerSheets.find(tx, tenantId, id)),
  list: async (tx, tenantId) => [
    await answerSheet(),
    await generalSkillsSheet(),
    ...(await learnerSheets.list(tx, tenantId)).slice(1),
  ],
};
