import sharp from 'sharp';
import { isPictogramName } from '#ui/pictograms.ts';
import { pictogramSvg } from '#ui/pictograms.server.ts';
import type { BadgeImage } from '../badge/badge.ts';
import { drawBadge } from '../badge/badge-drawing.ts';

const EDGE = 640;

/** The badge as an SVG document; an icon that we do not know is left out. */
export function badgeSvg(image: BadgeImage, size: number = EDGE): string {
  return drawBadge(image, size, isPictogramName(image.icon) ? pictogramSvg(image.icon) : undefined);
}

/** The badge as a PNG, 640 by 640, on nothing. */
export async function badgePng(image: BadgeImage): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp(Buffer.from(badgeSvg(image)))
      .png({ compressionLevel: 9 })
      .toBuffer(),
  );
}
