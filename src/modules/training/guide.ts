/**
 * The first 90 days of an organisation: seven steps, each with the days it takes and its things to tick. The words stand
 * in `messages-staff` under `training.guide.<step>.…`.
 */
export const GUIDE = [
  { step: 'purpose', from: 1, to: 10, ticks: 3 },
  { step: 'coach', from: 11, to: 20, ticks: 3 },
  { step: 'map', from: 21, to: 35, ticks: 3 },
  { step: 'try', from: 36, to: 60, ticks: 3 },
  { step: 'review', from: 61, to: 70, ticks: 3 },
  { step: 'issue', from: 71, to: 80, ticks: 3 },
  { step: 'scale', from: 81, to: 90, ticks: 3 },
] as const;

/** Every box of the checklist: `purpose.1`, `purpose.2` … */
export const TICKS: readonly string[] = GUIDE.flatMap(({ step, ticks }) =>
  Array.from({ length: ticks }, (_, index) => `${step}.${index + 1}`),
);
