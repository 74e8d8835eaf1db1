import type { BadgeImage } from './badge.ts';
import { contrastOf, LEAST } from './badge-contrast.rules.ts';
import { BADGE_PAINT, EDGE, INK_COLOURS, PAGES, PLATE } from './badge-shapes.ts';

/** One thing that must stand out from another; `what` names its sentence `design.badge.check.<what>`. */
export type BadgeCheck = {
  readonly what: 'letters' | 'drawing' | 'light_page' | 'dark_page';
  /** To one decimal, cut off rather than rounded up: 4.49 is not enough. */
  readonly ratio: number;
  readonly least: number;
  readonly isEnough: boolean;
};

function check(what: BadgeCheck['what'], exact: number): BadgeCheck {
  const least = what === 'letters' ? LEAST.letters : LEAST.shapes;
  return { what, ratio: Math.floor(exact * 10) / 10, least, isEnough: exact >= least };
}

/** What stands out of a drawing is its strongest colour: one outline that is clear is enough to make it out. */
function strongestOf(drawing: NonNullable<BadgeImage['drawing']>): number {
  const colours = drawing.flatMap(({ fill, stroke }) => [fill, stroke].filter((one) => one !== undefined));
  return Math.max(1, ...colours.map((colour) => contrastOf(colour, PLATE)));
}

/** Whether everybody can make the badge out, in the numbers of WCAG. Our own icons are drawn to stand on the plate. */
export function checkBadge(image: Pick<BadgeImage, 'colour' | 'ink' | 'text' | 'drawing'>): readonly BadgeCheck[] {
  const { face, rim } = BADGE_PAINT[image.colour];
  const outer = (page: string): number => Math.max(contrastOf(rim, page), contrastOf(EDGE, page));
  return [
    ...(image.text === '' ? [] : [check('letters', contrastOf(INK_COLOURS[image.ink], face))]),
    ...(image.drawing === undefined ? [] : [check('drawing', strongestOf(image.drawing))]),
    check('light_page', outer(PAGES.light)),
    check('dark_page', outer(PAGES.dark)),
  ];
}
