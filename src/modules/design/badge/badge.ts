import type { Multilingual } from '#platform/i18n/text.ts';

/** Outlines to choose from; each has its own path in `badge-shapes.ts`. */
export const BADGE_SHAPES = ['stone', 'circle', 'square', 'hexagon', 'shield', 'arch'] as const;
export type BadgeShape = (typeof BADGE_SHAPES)[number];

/** The colour families of the stones, and four of the house. */
export const BADGE_COLOURS = [
  'trade',
  'food',
  'wood',
  'care',
  'office',
  'digital',
  'green',
  'other',
  'spruce',
  'slate',
  'lichen',
  'amber',
] as const;
export type BadgeColour = (typeof BADGE_COLOURS)[number];

export const BADGE_INKS = ['light', 'dark'] as const;
export type BadgeInk = (typeof BADGE_INKS)[number];

/** Longest text on a badge: more cannot be read at the size of a stamp. */
export const LONGEST_BADGE_TEXT = 14;

/** One shape of a drawing that was read and drawn anew: absolute M, L, C, Q, Z in a box of 100 × 100, plain colours. */
export type DrawnPath = {
  readonly d: string;
  /** `#rrggbb`. */
  readonly fill?: string;
  readonly evenOdd?: boolean;
  readonly stroke?: string;
  readonly width?: number;
};

/** A text as outlines, so that every screen and file shows the same letters without any font. */
export type Letters = {
  readonly d: string;
  /** Extent of the outlines; they begin at 0, 0. */
  readonly width: number;
  readonly height: number;
};

/** The picture that stands for a micro-credential: data only, drawn anew wherever it is shown. */
export type BadgeImage = {
  readonly shape: BadgeShape;
  readonly colour: BadgeColour;
  /** Colour of the letters. */
  readonly ink: BadgeInk;
  /** Name of a drawing in `src/ui/pictograms.ts`; empty: none, or the own drawing. */
  readonly icon: string;
  /** A drawing of the designer's own, in place of the icon. */
  readonly drawing?: readonly DrawnPath[];
  readonly text: string;
  readonly letters?: Letters;
  /** What the picture shows, in every language of the texts, for people who do not see it. */
  readonly alt: Multilingual;
};
