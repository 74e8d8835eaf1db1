import { writeFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

type GivenFile = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

function header(side: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32BE(side, 0);
  data.writeUInt32BE(side, 4);
  data.set([8, 2], 8);
  return chunk('IHDR', data);
}

const png = (side: number, chunks: readonly Buffer[]): Buffer =>
  Buffer.concat([PNG_SIGNATURE, header(side), ...chunks, chunk('IEND', Buffer.alloc(0))]);

/** Some kilobytes that claim 2.5 thousand million pixels. */
export const pixelBomb = (): GivenFile => ({
  name: 'table.png',
  mimeType: 'image/png',
  buffer: png(50_000, [chunk('IDAT', deflateSync(Buffer.alloc(100_000)))]),
});

/** A badge picture whose text of some kilobytes unpacks to 64 MiB (PNG, iTXt with compression). */
export function textBomb(): GivenFile {
  const keyword = Buffer.from('openbadgecredential\0\u0001\0\0\0', 'latin1');
  const text = deflateSync(Buffer.alloc(64 * 1024 * 1024, 0x20), { level: 9 });
  const buffer = png(1, [chunk('iTXt', Buffer.concat([keyword, text])), chunk('IDAT', deflateSync(Buffer.alloc(4)))]);
  return { name: 'credential.png', mimeType: 'image/png', buffer };
}

/** What a phone writes that has not been set to "most compatible". */
export const heicPhoto = (): GivenFile => ({
  name: 'IMG_0001.HEIC',
  mimeType: 'image/heic',
  buffer: Buffer.concat([Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'), Buffer.alloc(4000)]),
});

/** The first bytes of a JPEG and 20 MB of nothing, written to this place. */
export function writeLargePhoto(path: string): string {
  writeFileSync(path, Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(20 * 1024 * 1024)]));
  return path;
}

/** Bytes without order, the same in every run (a linear congruential row). */
export function noise(length: number): GivenFile {
  let state = 20261121;
  const buffer = Buffer.from(
    Array.from({ length }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state >>> 24;
    }),
  );
  return { name: 'credential.json', mimeType: 'application/json', buffer };
}
