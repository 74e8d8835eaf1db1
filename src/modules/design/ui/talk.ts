import type { PickedText } from '#platform/i18n/text.ts';
import type { CommentPlace } from '../comment.rules.ts';

export type SaidView = {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  /** ISO instant, and the same in words. */
  readonly at: string;
  readonly when: string;
};

/** A thread as a page shows it. */
export type ThreadView = SaidView & {
  readonly place: CommentPlace;
  readonly of: PickedText | null;
  /** The field it is about: its place on the step, and the key of its label. */
  readonly field: { readonly name: string; readonly label: string } | null;
  readonly replies: readonly SaidView[];
  readonly settled: { readonly by: string; readonly when: string } | null;
};
