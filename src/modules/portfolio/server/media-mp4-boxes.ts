import { damaged, lettersAt } from './audio-parts.ts';

export type Boxes = { readonly bytes: Uint8Array; readonly view: DataView };
export type Box = { readonly name: string; readonly start: number; readonly body: number; readonly end: number };

export function boxAt({ bytes, view }: Boxes, start: number, limit: number): Box {
  if (start + 8 > limit) damaged();
  const size = view.getUint32(start);
  const wide = size === 1;
  const length = wide ? Number(view.getBigUint64(start + 8)) : size === 0 ? limit - start : size;
  const body = start + (wide ? 16 : 8);
  const end = start + length;
  if (end < body || end > limit) damaged();
  return { name: lettersAt(bytes, start + 4, 4), start, body, end };
}

function childrenOf(boxes: Boxes, parent: Box): readonly Box[] {
  const children: Box[] = [];
  for (let at = parent.body; at < parent.end;) {
    const child = boxAt(boxes, at, parent.end);
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The boxes at the end of a path of names, from one box on. */
export const insideOf = (boxes: Boxes, parent: Box, path: readonly string[]): readonly Box[] =>
  path.reduce<readonly Box[]>(
    (found, name) => found.flatMap((box) => childrenOf(boxes, box).filter((child) => child.name === name)),
    [parent],
  );

type Stretch = { readonly from: number; readonly to: number };

/** Three numbers of four bytes each: from which chunk on, how many samples a chunk holds. */
const RUN_BYTES = 12;

/** Reads `count` entries of a table that begins with version, flags and (after `skip` bytes) its count. */
function entries(boxes: Boxes, table: Box | undefined, how: { readonly skip: number; readonly width: 4 | 8 | 12 }) {
  if (table === undefined) return damaged();
  const count = boxes.view.getUint32(table.body + 4 + how.skip);
  const first = table.body + 8 + how.skip;
  if (first + count * how.width > table.end) damaged();
  return Array.from({ length: count }, (_, index) => first + index * how.width);
}

function sizesOf(boxes: Boxes, table: Box | undefined): (sample: number) => number {
  if (table === undefined) return damaged();
  const same = boxes.view.getUint32(table.body + 4);
  if (same > 0) return () => same;
  const places = entries(boxes, table, { skip: 4, width: 4 });
  return (sample) => boxes.view.getUint32(places[sample] ?? damaged());
}

function chunksOf(boxes: Boxes, stbl: Box): readonly number[] {
  const [narrow] = insideOf(boxes, stbl, ['stco']);
  if (narrow !== undefined)
    return entries(boxes, narrow, { skip: 0, width: 4 }).map((place) => boxes.view.getUint32(place));
  const [wide] = insideOf(boxes, stbl, ['co64']);
  return entries(boxes, wide, { skip: 0, width: 8 }).map((place) => Number(boxes.view.getBigUint64(place)));
}

/** Where in the file the samples of one track lie, chunk by chunk. */
export function samplesOf(boxes: Boxes, stbl: Box): readonly Stretch[] {
  const chunks = chunksOf(boxes, stbl);
  if (chunks.length === 0) return [];
  const sizeOf = sizesOf(boxes, insideOf(boxes, stbl, ['stsz'])[0]);
  const runs = entries(boxes, insideOf(boxes, stbl, ['stsc'])[0], { skip: 0, width: RUN_BYTES }).map((place) => ({
    first: boxes.view.getUint32(place),
    samples: boxes.view.getUint32(place + 4),
  }));
  let sample = 0;
  return chunks.map((from, index) => {
    const held = runs.findLast(({ first }) => first <= index + 1)?.samples ?? damaged();
    let length = 0;
    for (const last = sample + held; sample < last; sample += 1) length += sizeOf(sample);
    return { from, to: from + length };
  });
}
