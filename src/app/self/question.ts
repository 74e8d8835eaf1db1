import { loadTranslate } from '#app/messages.ts';
import { ANSWERS, type Answer, levelsOfSheet, type Sheet, type SheetItem } from '#modules/portfolio/index.ts';
import { directionOf, isLanguage, LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';

/** Addresses of recordings, by `<criterion or answer>:<language>`. */
export type Sounds = Readonly<Record<string, string>>;

type Asked = {
  readonly sheet: Sheet;
  readonly item: SheetItem;
  readonly language: string;
  readonly second: string | null;
  readonly sounds: Sounds;
};

async function twinOf({ item, second, language, sounds }: Asked) {
  if (second === null || second === language || !isLanguage(second)) return null;
  const say = await loadTranslate(second);
  const sentence = pickText(item.plain, second);
  return {
    name: LANGUAGES[second].name,
    lang: second,
    dir: directionOf(second),
    sentence,
    sound: sounds[`${item.criterionId}:${sentence.lang}`],
    listen: say('ui.listen'),
    stop: say('ui.listen.stop'),
    words: wordsOf(say),
  };
}

/** Every answer in words, as it stands on its button. */
function wordsOf(say: (key: string) => string): Readonly<Record<string, string>> {
  const keyOf = (answer: Answer): string =>
    ['skipped', 'not_understood', 'not_relevant'].includes(answer) ? `portfolio.rate.${answer}` : `ui.level.${answer}`;
  return Object.fromEntries(ANSWERS.map((answer) => [answer, say(keyOf(answer))]));
}

/** One question as the screen shows it: in the person's language, and small in the other one where that is wished. */
export async function questionOf(asked: Asked) {
  const { sheet, item, language, sounds } = asked;
  const sentence = pickText(item.plain, language);
  return {
    criterionId: item.criterionId,
    pictogram: item.pictogram,
    sentence,
    sound: sounds[`${item.criterionId}:${sentence.lang}`],
    answerSounds: Object.fromEntries(
      ANSWERS.flatMap((answer) => {
        const address = sounds[`${answer}:${language}`];
        return address === undefined ? [] : [[answer, address] as const];
      }),
    ),
    levels: levelsOfSheet(sheet),
    twin: await twinOf(asked),
  };
}
