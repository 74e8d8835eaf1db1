import { directionOf, type Language } from '#platform/i18n/languages.ts';
import { pickText, type PickedText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { SheetKind } from './paper.schemas.ts';
import { spellSheetCode } from './paper.schemas.ts';
import type { SheetView } from './paper.usecases.ts';

export type PrintedTask = {
  readonly id: string;
  readonly plain: PickedText;
  /** For the coach's eyes, in her language; empty where it says the same words. */
  readonly twin: string;
  readonly pictogram: string;
};

/** Everything on the paper, in the learner's own language: the page around it speaks the coach's. */
export type Printed = {
  readonly kind: SheetKind;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly name: string;
  readonly title: PickedText;
  readonly code: string;
  /** Says the code and nothing of a person. */
  readonly address: string;
  readonly tasks: readonly PrintedTask[];
  readonly steps: readonly { readonly level: SheetView['steps'][number]; readonly word: string }[];
  readonly summary: PickedText;
  readonly outcomes: readonly PickedText[];
  readonly hours: number;
  readonly words: Readonly<Record<(typeof WORDS)[number], string>>;
};

const WORDS = [
  'name',
  'date',
  'heading.self',
  'heading.joint',
  'heading.evidence',
  'heading.story',
  'heading.offer',
  'lead.self',
  'lead.joint',
  'lead.evidence',
  'lead.story',
  'others',
  'you',
  'coach',
  'agreed',
  'note',
  'next_goal',
  'signed_learner',
  'signed_coach',
  'what_done',
  'when',
  'who_saw',
  'which_tasks',
  'did',
  'where',
  'hard',
  'can',
  'what_you_learn',
  'hours',
  'qr',
] as const;

export function printedWords(
  view: SheetView,
  { say, own, staff, url }: { say: Translate; own: Language; staff: string; url: string },
): Printed {
  const { sheet, learner, version, items, steps } = view;
  const { descriptor } = version;
  const statements = new Map(
    descriptor.outcomes.flatMap(({ criteria }) => criteria.map(({ id, plain }) => [id, plain] as const)),
  );
  return {
    kind: sheet.kind,
    lang: own,
    dir: directionOf(own),
    name: learner.knownAs,
    title: pickText(descriptor.title, own),
    code: spellSheetCode(sheet.code),
    address: `${url}/coach/key-in?code=${sheet.code}`,
    tasks: items.map(({ criterionId, plain, pictogram }) => {
      const mine = pickText(plain, own);
      const theirs = pickText(statements.get(criterionId) ?? plain, staff).text;
      return { id: criterionId, plain: mine, twin: theirs === mine.text ? '' : theirs, pictogram };
    }),
    steps: steps.map((level) => ({ level, word: say(`ui.level.${level}`) })),
    summary: pickText(descriptor.summary, own),
    outcomes: descriptor.outcomes.map(({ statement }) => pickText(statement, own)),
    hours: descriptor.workload.hours,
    words: Object.fromEntries(WORDS.map((key) => [key, say(`app.sheet.${key}`)])) as Printed['words'],
  };
}
