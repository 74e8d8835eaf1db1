import { z } from 'zod';
import { STUDIO_STEPS } from './plan/plan.ts';
import { idOf, longText } from './schema-parts.ts';

/** Where a comment belongs: one of the steps, or the design as a whole. */
export const COMMENT_PLACES = ['whole', ...STUDIO_STEPS] as const;
export type CommentPlace = (typeof COMMENT_PLACES)[number];

export type Comment = {
  readonly id: string;
  readonly place: CommentPlace;
  readonly about: string | null;
  readonly text: string;
  /** Names; empty where the account is gone. */
  readonly by: string;
  readonly at: Date;
  readonly answers: string | null;
  readonly settled: { readonly by: string; readonly at: Date } | null;
};

export type CommentThread = Comment & { readonly replies: readonly Comment[] };

const LONGEST = 2000;

const words = longText(LONGEST).refine((text) => text !== '', { error: 'design.comment.empty' });

export const commentInput = z.object({
  place: z.enum(COMMENT_PLACES, { error: 'design.unknown_choice' }),
  about: z.union([z.literal(''), idOf]),
  text: words,
});
export type CommentInput = z.input<typeof commentInput>;

export const replyInput = z.object({ text: words });

/** Comments with their answers, open ones first, each group oldest first. */
export function threadsOf(comments: readonly Comment[]): readonly CommentThread[] {
  const threads = comments
    .filter(({ answers }) => answers === null)
    .map((comment) => ({ ...comment, replies: comments.filter(({ answers }) => answers === comment.id) }));
  return threads.toSorted((a, b) => Number(a.settled !== null) - Number(b.settled !== null));
}
