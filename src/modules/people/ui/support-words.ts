import type { SupportRight } from '../support.rules.ts';

/** What a helper sees and may do, as the keys of its sentences. */
export const allowedKeys = (of: {
  readonly seesAnswers: boolean;
  readonly rights: readonly SupportRight[];
}): readonly string[] => [
  of.seesAnswers ? 'people.supporter.sees_answers' : 'people.supporter.sees_step',
  ...of.rights.map((right) => `people.supporter.may.${right}`),
];
