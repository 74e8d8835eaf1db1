import { z } from 'zod';
import { STUDIO_STEPS } from './plan/plan.ts';
import { idOf, longText } from './schema-parts.ts';
import { STEP_PANELS } from './steps/panels.ts';

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

/** The field of a step that a comment is about, with the key of its label; null where there is none of this name. */
export function commentedField(place: CommentPlace, about: string): { name: string; label: string } | null {
  const fields = place === 'whole' ? [] : STEP_PANELS[place].flatMap((panel) => panel.fields);
  const found = fields.find(({ name }) => name === about);
  return found === undefined ? null : { name: found.name, label: found.label };
}

const isThing = (about: string): boolean => idOf.safeParse(about).success;

/** `about`: a field of the step by its name, a thing in it by its id, or nothing. */
export const commentInput = z
  .object({
    place: z.enum(COMMENT_PLACES, { error: 'design.unknown_choice' }),
    about: z.string().max(120),
    text: words,
  })
  .refine(({ place, about }) => about === '' || isThing(about) || commentedField(place, about) !== null, {
    error: 'design.unknown_choice',
    path: ['about'],
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
