import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joined, viewOf } from './audio-parts.ts';
import { AUDIO_MAX_BYTES, cleanAudio } from './clean-audio.ts';

const text = (words: string) => new TextEncoder().encode(words);
const le32 = (value: number) => new Uint8Array([value, value >> 8, value >> 16, value >> 24]);
const be32 = (value: number) => new Uint8Array([value >> 24, value >> 16, value >> 8, value]);
const SECRET = 'Layla was here';

const chunk = (name: string, body: Uint8Array) =>
  joined([text(name), le32(body.length), body, new Uint8Array(body.length % 2)]);

function wav(seconds: number): Uint8Array {
  const format = new Uint8Array(16);
  const view = viewOf(format);
  view.setUint16(0, 1, true);
  view.setUint16(2, 1, true);
  view.setUint32(4, 8000, true);
  view.setUint32(8, 8000, true);
  view.setUint16(12, 1, true);
  view.setUint16(14, 8, true);
  const body = joined([
    text('WAVE'),
    chunk('fmt ', format),
    chunk('LIST', text(`INFOIART${SECRET}`)),
    chunk('data', new Uint8Array(8000 * seconds).fill(128)),
    chunk('id3 ', text(SECRET)),
  ]);
  return joined([text('RIFF'), le32(body.length), body]);
}

/** MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 417 bytes each. */
const frame = () => {
  const bytes = new Uint8Array(417);
  bytes.set([0xff, 0xfb, 0x90, 0x00]);
  return bytes;
};

const id3 = (words: string) => joined([text('ID3'), new Uint8Array([3, 0, 0, 0, 0, 0, words.length]), text(words)]);
const mp3 = (frames: number) =>
  joined([
    id3(SECRET),
    ...Array.from({ length: frames }, frame),
    text('APETAGEX'),
    text(SECRET.padEnd(24)),
    text('TAG'),
    text(SECRET.padEnd(125)),
  ]);

const box = (name: string, ...inside: readonly Uint8Array[]) => {
  const body = joined(inside);
  return joined([be32(body.length + 8), text(name), body]);
};

function m4a({ handler = 'soun', seconds = 2 } = {}): Uint8Array {
  const header = new Uint8Array(100);
  viewOf(header).setUint32(4, 3_900_000_000);
  viewOf(header).setUint32(12, 1000);
  viewOf(header).setUint32(16, seconds * 1000);
  const hdlr = joined([new Uint8Array(8), text(handler), new Uint8Array(12), text(SECRET), new Uint8Array(1)]);
  const stbl = box('stbl', box('stsd', new Uint8Array(8)));
  return joined([
    box('ftyp', text('M4A '), new Uint8Array(4)),
    box(
      'moov',
      box('mvhd', header),
      box('trak', box('tkhd', header), box('mdia', box('mdhd', header), box('hdlr', hdlr), box('minf', stbl))),
      box('udta', box('meta', text(SECRET))),
    ),
    box('uuid', text(SECRET.padEnd(20))),
    box('mdat', new Uint8Array(500).fill(7)),
  ]);
}

function oggPage(number: number, body: Uint8Array, changes: { serial?: number; granule?: number } = {}): Uint8Array {
  const head = new Uint8Array(27);
  head.set(text('OggS'));
  head[5] = number === 0 ? 2 : 0;
  viewOf(head).setBigInt64(6, BigInt(changes.granule ?? 0), true);
  viewOf(head).setUint32(14, changes.serial ?? 7, true);
  viewOf(head).setUint32(18, number, true);
  const lacing = [...Array.from({ length: Math.floor(body.length / 255) }, () => 255), body.length % 255];
  head[26] = lacing.length;
  return joined([head, new Uint8Array(lacing), body]);
}

const ogg = (seconds = 2) =>
  joined([
    oggPage(0, joined([text('OpusHead'), new Uint8Array(11)])),
    oggPage(1, joined([text('OpusTags'), le32(3), text('lib'), le32(1), le32(SECRET.length), text(SECRET)])),
    oggPage(2, new Uint8Array(200).fill(9), { granule: 48_000 * seconds }),
  ]);

const element = (id: readonly number[], body: Uint8Array) => {
  const size = new Uint8Array(8);
  viewOf(size).setUint32(4, body.length);
  size[0] = 0x01;
  return joined([new Uint8Array(id), size, body]);
};

function webm({ type = 1 + 1, tagged = SECRET } = {}): Uint8Array {
  const block = (at: number) => element([0xa3], new Uint8Array([0x81, at >> 8, at & 255, 0x80, 1, 2, 3]));
  const segment = joined([
    element(
      [0x15, 0x49, 0xa9, 0x66],
      joined([element([0x7b, 0xa9], text(tagged)), element([0x57, 0x41], text(tagged))]),
    ),
    element(
      [0x16, 0x54, 0xae, 0x6b],
      element([0xae], joined([element([0x83], new Uint8Array([type])), element([0x53, 0x6e], text(tagged))])),
    ),
    element([0x1f, 0x43, 0xb6, 0x75], joined([element([0xe7], new Uint8Array([0])), block(0), block(2000)])),
    element([0x12, 0x54, 0xc3, 0x67], text(tagged)),
  ]);
  // As browsers write it: the length of the whole is left open.
  const open = joined([new Uint8Array([0x18, 0x53, 0x80, 0x67, 0x01, 255, 255, 255, 255, 255, 255, 255]), segment]);
  return joined([element([0x1a, 0x45, 0xdf, 0xa3], new Uint8Array(4)), open]);
}

const FILES = [
  ['a WAV', wav(2), 'audio/wav'],
  ['an MP3', mp3(60), 'audio/mpeg'],
  ['an M4A', m4a(), 'audio/mp4'],
  ['Opus in Ogg', ogg(), 'audio/ogg'],
  ['a WebM', webm(), 'audio/webm'],
] as const;

const codeOf = (bytes: Uint8Array) => {
  const result = cleanAudio(bytes);
  return result.ok ? 'kept' : result.error.code;
};

describe('a recording as proof', () => {
  it.each(FILES)('%s is kept without what it tells beside the sound', (_, bytes, mediaType) => {
    expect(Buffer.from(bytes).includes(SECRET)).toBe(true);
    const clean = cleanAudio(bytes);
    if (!clean.ok) throw new Error(clean.error.code);
    expect(clean.value.mediaType).toBe(mediaType);
    expect(Buffer.from(clean.value.bytes).includes(SECRET)).toBe(false);
    expect(clean.value.seconds).toBeGreaterThan(1.5);
    expect(clean.value.seconds).toBeLessThan(2.5);
  });

  it.each(FILES)('%s stays as it is when it is cleaned twice', (_, bytes) => {
    const once = cleanAudio(bytes);
    if (!once.ok) throw new Error(once.error.code);
    expect(cleanAudio(once.value.bytes)).toEqual(once);
  });

  it('leaves the bytes of the sender alone', () => {
    const sent = m4a();
    cleanAudio(sent);
    expect(sent).toEqual(m4a());
  });

  it('keeps the sound of a boxed file where it was', () => {
    const sent = m4a();
    const clean = cleanAudio(sent);
    if (!clean.ok) throw new Error(clean.error.code);
    expect(clean.value.bytes.length).toBe(sent.length);
    expect(clean.value.bytes.subarray(-500)).toEqual(sent.subarray(-500));
  });

  it.each([
    ['nothing', new Uint8Array(), 'portfolio.audio_missing'],
    ['more than 4 MB', new Uint8Array(AUDIO_MAX_BYTES + 1), 'portfolio.audio_too_large'],
    ['a recording of an hour', m4a({ seconds: 3600 }), 'portfolio.audio_too_long'],
    ['Opus of an hour', ogg(3600), 'portfolio.audio_too_long'],
    ['a photo', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'portfolio.audio_unknown_kind'],
    ['a page', text('<html><script>alert(1)</script></html>'), 'portfolio.audio_unknown_kind'],
    ['a film in boxes', m4a({ handler: 'vide' }), 'portfolio.audio_not_only_sound'],
    ['a track of places', m4a({ handler: 'meta' }), 'portfolio.audio_not_only_sound'],
    ['a film in WebM', webm({ type: 1 }), 'portfolio.audio_not_only_sound'],
    ['a WAV without sound', wav(0), 'portfolio.audio_damaged'],
    ['a WAV that is cut off', wav(2).subarray(0, 30), 'portfolio.audio_damaged'],
    ['an MP3 of tags only', mp3(0), 'portfolio.audio_damaged'],
    ['boxes that are cut off', m4a().subarray(0, 200), 'portfolio.audio_damaged'],
    ['Ogg that is cut off', ogg().subarray(0, 90), 'portfolio.audio_damaged'],
    ['WebM that is cut off', webm().subarray(0, 90), 'portfolio.audio_damaged'],
    ['Ogg of another codec', oggPage(0, text('\x01vorbis-something')), 'portfolio.audio_unknown_kind'],
    [
      'two streams in one Ogg',
      joined([ogg(), oggPage(3, new Uint8Array(10), { serial: 8 })]),
      'portfolio.audio_not_only_sound',
    ],
    [
      'a box that claims to be larger than the file',
      joined([be32(24), text('ftypM4A '), new Uint8Array(2)]),
      'portfolio.audio_damaged',
    ],
  ])('%s is refused with words', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });

  it('never crashes, whatever is changed in a file', () => {
    const changed = fc.record({
      file: fc.constantFrom(...FILES.map(([, bytes]) => bytes.subarray(0, 4000))),
      at: fc.nat(3999),
      value: fc.nat(255),
      cut: fc.nat(4000),
    });
    fc.assert(
      fc.property(changed, ({ file, at, value, cut }) => {
        const bytes = file.slice(0, Math.max(cut, 16));
        if (at < bytes.length) bytes[at] = value;
        expect(typeof codeOf(bytes)).toBe('string');
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});
