import sharp from 'sharp';
import { bakePng } from '@cairn/engine';

/**
 * The picture of a credential as a PNG with the signed text inside (Open Badges 3.0, baking: `openbadgecredential`).
 * @param svg drawn by us: a stone or a badge
 */
export async function makeBakedPicture(svg: string, signedText: string): Promise<Uint8Array> {
  const png = await sharp(Buffer.from(svg)).flatten({ background: '#ffffff' }).png({ compressionLevel: 9 }).toBuffer();
  const baked = bakePng(png, signedText);
  if (!baked.ok) throw new Error(`A picture of our own could not be baked: ${baked.error}`);
  return baked.value;
}
