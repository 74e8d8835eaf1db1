import sharp from 'sharp';
import { bakePng } from '@cairn/engine';
import { drawStone, type StoneFamily } from '#ui/stone.ts';

const EDGE = 640;

/** The stone of a credential as a PNG with the signed text inside (Open Badges 3.0, baking: `openbadgecredential`). */
export async function makeBakedPicture(
  stone: { readonly seed: string; readonly family: StoneFamily },
  signedText: string,
): Promise<Uint8Array> {
  const svg = drawStone({ ...stone, size: EDGE });
  const png = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png({ compressionLevel: 9 }).toBuffer();
  const baked = bakePng(png, signedText);
  if (!baked.ok) throw new Error(`A picture of our own could not be baked: ${baked.error}`);
  return baked.value;
}
