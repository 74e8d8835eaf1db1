import { STONE_COLOURS } from '#ui/stone.ts';
import type { BadgeColour, BadgeInk, BadgeShape } from './badge.ts';

/** The face of each badge around its own middle, some 92 units high; written by hand, corners round like the stones'. */
export const SHAPE_PATHS = {
  stone:
    'M-21 -39Q-27 -38 -32 -33L-42 -17Q-46 -10 -46 -2L-43 18Q-42 27 -35 33L-24 40Q-18 43 -10 43L17 42Q26 41 32 35L42 22Q46 16 46 8L44 -13Q43 -21 37 -27L26 -37Q20 -42 12 -42Z',
  circle: 'M0 -45C24.9 -45 45 -24.9 45 0C45 24.9 24.9 45 0 45C-24.9 45 -45 24.9 -45 0C-45 -24.9 -24.9 -45 0 -45Z',
  square: 'M-30 -42L30 -42Q42 -42 42 -30L42 30Q42 42 30 42L-30 42Q-42 42 -42 30L-42 -30Q-42 -42 -30 -42Z',
  hexagon:
    'M-6 -45Q0 -48 6 -45L36 -28Q42 -24.5 42 -18L42 18Q42 24.5 36 28L6 45Q0 48 -6 45L-36 28Q-42 24.5 -42 18L-42 -18Q-42 -24.5 -36 -28Z',
  shield: 'M-34 -42L34 -42Q42 -42 42 -34L42 2Q42 24 24 36L6 46Q0 49 -6 46L-24 36Q-42 24 -42 2L-42 -34Q-42 -42 -34 -42Z',
  arch: 'M-40 -4C-40 -28 -22 -45 0 -45C22 -45 40 -28 40 -4L42 36Q42 43 35 43L-35 43Q-42 43 -42 36Z',
} as const satisfies Record<BadgeShape, string>;

type Paint = { readonly face: string; readonly rim: string };

/** `face` carries the letters, `rim` lies beneath it and bounds it on light pages. */
export const BADGE_PAINT = {
  ...STONE_COLOURS,
  spruce: { face: '#14493d', rim: '#0a2822' },
  slate: { face: '#414d55', rim: '#1d262c' },
  lichen: { face: '#c3d07c', rim: '#5d6922' },
  amber: { face: '#f0b429', rim: '#8a5a02' },
} as const satisfies Record<BadgeColour, Paint>;

export const INK_COLOURS = { light: '#ffffff', dark: '#0b1113' } as const satisfies Record<BadgeInk, string>;
/** The plate on which icons and own drawings lie. */
export const PLATE = '#fffdf7';
/** The line around everything that bounds a badge on dark pages. */
export const EDGE = '#fffdf7';
/** The lightest and the darkest page of ours (tokens.css). */
export const PAGES = { light: '#ffffff', dark: '#11181a' } as const;
