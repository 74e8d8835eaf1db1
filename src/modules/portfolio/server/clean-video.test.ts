import { describe, expect, it } from 'vitest';
import { joined, viewOf } from './audio-parts.ts';
import { cleanVideo } from './clean-video.ts';

const MOST = 1_000_000;
const SECRET = 'Layla was here';
const PLACE = '+59.9139+010.7522/';
const text = (words: string) => new TextEncoder().encode(words);
const be32 = (...values: readonly number[]) =>
  joined(values.map((value) => new Uint8Array([value >> 24, value >> 16, value >> 8, value])));
const holds = (bytes: Uint8Array, words: string) => Buffer.from(bytes).includes(words);

const box = (name: string, ...inside: readonly Uint8Array[]) => {
  const body = joined(inside);
  return joined([be32(body.length + 8), text(name), body]);
};

/** Two samples of the film, and between them where the telephone was. */
const FRAME = 'the picture';
const HEAD = 16;

function trak(handler: string, chunks: readonly number[], size: number): Uint8Array {
  const times = new Uint8Array(84).fill(1, 4);
  const hdlr = joined([new Uint8Array(8), text(handler), new Uint8Array(12), text(SECRET)]);
  const stbl = box(
    'stbl',
    box('stsd', new Uint8Array(8)),
    box('stsc', be32(0, 1, 1, 1, 1)),
    box('stsz', be32(0, size, chunks.length)),
    box('stco', be32(0, chunks.length, ...chunks)),
  );
  const media = handler === 'vide' ? box('vmhd', new Uint8Array(12)) : box('gmhd', new Uint8Array(4));
  return box(
    'trak',
    box('tkhd', times),
    box('udta', text(SECRET)),
    box('mdia', box('mdhd', times), box('hdlr', hdlr), box('minf', media, stbl)),
  );
}

function mp4({ seconds = 2, handler = 'vide' } = {}): Uint8Array {
  const header = new Uint8Array(100);
  viewOf(header).setUint32(12, 1000);
  viewOf(header).setUint32(16, seconds * 1000);
  const [first, place, second] = [HEAD + 8, HEAD + 8 + FRAME.length, HEAD + 8 + FRAME.length + PLACE.length];
  return joined([
    box('ftyp', text('mp42'), new Uint8Array(4)),
    box('mdat', text(FRAME), text(PLACE), text(FRAME)),
    box(
      'moov',
      box('mvhd', header),
      trak(handler, [first, second], FRAME.length),
      trak('meta', [place], PLACE.length),
      box('udta', box('©xyz', text(PLACE))),
    ),
  ]);
}

const element = (id: readonly number[], body: Uint8Array) =>
  joined([new Uint8Array(id), new Uint8Array([0x01, 0, 0, 0]), be32(body.length), body]);

function webm(types: readonly number[]): Uint8Array {
  const tracks = types.map((type) =>
    element([0xae], joined([element([0x83], new Uint8Array([type])), element([0x53, 0x6e], text(SECRET))])),
  );
  return joined([
    element([0x1a, 0x45, 0xdf, 0xa3], new Uint8Array(4)),
    element(
      [0x18, 0x53, 0x80, 0x67],
      joined([
        element([0x16, 0x54, 0xae, 0x6b], joined(tracks)),
        element(
          [0x1f, 0x43, 0xb6, 0x75],
          joined([element([0xe7], new Uint8Array([0])), element([0xa3], new Uint8Array([0x81, 3, 232, 0x80, 1, 2]))]),
        ),
        element([0x12, 0x54, 0xc3, 0x67], text(PLACE)),
      ]),
    ),
  ]);
}

const kept = (bytes: Uint8Array) => {
  const cleaned = cleanVideo(bytes, MOST);
  if (!cleaned.ok) throw new Error(cleaned.error.code);
  return cleaned.value;
};
const codeOf = (bytes: Uint8Array, most = MOST) => {
  const cleaned = cleanVideo(bytes, most);
  return cleaned.ok ? 'kept' : cleaned.error.code;
};

describe('a film that somebody adds', () => {
  it('keeps the picture and loses what the telephone wrote beside it, also where it was second by second', () => {
    const { bytes, mediaType, seconds } = kept(mp4());
    expect({ mediaType, seconds, length: bytes.length }).toEqual({
      mediaType: 'video/mp4',
      seconds: 2,
      length: mp4().length,
    });
    expect(Buffer.from(bytes).toString('latin1').split(FRAME)).toHaveLength(3);
    expect(holds(bytes, PLACE)).toBe(false);
    expect(holds(bytes, SECRET)).toBe(false);
  });

  it('is cleaned the same way as WebM, with sound and without', () => {
    for (const types of [[1], [1, 2]]) {
      const { bytes, mediaType, seconds } = kept(webm(types));
      expect({ mediaType, seconds }).toEqual({ mediaType: 'video/webm', seconds: 1 });
      expect(holds(bytes, SECRET) || holds(bytes, PLACE)).toBe(false);
    }
  });

  it('says what is wrong with a file that is none, too long, too large, or broken', () => {
    expect(codeOf(new Uint8Array())).toBe('portfolio.video_missing');
    expect(codeOf(mp4(), 100)).toBe('portfolio.video_too_large');
    expect(codeOf(mp4({ seconds: 600 }))).toBe('portfolio.video_too_long');
    expect(codeOf(text('GIF89a and more'))).toBe('portfolio.video_unknown_kind');
    expect(codeOf(mp4({ handler: 'soun' }))).toBe('portfolio.video_unknown_kind');
    expect(codeOf(webm([2]))).toBe('portfolio.video_unknown_kind');
    expect(codeOf(webm([1, 17]))).toBe('portfolio.video_damaged');
    for (const cut of [40, 90, 200]) expect(codeOf(mp4().slice(0, mp4().length - cut))).toBe('portfolio.video_damaged');
  });

  it('refuses a track whose table points outside the file instead of keeping what it cannot blank', () => {
    const bytes = mp4();
    const at = Buffer.from(bytes).lastIndexOf('stco') + 4 + 8;
    viewOf(bytes).setUint32(at, 9_000_000);
    expect(codeOf(bytes)).toBe('portfolio.video_damaged');
  });
});
