import type { Level } from '../scales.ts';

type Said = { readonly text: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' };

/** One question, ready for the screen. */
export type QuestionOnScreen = {
  readonly criterionId: string;
  readonly pictogram: string;
  readonly sentence: Said;
  /** Address of a recording of the sentence. */
  readonly sound: string | undefined;
  /** Recordings of the answers, by answer. */
  readonly answerSounds: Readonly<Record<string, string>>;
  readonly levels: readonly Level[];
  /** The same in the other person's language. */
  readonly twin: {
    readonly name: string;
    readonly lang: string;
    readonly dir: 'ltr' | 'rtl';
    readonly sentence: Said;
    readonly sound: string | undefined;
    readonly listen: string;
    readonly stop: string;
    readonly words: Readonly<Record<string, string>>;
  } | null;
};
