/** Shapes that several components share. Nothing here knows what a page is about. */

/** One sentence that says what went wrong, with the address of the field where it can be put right (`#name`). */
export type FailureItem = { readonly text: string; readonly href?: string };

/** One choice of a select, a radio group or a group of tick boxes. */
export type Choice = {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  /** Language of the label, where it differs from the page's. */
  readonly lang?: string;
  readonly disabled?: boolean;
};

/** One link of the trail, the navigation or the footer. */
export type LinkItem = { readonly href: string; readonly label: string; readonly current?: boolean };

/** One language of the switch, by its own name. */
export type LanguageOption = { readonly code: string; readonly name: string; readonly dir: 'ltr' | 'rtl' };

/** The moods of a message or a state. Each has its own icon and word besides its colour. */
export type Tone = 'info' | 'done' | 'attention' | 'danger' | 'neutral';

/** The answers of a self-evaluation, from the first stone to the last. No scale uses all of them. */
export type LevelName = 'not_tried' | 'tried' | 'not_yet' | 'with_help' | 'on_my_own' | 'can_show_others';

/** `later`: it cannot be there yet, and nothing is to be done about it now. */
export type MeterState = 'filled' | 'missing' | 'warning' | 'later';

/** One part of a description, as the meter shows it. */
export type MeterSegment = {
  readonly id: string;
  /** Name of the part, e.g. "Learning outcomes". */
  readonly title: string;
  readonly state: MeterState;
  /** What is missing or to be looked at, in words. */
  readonly detail?: string;
  /** Where it can be put right. */
  readonly href: string;
};
