import { allowedKeys } from '#modules/people/ui/support-words.ts';
import { formatDate, formatDateTime } from '#platform/i18n/format.ts';
import type { Language } from '#platform/i18n/languages.ts';
import { type Multilingual, pickText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { MyData } from './collect.ts';

type Line = { readonly head: string; readonly rest: readonly string[] };
type Part = { readonly heading: string; readonly lines: readonly Line[] };
type Reader = { readonly t: Translate; readonly language: Language };

/** The same as the file, in the order and the words in which a person would tell it. For reading and printing. */
export function toReading(mine: MyData, reader: Reader): { readonly asOf: string; readonly parts: readonly Part[] } {
  const { t, language } = reader;
  return {
    asOf: t('people.data.as_of', { date: formatDateTime(language, mine.takenAt) }),
    parts: [
      { heading: t('people.data.account'), lines: accountLines(mine, reader) },
      { heading: t('people.about.people'), lines: peopleLines(mine, reader) },
      { heading: t('people.about.done'), lines: doneLines(mine, reader) },
      { heading: t('people.data.answers'), lines: [...answerLines(mine, reader), ...requestLines(mine, reader)] },
      { heading: t('people.data.proof'), lines: proofLines(mine, reader) },
      { heading: t('portfolio.witness.asked'), lines: witnessLines(mine, reader) },
      { heading: t('people.data.talks'), lines: talkLines(mine, reader) },
      { heading: t('people.data.credentials'), lines: credentialLines(mine, reader) },
      { heading: t('app.sent.title'), lines: sentLines(mine, reader) },
    ],
  };
}

const said = (text: Multilingual, { language }: Reader): string => pickText(text, language).text;

const accountLines = ({ account }: MyData, { t }: Reader): readonly Line[] => [
  { head: account.fullName, rest: [`${t('people.about.known_as')}: ${account.knownAs}`, account.organisation] },
];

const peopleLines = ({ people }: MyData, { t, language }: Reader): readonly Line[] => [
  ...people.coaches.map(({ fullName, since }) => ({
    head: fullName,
    rest: [t('people.about.coaches.since', { date: formatDate(language, since) })],
  })),
  ...people.helpers.map(({ fullName, endsAt, seesAnswers, rights }) => ({
    head: fullName,
    rest: [
      t('people.supporter.until', { date: formatDate(language, endsAt) }),
      ...allowedKeys({ seesAnswers, rights }).map((key) => t(key)),
    ],
  })),
];

const doneLines = ({ people }: MyData, { t, language }: Reader): readonly Line[] =>
  people.doneForMe.map(({ what, at, by }) => ({
    head: t(`people.on_behalf.${what}`, { name: by }),
    rest: [formatDateTime(language, at)],
  }));

const answerLines = (mine: MyData, reader: Reader): readonly Line[] => [
  ...mine.selfEvaluations.map((look) => ({
    head: said(look.title, reader),
    rest: look.answers.flatMap(({ question, answer }) =>
      answer === null ? [] : [`${said(question, reader)} – ${answerWord(answer, reader)}`],
    ),
  })),
  ...mine.stories.map(({ told, createdAt }) => ({
    head: formatDate(reader.language, createdAt),
    rest: Object.values(told).filter((text) => typeof text === 'string' && text !== ''),
  })),
];

const BESIDE_LEVELS = ['skipped', 'not_understood', 'not_relevant'];
const answerWord = (answer: string, { t }: Reader): string =>
  t(BESIDE_LEVELS.includes(answer) ? `people.data.answer.${answer}` : `ui.level.${answer}`);

const proofLines = ({ proof }: MyData, { t, language }: Reader): readonly Line[] =>
  proof.map(({ kind, title, text, madeAt, link, file }) => ({
    head: title === '' ? t(`portfolio.kind.${kind}`) : title,
    rest: [
      formatDate(language, madeAt),
      ...[text, link].filter((one) => one !== undefined),
      ...(file === null ? [] : [t('people.data.file_kept', { type: file.mediaType })]),
    ],
  }));

const witnessLines = ({ witnesses }: MyData, { t, language }: Reader): readonly Line[] =>
  witnesses.map(({ name, relation, state, askedAt, endsAt }) => ({
    head: name,
    rest: [
      relation,
      formatDate(language, askedAt),
      t(`portfolio.witness.state.${state}`, { date: formatDate(language, endsAt) }),
    ],
  }));

const requestLines = ({ recognitionRequests }: MyData, reader: Reader): readonly Line[] =>
  recognitionRequests.map(({ title, askedAt, words, reply }) => ({
    head: said(title, reader),
    rest: [
      reader.t('portfolio.recognise.asked', { date: formatDate(reader.language, askedAt) }),
      ...[words, reply].filter((text) => text !== ''),
    ],
  }));

const sentLines = ({ sentFromDevices }: MyData, { t, language }: Reader): readonly Line[] =>
  sentFromDevices.map(({ action, doneAt }) => ({
    head: t(`app.sent.kind.${action.kind}`),
    rest: [formatDateTime(language, doneAt)],
  }));

const talkLines = ({ talks }: MyData, reader: Reader): readonly Line[] =>
  talks.map(({ title, coach, nextGoal, updatedAt }) => ({
    head: said(title, reader),
    rest: [formatDate(reader.language, updatedAt), coach, nextGoal].filter((text) => text !== ''),
  }));

const credentialLines = ({ credentials }: MyData, reader: Reader): readonly Line[] =>
  credentials.map(({ title, issuedAt }) => ({
    head: said(title, reader),
    rest: [formatDate(reader.language, issuedAt)],
  }));
