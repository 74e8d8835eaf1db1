import { damaged, joined, lettersAt, type ReadSound, viewOf } from './audio-parts.ts';

/** Plain, floating, A-law, µ-law, and the extended form of them. */
const FORMATS = new Set([1, 3, 6, 7, 0xfffe]);
const KEPT = new Set(['fmt ', 'fact', 'data']);

type Chunk = { readonly name: string; readonly body: Uint8Array };

function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = view.getUint32(at + 4, true);
    const name = lettersAt(bytes, at, 4);
    const end = at + 8 + size;
    // Recorders that stream leave the length of the sound open or wrong: it then goes to the end of the file.
    const body = bytes.subarray(at + 8, Math.min(end, bytes.length));
    if (end > bytes.length && name !== 'data') damaged();
    chunks.push({ name, body });
    at = end + (size % 2);
  }
  return chunks;
}

function written({ name, body }: Chunk): Uint8Array {
  const out = new Uint8Array(8 + body.length + (body.length % 2));
  out.set(new TextEncoder().encode(name));
  viewOf(out).setUint32(4, body.length, true);
  out.set(body, 8);
  return out;
}

/** Written anew from its format and its sound; titles, names, places and cue sheets are left out. */
export function readWav(bytes: Uint8Array): ReadSound {
  const chunks = chunksOf(bytes);
  const format = chunks.find(({ name }) => name === 'fmt ')?.body ?? damaged();
  const sound = chunks.find(({ name }) => name === 'data')?.body ?? damaged();
  const view = viewOf(format);
  const bytesPerSecond = view.getUint32(8, true);
  if (!FORMATS.has(view.getUint16(0, true)) || bytesPerSecond === 0 || sound.length === 0) damaged();
  const kept = joined(chunks.filter(({ name }) => KEPT.has(name)).map(written));
  const head = new Uint8Array(12);
  head.set(new TextEncoder().encode('RIFF'));
  viewOf(head).setUint32(4, 4 + kept.length, true);
  head.set(new TextEncoder().encode('WAVE'), 8);
  return { bytes: joined([head, kept]), mediaType: 'audio/wav', seconds: sound.length / bytesPerSecond };
}
