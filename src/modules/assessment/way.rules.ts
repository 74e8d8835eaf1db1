/** The four stones of a learner's way with one achievement. */
export const STAGES = ['identification', 'documentation', 'assessment', 'certification'] as const;
export type Stage = (typeof STAGES)[number];

export type StageState = 'done' | 'now' | 'ahead';
export type Way = {
  readonly stages: readonly { readonly stage: Stage; readonly state: StageState }[];
  /** Since when the learner has stopped for now; null while she goes on. */
  readonly stoppedAt: Date | null;
};

/** What is known of a learner and one achievement. Every stone follows from it; none is set by hand. */
export type WayFacts = {
  readonly hasFinishedRating: boolean;
  readonly proofs: number;
  /** The newest decision that stands. */
  readonly decision: string | null;
  /** A case waits. */
  readonly isWaiting: boolean;
  readonly isCertified: boolean;
  readonly stoppedAt: Date | null;
};

/**
 * Where somebody is on the way. A stone is done by what happened, not by what came before it: whoever brought proof
 * before she rated herself has that stone. The first one that is not done is the one she stands at.
 */
export function wayOf(facts: WayFacts): Way {
  const isDecided = facts.decision === 'validated' || facts.decision === 'partly_validated';
  const isDone: Readonly<Record<Stage, boolean>> = {
    identification: facts.hasFinishedRating,
    documentation: facts.proofs > 0,
    assessment: facts.decision === 'validated' || (isDecided && !facts.isWaiting),
    certification: facts.isCertified,
  };
  const now = STAGES.find((stage) => !isDone[stage]);
  return {
    stages: STAGES.map((stage) => ({ stage, state: isDone[stage] ? 'done' : stage === now ? 'now' : 'ahead' })),
    stoppedAt: facts.stoppedAt,
  };
}
