import type { Level } from '#modules/portfolio/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** A sheet of questions, in every language that it has. */
export type PackedSheet = {
  readonly achievementId: string;
  readonly title: Multilingual;
  /** The steps of its scale, lowest first. */
  readonly steps: readonly Level[];
  readonly items: readonly { readonly id: string; readonly plain: Multilingual; readonly pictogram: string }[];
  /** As they stood when the device took them along. */
  readonly answers: Readonly<Record<string, string>>;
  readonly isFinished: boolean;
};

export type PackedProof = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly achievementId: string;
};

/** A joint evaluation as the learner may see it: nothing of the coach's before both are shown. */
export type LearnersTalk = {
  readonly jointId: string;
  readonly achievementId: string;
  readonly coachName: string;
  readonly state: string;
  readonly isShown: boolean;
  readonly isCoachSure: boolean;
  readonly isConfirmed: boolean;
  readonly agreed: Readonly<Record<string, string | null>>;
  readonly nextGoal: string;
};

export type PackedTask = {
  readonly id: string;
  readonly plain: Multilingual;
  /** In the coach's language. */
  readonly statement: string;
  readonly pictogram: string;
  readonly critical: boolean;
};

/** A joint evaluation as its coach may see it: `self` is empty until both are shown. */
export type CoachedTalk = {
  readonly jointId: string;
  readonly achievementId: string;
  readonly learner: { readonly id: string; readonly name: string; readonly language: string; readonly ref: string };
  readonly title: Multilingual;
  /** The steps of its scale, lowest first. */
  readonly steps: readonly Level[];
  readonly tasks: readonly PackedTask[];
  readonly state: 'rating' | 'talking';
  readonly isRated: boolean;
  readonly isShown: boolean;
  readonly levels: Readonly<Record<string, Level | null>>;
  readonly self: Readonly<Record<string, Level | null>>;
  readonly agreed: Readonly<Record<string, string | null>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly nextGoal: string;
  readonly isCoachSure: boolean;
};

type Frame = {
  readonly person: { readonly id: string; readonly name: string; readonly language: string };
  readonly workLanguage: string;
  readonly site: { readonly photos: boolean; readonly audio: boolean };
  readonly takenAt: string;
};

export type LearnersPack = Frame & {
  readonly role: 'learner';
  readonly sheets: readonly PackedSheet[];
  readonly proofs: readonly PackedProof[];
  readonly talks: readonly LearnersTalk[];
};

export type CoachsPack = Frame & { readonly role: 'coach'; readonly talks: readonly CoachedTalk[] };

export type Pack = LearnersPack | CoachsPack;
