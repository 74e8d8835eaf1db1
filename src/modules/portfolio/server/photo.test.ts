import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanPhoto, kindOfPhoto, LONGEST_SIDE } from './photo.ts';

const MAX = 15 * 1024 * 1024;

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 90, g: 120, b: 80 } } });

const codeOf = async (bytes: Uint8Array, max = MAX) => {
  const result = await cleanPhoto(bytes, max);
  return result.ok ? 'kept' : result.error.code;
};

/** A PNG whose header claims a huge picture, packed into a few hundred kilobytes or less. */
function pngClaiming(width: number, height: number): Uint8Array {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (data: Buffer) => {
    let c = 0xffffffff;
    for (const byte of data) c = (crcTable[(c ^ byte) & 0xff] ?? 0) ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'ascii'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const packed = deflateSync(Buffer.alloc(2_000_000));
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', header),
      chunk('IDAT', packed),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

describe('a photo as proof', () => {
  it('is kept without place, time and device', async () => {
    const taken = await plain(400, 300)
      .jpeg()
      .withExif({
        IFD0: { Make: 'PhoneMaker', Artist: 'Layla' },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '61/1 7/1 0/1' },
      })
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const kept = await cleanPhoto(new Uint8Array(taken), MAX);
    if (!kept.ok) throw new Error(kept.error.code);
    const { exif, xmp, iptc, icc, format } = await sharp(kept.value.bytes).metadata();
    expect({ exif, xmp, iptc, icc, format }).toEqual({ format: 'jpeg' });
    expect(Buffer.from(kept.value.bytes).includes('PhoneMaker')).toBe(false);
  });

  it('is turned upright before its orientation mark is dropped', async () => {
    const onItsSide = await plain(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const kept = await cleanPhoto(new Uint8Array(onItsSide), MAX);
    expect(kept).toMatchObject({ ok: true, value: { width: 300, height: 400 } });
  });

  it('is made smaller when it is large, and left as it is when it is small', async () => {
    const large = new Uint8Array(await plain(5000, 2500).png().toBuffer());
    expect(await cleanPhoto(large, MAX)).toMatchObject({ ok: true, value: { width: LONGEST_SIDE, height: 1024 } });
    const small = new Uint8Array(await plain(60, 40).webp().toBuffer());
    expect(await cleanPhoto(small, MAX)).toMatchObject({ ok: true, value: { width: 60, height: 40 } });
  });

  it('is covered whole where the brush went, and left as it is elsewhere', async () => {
    const red = new Uint8Array(
      await sharp({ create: { width: 200, height: 100, channels: 3, background: '#ff0000' } })
        .png()
        .toBuffer(),
    );
    const kept = await cleanPhoto(red, MAX, [{ x: 0.4, y: 0.3, width: 0.2, height: 0.4, paint: true }]);
    if (!kept.ok) throw new Error(kept.error.code);
    const { data, info } = await sharp(kept.value.bytes).raw().toBuffer({ resolveWithObject: true });
    const redAt = (x: number, y: number) => {
      const [r = 0, g = 0] = data.subarray((y * info.width + x) * info.channels);
      return r - g > 100;
    };
    expect([redAt(100, 50), redAt(92, 45), redAt(10, 10), redAt(190, 50)]).toEqual([false, false, true, true]);
  });

  it('is refused with words when the phone saved it as HEIC', async () => {
    const heic = new Uint8Array(
      Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(500)]),
    );
    expect(kindOfPhoto(heic)).toBe('heic');
    expect(await codeOf(heic)).toBe('portfolio.photo_heic');
  });

  it('is refused with words above 15 MB', async () => {
    const result = await cleanPhoto(new Uint8Array(20 * 1024 * 1024), MAX);
    expect(result).toEqual({
      ok: false,
      error: { code: 'portfolio.photo_too_large', field: 'photo', params: { megabytes: 15 } },
    });
  });

  it('is refused when a small file claims a billion pixels', async () => {
    expect(await codeOf(pngClaiming(40_000, 40_000))).toBe('portfolio.photo_too_many_pixels');
  });

  it('never crashes on what is no photo', async () => {
    const good = new Uint8Array(await plain(300, 300).jpeg().toBuffer());
    const garbage = new Uint8Array([0xff, 0xd8, 0xff, ...Array.from({ length: 3000 }, (_, n) => (n * 37) % 256)]);
    expect(await codeOf(new Uint8Array())).toBe('portfolio.photo_missing');
    expect(await codeOf(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe(
      'portfolio.photo_unknown_kind',
    );
    expect(await codeOf(new TextEncoder().encode('%PDF-1.7'))).toBe('portfolio.photo_unknown_kind');
    expect(await codeOf(good.subarray(0, 150))).toBe('portfolio.photo_damaged');
    expect(await codeOf(garbage)).toBe('portfolio.photo_damaged');
    expect(await codeOf(pngClaiming(200, 200).subarray(0, 60))).toBe('portfolio.photo_damaged');
  });
});

describe('many photos at once', () => {
  it('are drawn one after the other, and a damaged one holds up none', async () => {
    const large = new Uint8Array(await plain(3000, 2000).jpeg().toBuffer());
    const atOnce: number[] = [];
    const watch = setInterval(() => atOnce.push(sharp.counters().process + sharp.counters().queue), 2);
    const damaged = large.slice(0, 3000);
    const kept = await Promise.all([large, large, damaged, large, large].map((bytes) => codeOf(bytes)));
    clearInterval(watch);
    expect(kept).toEqual(['kept', 'kept', 'portfolio.photo_damaged', 'kept', 'kept']);
    expect(Math.max(...atOnce)).toBe(1);
  });
});
