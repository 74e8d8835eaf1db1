import type { Multilingual } from '#platform/i18n/text.ts';

/** How long a question waits for its answer, and how long an answer waits for its reader. */
export const ASK_DAYS = 90;
export const ANSWER_DAYS = 30;

export const MOST_ASK_WORDS = 1000;
export const MOST_ASK_LINE = 120;

/** `welcome`: come; `not_now`: with the reason. Both with words, and none of them is a decision about a person's skills. */
export const ASK_ANSWERS = ['welcome', 'not_now'] as const;
export type AskAnswer = (typeof ASK_ANSWERS)[number];

export type Poster = { readonly code: string; readonly madeAt: Date; readonly closedAt: Date | null };

/** Somebody without an account who would like to learn at a place. */
export type PlaceAsk = {
  readonly id: string;
  readonly environmentId: string;
  readonly name: string;
  readonly words: string;
  readonly reach: string;
  readonly language: string;
  readonly askedAt: Date;
  readonly endsAt: Date;
  readonly answer: AskAnswer | null;
  readonly reply: string;
};

/** What a poster shows to whoever scans it. */
export type OpenedPoster = {
  readonly environmentId: string;
  readonly tenantId: string;
  /** Who asks people in: the organisation's public name. */
  readonly house: string;
  readonly place: Multilingual;
  /** What can be learned there, what matters most in front. */
  readonly tasks: readonly { readonly id: string; readonly plain: Multilingual; readonly pictogram: string }[];
};
