import { fail, ok, type Result } from '#platform/result.ts';
import type { DrawnPath } from './badge.ts';
import { readColour } from './svg-colours.rules.ts';
import { boxAround, IDENTITY, joined, transformed, writePath, type Matrix, type Segment } from './svg-path.rules.ts';
import { readTags, type SvgTag } from './svg-read.rules.ts';
import { isShape, lengthOf, outlineOf, readTransform } from './svg-shapes.rules.ts';

export const MOST_SVG_BYTES = 65_536;
export const MOST_PATHS = 80;
export const MOST_PATH_TEXT = 20_000;
const MOST_DEPTH = 60;

/** Parts that are passed over without a word: they draw nothing. */
const SILENT = new Set(['title', 'desc', 'metadata', 'defs']);
/** Parts that are drawn through: a group and the file itself. */
const GROUPS = new Set(['svg', 'g', 'a', 'switch']);

type Style = {
  readonly fill: string;
  readonly stroke: string;
  readonly width: number;
  readonly evenOdd: boolean;
  readonly isHidden: boolean;
};
type Place = { readonly matrix: Matrix; readonly style: Style };

const START: Style = { fill: '#000000', stroke: 'none', width: 1, evenOdd: false, isHidden: false };

/** What a tag says about its colours, as attributes or in `style`; the latter wins, as in a browser. */
function saidBy({ attributes }: SvgTag): (name: string) => string | undefined {
  const declared = (attributes.get('style') ?? '').split(';').flatMap((line) => {
    const colon = line.indexOf(':');
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const];
  });
  const inStyle = new Map(declared);
  return (name) => inStyle.get(name) ?? attributes.get(name);
}

type Notes = Set<string>;

function colourFrom(written: string | undefined, inherited: string, notes: Notes): string {
  if (written === undefined || written === 'inherit') return inherited;
  const colour = readColour(written);
  if (colour === null) notes.add('colour');
  return colour ?? 'none';
}

const HIDING = [
  ['display', 'none'],
  ['visibility', 'hidden'],
  ['opacity', '0'],
] as const;

function styleOf(tag: SvgTag, inherited: Style, notes: Notes): Style {
  const said = saidBy(tag);
  return {
    fill: colourFrom(said('fill'), inherited.fill, notes),
    stroke: colourFrom(said('stroke'), inherited.stroke, notes),
    width: lengthOf(said('stroke-width')) ?? inherited.width,
    evenOdd: said('fill-rule') === undefined ? inherited.evenOdd : said('fill-rule') === 'evenodd',
    isHidden: inherited.isHidden || HIDING.some(([name, value]) => said(name) === value),
  };
}

type Found = { readonly segments: readonly Segment[]; readonly style: Style };

const scaleOf = (matrix: Matrix): number => Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));

function shapeOf(tag: SvgTag, place: Place): Found | null {
  const outline = outlineOf(tag.name, tag.attributes);
  if (outline === null) return null;
  const { style, matrix } = place;
  return { segments: transformed(outline, matrix), style: { ...style, width: style.width * scaleOf(matrix) } };
}

/** Goes through the tags with a stack of places; inside a part that is not drawn nothing is. */
class Walk {
  readonly found: Found[] = [];
  readonly notes: Notes = new Set();
  readonly #open: { readonly name: string; readonly place: Place | null }[] = [];

  /** False when the tags do not close each other. */
  step(tag: SvgTag): boolean {
    if (tag.kind === 'close') return this.#open.pop()?.name === tag.name;
    const above = this.#open.at(-1);
    const around = above === undefined ? { matrix: IDENTITY, style: START } : above.place;
    const place = around === null ? null : this.#enter(tag, around);
    if (tag.kind === 'open') this.#open.push({ name: tag.name, place });
    return this.#open.length <= MOST_DEPTH;
  }

  get isClosed(): boolean {
    return this.#open.length === 0;
  }

  #enter(tag: SvgTag, around: Place): Place | null {
    const isDrawn = isShape(tag.name);
    if (!isDrawn && !GROUPS.has(tag.name)) {
      if (!SILENT.has(tag.name) && !tag.name.includes(':')) this.notes.add(tag.name.toLowerCase());
      return null;
    }
    const own = readTransform(tag.attributes.get('transform'));
    if (own === null) {
      this.notes.add('transform');
      return null;
    }
    const place = { matrix: joined(around.matrix, own), style: styleOf(tag, around.style, this.notes) };
    if (isDrawn) this.#draw(tag, place);
    return isDrawn ? null : place;
  }

  #draw(tag: SvgTag, place: Place): void {
    if (place.style.isHidden) return;
    const shape = shapeOf(tag, place);
    if (shape === null) this.notes.add(tag.name);
    else if (shape.segments.length > 1) this.found.push(shape);
  }
}

/** Fits everything into the box of 100 by 100, in the middle, with the sides as they were. */
function fitted(found: readonly Found[]): readonly Found[] {
  const box = boxAround(found.flatMap(({ segments }) => segments));
  const widest = Math.max(0, ...found.map(({ style }) => (style.stroke === 'none' ? 0 : style.width)));
  if (box === null) return [];
  const side = Math.max(box.width, box.height) + widest;
  if (side <= 0) return [];
  const scale = 100 / side;
  const matrix: Matrix = [
    scale,
    0,
    0,
    scale,
    50 - (box.left + box.width / 2) * scale,
    50 - (box.top + box.height / 2) * scale,
  ];
  return found.map(({ segments, style }) => ({
    segments: transformed(segments, matrix),
    style: { ...style, width: style.width * scale },
  }));
}

const asDrawn = ({ segments, style }: Found): DrawnPath => ({
  d: writePath(segments),
  ...(style.fill === 'none' ? {} : { fill: style.fill }),
  ...(style.fill !== 'none' && style.evenOdd ? { evenOdd: true } : {}),
  ...(style.stroke === 'none' || style.width <= 0
    ? {}
    : { stroke: style.stroke, width: Math.round(style.width * 100) / 100 }),
});

export type Redrawn = {
  readonly paths: readonly DrawnPath[];
  /** What was left out, by the name of the part: `script`, `text`, `colour` (a gradient), `transform`. */
  readonly leftOut: readonly string[];
};

/**
 * Reads somebody's SVG file and draws it anew: only plain shapes with plain colours come through, as absolute path
 * data of our own writing. Nothing of the file itself is kept.
 * Codes: `design.badge.svg_large`, `design.badge.svg_unreadable`, `design.badge.svg_empty`, `design.badge.svg_rich`.
 */
export function redrawSvg(file: string): Result<Redrawn> {
  if (file.length > MOST_SVG_BYTES) return fail({ code: 'design.badge.svg_large', field: 'own' });
  const unreadable = fail({ code: 'design.badge.svg_unreadable', field: 'own' });
  const tags = readTags(file);
  if (tags?.[0]?.name !== 'svg') return unreadable;
  const walk = new Walk();
  for (const tag of tags) if (!walk.step(tag)) return unreadable;
  if (!walk.isClosed) return unreadable;
  const paths = fitted(walk.found)
    .map(asDrawn)
    .filter(({ fill, stroke }) => fill !== undefined || stroke !== undefined);
  if (paths.length === 0) return fail({ code: 'design.badge.svg_empty', field: 'own' });
  const length = paths.reduce((sum, { d }) => sum + d.length, 0);
  if (paths.length > MOST_PATHS || length > MOST_PATH_TEXT) {
    return fail({ code: 'design.badge.svg_rich', field: 'own', params: { most: MOST_PATHS } });
  }
  return ok({ paths, leftOut: [...walk.notes].sort() });
}
