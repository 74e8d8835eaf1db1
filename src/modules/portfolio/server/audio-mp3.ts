import { damaged, joined, lettersAt, type ReadSound } from './audio-parts.ts';

const RATES = { 3: [44_100, 48_000, 32_000], 2: [22_050, 24_000, 16_000], 0: [11_025, 12_000, 8_000] } as const;
const KBITS_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const KBITS_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

type Frame = { readonly length: number; readonly seconds: number };

const byteAt = (bytes: Uint8Array, at: number): number => bytes[at] ?? 0;

/** Whether a frame of layer III could begin here: eleven ones, a version that exists, the layer. */
const looksLikeFrame = (first: number, second: number): boolean =>
  first === 0xff && (second & 0xe6) === 0xe2 && ((second >> 3) & 3) !== 1;

/** The frame that begins here, or null where none does. */
function frameAt(bytes: Uint8Array, at: number): Frame | null {
  const [second, third] = [byteAt(bytes, at + 1), byteAt(bytes, at + 2)];
  if (!looksLikeFrame(byteAt(bytes, at), second)) return null;
  const isFirst = ((second >> 3) & 3) === 3;
  const rate = RATES[((second >> 3) & 3) as keyof typeof RATES][(third >> 2) & 3];
  const kbits = (isFirst ? KBITS_1 : KBITS_2)[third >> 4];
  if (rate === undefined || !kbits) return null;
  const samples = isFirst ? 1152 : 576;
  const length = Math.floor((samples * kbits * 125) / rate) + ((third >> 1) & 1);
  return { length, seconds: samples / rate };
}

/** Where the sound begins: after a tag of the second kind, if there is one. */
function afterTag(bytes: Uint8Array): number {
  if (lettersAt(bytes, 0, 3) !== 'ID3') return 0;
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(6, 10);
  return 10 + (((a & 127) << 21) | ((b & 127) << 14) | ((c & 127) << 7) | (d & 127));
}

/** Only whole frames of sound are kept: tags of every kind, wherever they stand, pictures included, are none. */
export function readMp3(bytes: Uint8Array): ReadSound {
  const frames: Uint8Array[] = [];
  let seconds = 0;
  let at = afterTag(bytes);
  while (at + 4 <= bytes.length) {
    const frame = frameAt(bytes, at);
    const end = frame === null ? 0 : at + frame.length;
    const isLast = frame !== null && end === bytes.length;
    // Two bytes alone may look like a frame inside a picture: the next one has to follow, or something that is a tag.
    if (frame !== null && (isLast || frameAt(bytes, end) !== null || isTagAt(bytes, end))) {
      frames.push(bytes.subarray(at, end));
      seconds += frame.seconds;
      at = end;
    } else {
      at += 1;
    }
  }
  if (frames.length < 3) damaged();
  return { bytes: joined(frames), mediaType: 'audio/mpeg', seconds };
}

const isTagAt = (bytes: Uint8Array, at: number): boolean =>
  lettersAt(bytes, at, 3) === 'TAG' || ['APETAGEX', 'LYRICSBE'].includes(lettersAt(bytes, at, 8));
