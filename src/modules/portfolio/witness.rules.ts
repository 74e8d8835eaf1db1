import { z } from 'zod';
import { prose } from './portfolio.schemas.ts';

export const WITNESS_ANSWERS = ['confirmed', 'corrected', 'not_seen'] as const;
export type WitnessAnswer = (typeof WITNESS_ANSWERS)[number];

/** Days for which a link works unless told otherwise, and at most. */
export const WITNESS_DAYS = 14;
export const WITNESS_MOST_DAYS = 60;

export type WitnessRequest = {
  readonly tenantId: string;
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly witnessName: string;
  /** Who the witness is to the work, e.g. "shift leader". */
  readonly relation: string;
  readonly criteria: readonly string[];
  readonly askedBy: string;
  readonly askedByRole: 'learner' | 'coach';
  readonly askedAt: Date;
  readonly endsAt: Date;
  readonly withdrawnAt?: Date;
  readonly answeredAt?: Date;
  readonly answer?: WitnessAnswer;
  readonly evidenceId?: string;
};

export type WitnessState = 'open' | 'ended' | 'withdrawn' | WitnessAnswer;

/** Where a request stands. What was answered stays answered. */
export function witnessState(request: WitnessRequest, now: Date): WitnessState {
  if (request.answer !== undefined) return request.answer;
  if (request.withdrawnAt !== undefined) return 'withdrawn';
  return request.endsAt <= now ? 'ended' : 'open';
}

const filled = (longest: number, name: string) =>
  prose(longest, `portfolio.${name}_too_long`).refine((text) => text !== '', { error: `portfolio.${name}_missing` });

export const witnessInput = z.object({
  achievementId: z.string().max(60),
  witnessName: filled(120, 'witness_name'),
  relation: filled(120, 'witness_relation'),
  criteria: z.array(z.string().max(60)).max(200).min(1, { error: 'portfolio.witness_tasks_missing' }),
  days: z.coerce
    .number({ error: 'portfolio.witness_days_unfit' })
    .int({ error: 'portfolio.witness_days_unfit' })
    .min(1, { error: 'portfolio.witness_days_unfit' })
    .max(WITNESS_MOST_DAYS, { error: 'portfolio.witness_days_unfit' }),
});
export type WitnessInput = z.input<typeof witnessInput>;

export const statementInput = z
  .object({
    answer: z.string().pipe(z.enum(WITNESS_ANSWERS, { error: 'portfolio.witness_answer_missing' })),
    words: prose(2000, 'portfolio.witness_words_too_long'),
  })
  .refine(({ answer, words }) => answer !== 'corrected' || words !== '', {
    error: 'portfolio.witness_words_missing',
    path: ['words'],
  });
