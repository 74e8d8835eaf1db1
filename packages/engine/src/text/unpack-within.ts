import { type Result, fail, ok } from '../result.ts';
import { concatBytes } from './bytes.ts';

export type UnpackFault = 'damaged' | 'too_large';

/** Input goes in small pieces, so that a bomb is stopped after one piece: deflate expands at most 1,032 times. */
const PIECE = 4096;

class TooLarge extends Error {}

/** A streaming unpacker that hands every unpacked chunk to `take`, and throws when its input is damaged. */
type Open = (take: (chunk: Uint8Array) => void) => { push(piece: Uint8Array, isLast: boolean): void };

/** Unpacks up to a limit. Whether sums and lengths fit is for the caller, who knows the format. */
export const unpackWithin = (bytes: Uint8Array, maxBytes: number, open: Open): Result<Uint8Array, UnpackFault> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = open((chunk) => {
    length += chunk.length;
    if (length > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += PIECE)
      stream.push(bytes.subarray(at, at + PIECE), at + PIECE >= bytes.length);
  } catch (error) {
    return fail(error instanceof TooLarge ? 'too_large' : 'damaged');
  }
  return ok(concatBytes(...chunks));
};
