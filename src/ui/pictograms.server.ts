import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PICTOGRAMS, PICTOGRAM_NAMES, type PictogramName } from './pictograms.ts';

/** The parts of an Iconify JSON file that we read (its own format, version 3). */
type IconFile = {
  readonly width?: number;
  readonly height?: number;
  readonly icons: Readonly<
    Record<string, { readonly body: string; readonly width?: number; readonly height?: number }>
  >;
};

const require = createRequire(import.meta.url);

/**
 * Reads the package once and keeps only the drawings of our table: the file holds thousands, and a small machine
 * should not carry them all.
 */
function readDrawings(): ReadonlyMap<PictogramName, string> {
  const path = require.resolve('@iconify-json/fluent-emoji-flat/icons.json');
  // The file is part of a pinned dependency and the test beside this one holds its shape.
  const file = JSON.parse(readFileSync(path, 'utf8')) as IconFile;
  const drawings = new Map<PictogramName, string>();
  for (const name of PICTOGRAM_NAMES) {
    const icon = file.icons[PICTOGRAMS[name]];
    if (icon === undefined) continue;
    const box = `0 0 ${icon.width ?? file.width ?? 32} ${icon.height ?? file.height ?? 32}`;
    drawings.set(name, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${icon.body}</svg>`);
  }
  return drawings;
}

let drawings: ReadonlyMap<PictogramName, string> | undefined;

/** The SVG text of one pictogram; `undefined` only when the icon package lacks the drawing (a test refuses that). */
export function pictogramSvg(name: PictogramName): string | undefined {
  drawings ??= readDrawings();
  return drawings.get(name);
}
