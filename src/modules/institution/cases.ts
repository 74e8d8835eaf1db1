/**
 * Stories from made-up places, each with the worksheets that it used. Words: `institution.case.<id>.title`, `.place`,
 * `.problem`, `.approach`, `.result`, `.numbers`, `.learned`.
 */
export const CASES = [
  { id: 'reuse_shop', country: 'NO', sheets: ['canvas', 'employer_talk', 'assessment_plan'] },
  { id: 'kitchen', country: 'IE', sheets: ['needs_interview', 'prior_learning', 'workload'] },
  { id: 'salons', country: 'IT', sheets: ['persona', 'budget', 'pilot_report'] },
] as const;
export type CaseId = (typeof CASES)[number]['id'];
