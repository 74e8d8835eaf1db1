/** What a reader of one format found: the bytes that remain, and how long they play where the format tells. */
export type ReadSound = {
  readonly bytes: Uint8Array;
  readonly mediaType: 'audio/wav' | 'audio/mpeg' | 'audio/mp4' | 'audio/ogg' | 'audio/webm';
  readonly seconds: number | null;
};

/** The same of a film. */
export type ReadFilm = {
  readonly bytes: Uint8Array;
  readonly mediaType: 'video/mp4' | 'video/webm';
  readonly seconds: number | null;
};

/** Why a recording cannot be kept. Thrown inside the readers and turned into a failure by `cleanAudio` and `cleanVideo`. */
export class UnfitSound extends Error {
  readonly code: 'damaged' | 'not_only_sound' | 'unknown_kind';

  constructor(code: UnfitSound['code']) {
    super(code);
    this.code = code;
  }
}

export const damaged = (): never => {
  throw new UnfitSound('damaged');
};

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Latin letters at a place, such as the four that name a chunk. */
export const lettersAt = (bytes: Uint8Array, from: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(from, from + length));

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
