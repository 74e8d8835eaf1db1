import { base64urlEncode } from '../text/base64url.ts';
import { concatBytes } from '../text/bytes.ts';
import { crc32, crc32Advance } from '../text/crc32.ts';
import type { StatusBits } from './status-list.ts';

/** Raw deflate (RFC 1951) of a piece: no final block, no reference before its start, ending at a whole byte. */
export type ChunkDeflate = (bytes: Uint8Array) => Uint8Array;

/** 32,768 entries: packing one piece takes microseconds, and the whole grows by a few per cent. */
const CHUNK = 4096;

/** gzip (RFC 1952) without name or time. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff);
/** Stored blocks without content: one to fill up to whole groups of base64, one to end with. */
const EMPTY_BLOCK = Uint8Array.of(0, 0, 0, 0xff, 0xff);
const LAST_BLOCK = Uint8Array.of(1, 0, 0, 0xff, 0xff);

/** What {@link crc32Advance} over a whole chunk does to each of the four bytes of a checksum. */
const advanceTables: readonly Uint32Array[] = [0, 8, 16, 24].map((shift) => {
  const ofBit = Array.from({ length: 8 }, (_, bit) => crc32Advance((1 << (shift + bit)) >>> 0, CHUNK));
  return Uint32Array.from({ length: 256 }, (_, byte) =>
    ofBit.reduce((value, image, bit) => (((byte >> bit) & 1) === 1 ? value ^ image : value), 0),
  );
});

const advanceChunk = (checksum: number): number => {
  let value = 0;
  for (let byte = 0; byte < 4; byte += 1) value ^= advanceTables[byte]?.[(checksum >>> (8 * byte)) & 0xff] ?? 0;
  return value >>> 0;
};

type Packed = { readonly text: string; readonly checksum: number };

const uint32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, true);
  return bytes;
};

/**
 * A status list that is kept packed in pieces, so that revoking one credential packs one piece anew and not the whole
 * list. What it gives is an ordinary gzip with one member, in base64url, that everybody can read (Bitstring Status List
 * 1.0, §2.2). Pieces are filled up to groups of three bytes, so that their texts can stand one after the other.
 */
export class KeptStatusList {
  readonly #bits: Uint8Array;
  readonly #deflate: ChunkDeflate;
  readonly #chunks: Packed[];

  /** Takes a copy of the bits. Use {@link ChunkDeflate} of the platform's adapter. */
  constructor(bits: StatusBits, deflate: ChunkDeflate) {
    this.#bits = bits.slice();
    this.#deflate = deflate;
    this.#chunks = Array.from({ length: Math.ceil(bits.length / CHUNK) }, (_, chunk) => this.#pack(chunk));
  }

  /** The bits as they are now; a view that changes with the list. */
  get bits(): StatusBits {
    return this.#bits;
  }

  /** Sets or clears entries. Throws RangeError for an index past the end, before anything is changed. */
  write(changes: readonly { readonly index: number; readonly isSet: boolean }[]): void {
    for (const { index } of changes) {
      if (!Number.isSafeInteger(index) || index < 0 || index >= this.#bits.length * 8) {
        throw new RangeError(`Status index ${index} is outside the list`);
      }
    }
    const touched = new Set<number>();
    for (const { index, isSet } of changes) {
      const [byte, mask] = [index >> 3, 0x80 >> (index & 7)];
      const before = this.#bits[byte] ?? 0;
      this.#bits[byte] = isSet ? before | mask : before & ~mask;
      touched.add(Math.floor(byte / CHUNK));
    }
    for (const chunk of touched) this.#chunks[chunk] = this.#pack(chunk);
  }

  /** `encodedList` of the list as it is now. */
  get encodedList(): string {
    const trailer = concatBytes(LAST_BLOCK, uint32(this.#checksum()), uint32(this.#bits.length));
    return ['u', ...this.#chunks.map(({ text }) => text), base64urlEncode(trailer)].join('');
  }

  #bytesOf(chunk: number): Uint8Array {
    return this.#bits.subarray(chunk * CHUNK, (chunk + 1) * CHUNK);
  }

  #pack(chunk: number): Packed {
    const bytes = this.#bytesOf(chunk);
    const packed = concatBytes(chunk === 0 ? HEADER : new Uint8Array(0), this.#deflate(bytes));
    // Each block adds five bytes, which is two more than a group: one or two of them make the groups whole.
    const blocks = packed.length % 3;
    const filled = concatBytes(packed, ...Array.from({ length: blocks }, () => EMPTY_BLOCK));
    return { text: base64urlEncode(filled), checksum: crc32(bytes) };
  }

  /** CRC-32 of the whole out of those of the pieces: the earlier ones are advanced over the later ones. */
  #checksum(): number {
    let checksum = 0;
    let left = this.#bits.length;
    for (const packed of this.#chunks) {
      const advanced = left >= CHUNK ? advanceChunk(checksum) : crc32Advance(checksum, left);
      checksum = (advanced ^ packed.checksum) >>> 0;
      left -= CHUNK;
    }
    return checksum;
  }
}
