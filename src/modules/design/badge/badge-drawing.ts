import type { BadgeImage, DrawnPath, Letters } from './badge.ts';
import { BADGE_PAINT, EDGE, INK_COLOURS, PLATE, SHAPE_PATHS } from './badge-shapes.ts';

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where things lie on the face, around its middle; the shield is narrower below, the arch wider. */
type Layout = {
  readonly plate: number;
  readonly plateY: number;
  readonly text: { y: number; width: number; height: number };
};

function layoutOf(image: BadgeImage): Layout {
  const hasPicture = image.icon !== '' || image.drawing !== undefined;
  const isNarrowBelow = image.shape === 'shield' || image.shape === 'hexagon' || image.shape === 'circle';
  if (!hasPicture) return { plate: 0, plateY: 0, text: { y: 0, width: 70, height: 24 } };
  if (image.letters === undefined)
    return { plate: 31, plateY: image.shape === 'shield' ? -4 : 0, text: { y: 0, width: 0, height: 0 } };
  return { plate: 24, plateY: -11, text: { y: 26, width: isNarrowBelow ? 52 : 66, height: 12 } };
}

function drawLetters(letters: Letters, at: Layout['text'], colour: string): string {
  const scale = Math.min(at.width / letters.width, at.height / letters.height);
  const [x, y] = [-(letters.width * scale) / 2, at.y - (letters.height * scale) / 2];
  return `<path transform="translate(${round(x)} ${round(y)}) scale(${Math.round(scale * 1e4) / 1e4})" d="${letters.d}" fill="${colour}"/>`;
}

const drawPath = ({ d, fill, evenOdd, stroke, width }: DrawnPath): string =>
  `<path d="${d}" fill="${fill ?? 'none'}"${evenOdd ? ' fill-rule="evenodd"' : ''}` +
  `${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${width ?? 1}" stroke-linejoin="round" stroke-linecap="round"`}/>`;

/** The inside of a square that just fits on the round plate. */
const insideOf = (plate: number): number => plate * 1.36;

function drawOwn(drawing: readonly DrawnPath[], { plate, plateY }: Layout): string {
  const side = insideOf(plate);
  const inner = drawing.map(drawPath).join('');
  return `<g transform="translate(${round(-side / 2)} ${round(plateY - side / 2)}) scale(${round(side / 100)})">${inner}</g>`;
}

/** A pictogram of ours as a drawing inside the drawing. Only SVG of our own table may come here. */
function placeIcon(svg: string, { plate, plateY }: Layout): string {
  const side = insideOf(plate);
  const place = `x="${round(-side / 2)}" y="${round(plateY - side / 2)}" width="${round(side)}" height="${round(side)}"`;
  return svg.replace(/^<svg [^>]*?(viewBox="[^"]*")[^>]*>/u, `<svg ${place} $1>`);
}

function drawPicture(image: BadgeImage, icon: string | undefined, layout: Layout): string {
  if (layout.plate === 0) return '';
  const { rim } = BADGE_PAINT[image.colour];
  const inner =
    image.drawing === undefined ? (icon === undefined ? '' : placeIcon(icon, layout)) : drawOwn(image.drawing, layout);
  return (
    `<circle cx="0" cy="${layout.plateY}" r="${layout.plate}" fill="${PLATE}" stroke="${rim}" stroke-width="1.5"/>` +
    inner
  );
}

/**
 * A badge as a square SVG document, from its data alone: no words of others, no fonts, no addresses.
 * @param icon SVG text of the pictogram `image.icon`, from `#ui/pictograms.server.ts`
 */
export function drawBadge(image: BadgeImage, size: number, icon?: string): string {
  const outline = SHAPE_PATHS[image.shape];
  const { face, rim } = BADGE_PAINT[image.colour];
  const layout = layoutOf(image);
  const letters = image.letters === undefined ? '' : drawLetters(image.letters, layout.text, INK_COLOURS[image.ink]);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="-54 -54 108 108">` +
    `<g transform="translate(0 2)"><path d="${outline}" fill="${EDGE}" stroke="${EDGE}" stroke-width="9" stroke-linejoin="round"/>` +
    `<path d="${outline}" fill="${rim}" stroke="${rim}" stroke-width="5" stroke-linejoin="round"/></g>` +
    `<path d="${outline}" fill="${face}"/>` +
    `${drawPicture(image, icon, layout)}${letters}</svg>`
  );
}
