import { ANSWERS } from './portfolio.schemas.ts';

/** One sentence in one language. */
export type RecordingRef = {
  readonly achievementId: string;
  readonly criterionId: string;
  readonly language: string;
};

export type Recording = RecordingRef & {
  readonly fileId: string;
  readonly mediaType: string;
  readonly seconds: number | null;
  readonly recordedAt: Date;
};

/** The answers themselves can be recorded too: they are the same on every sheet. */
export const ANSWER_WORDS = 'tpl_answers';

export const isAnswerWord = (id: string): boolean => ANSWERS.some((answer) => answer === id);
