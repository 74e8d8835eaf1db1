/** How a unit's state looks; the word beside it says the same. */
export const UNIT_TONES = {
  draft: 'neutral',
  in_review: 'info',
  work_life: 'info',
  education: 'info',
  handed_over: 'done',
} as const;
