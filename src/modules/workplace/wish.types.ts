/** Adjustments somebody needs; never the reason for them. */
export const ADJUSTMENTS = ['step_free', 'quiet', 'daytime', 'breaks', 'written', 'shown'] as const;
export type Adjustment = (typeof ADJUSTMENTS)[number];

export const TRAVELS = ['any', 'public_transport', 'same_town'] as const;
export type Travel = (typeof TRAVELS)[number];

/** One thing somebody wants to do: a task that is mapped somewhere, or own words. */
export type Wish = { readonly text: string; readonly taskId: string | null };

/** What a learner wishes and needs, filled in together with the coach. */
export type LearnerWishes = {
  readonly learnerId: string;
  readonly wishes: readonly Wish[];
  readonly hoursWeek: number | null;
  readonly languages: readonly string[];
  readonly adjustments: readonly Adjustment[];
  readonly travel: Travel;
  /** Where the way begins: a town or a part of it. */
  readonly town: string;
  readonly updatedAt: Date;
};

export const PLACE_DECISIONS = ['start', 'later', 'no'] as const;
export type PlaceDecision = (typeof PLACE_DECISIONS)[number];
