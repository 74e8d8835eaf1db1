import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MIN_STATUS_ENTRIES,
  createStatusList,
  decodeStatusList,
  encodeStatusList,
  readStatus,
  writeStatus,
} from './status-list.ts';

const encoded = (bytes: Uint8Array): string => `u${Buffer.from(bytes).toString('base64url')}`;

const LENGTH = MIN_STATUS_ENTRIES;

describe('a status list', () => {
  it('puts entry 0 into the leftmost bit of the first byte', () => {
    const bits = writeStatus(createStatusList({ length: LENGTH }), [{ index: 0, isSet: true }]);
    expect(bits[0]).toBe(0b1000_0000);
    expect(writeStatus(bits, [{ index: 15, isSet: true }])[1]).toBe(0b0000_0001);
  });

  it('keeps exactly the entries that were set, through writing and reading', () => {
    const indexes = fc.uniqueArray(fc.integer({ min: 0, max: LENGTH - 1 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(indexes, (set) => {
        const bits = writeStatus(
          createStatusList({ length: LENGTH }),
          set.map((index) => ({ index, isSet: true })),
        );
        const read = decodeStatusList(encodeStatusList(bits));
        const found = read.ok ? read.value : new Uint8Array();
        expect(found).toEqual(bits);
        expect(set.every((index) => readStatus(found, index) === true)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('does not touch the list that it was given', () => {
    const before = createStatusList({ length: LENGTH });
    writeStatus(before, [{ index: 5, isSet: true }]);
    expect(readStatus(before, 5)).toBe(false);
  });

  it('says nothing about an index past its end, and writes none', () => {
    const bits = createStatusList({ length: LENGTH });
    expect([LENGTH, -1, 0.5, Number.NaN].map((index) => readStatus(bits, index))).toEqual([null, null, null, null]);
    expect(() => writeStatus(bits, [{ index: LENGTH, isSet: true }])).toThrow(RangeError);
  });

  it('is never shorter than the standard allows, since few entries could tell who somebody is', () => {
    expect(() => createStatusList({ length: 100_000 })).toThrow(RangeError);
  });

  it('holds ten million entries when the caller allows that much memory', () => {
    const bits = writeStatus(createStatusList({ length: 10_000_000 }), [{ index: 9_999_999, isSet: true }]);
    const read = decodeStatusList(encodeStatusList(bits), { maxBytes: 1_250_000 });
    expect(read.ok && readStatus(read.value, 9_999_999)).toBe(true);
  });
});

describe('a hostile status list', () => {
  it.each([5, 64, 512])('of %i MiB of zeros is refused at the cap, in little memory and time', (size) => {
    const bomb = encoded(gzipSync(new Uint8Array(size * 1024 * 1024), { level: 9 }));
    const before = process.memoryUsage();
    const start = performance.now();
    expect(decodeStatusList(bomb)).toEqual({ ok: false, error: 'too_large' });
    const after = process.memoryUsage();
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(50 * 1024 * 1024);
  });

  const good = gzipSync(new Uint8Array(LENGTH / 8));
  const with_ = (at: number, value: number): Uint8Array => {
    const copy = Uint8Array.from(good);
    copy[at] = value;
    return copy;
  };

  it.each([
    ['no multibase prefix', Buffer.from(good).toString('base64url')],
    ['another multibase', `z${Buffer.from(good).toString('base64url')}`],
    ['padding', `u${Buffer.from(good).toString('base64')}=`],
    ['no gzip at all', encoded(new Uint8Array(40).fill(7))],
    ['a cut-off end', encoded(good.subarray(0, good.length - 5))],
    ['a wrong checksum', encoded(with_(good.length - 7, 0x55))],
    ['a wrong length', encoded(with_(good.length - 2, 0x55))],
    ['a changed byte inside', encoded(with_(14, 0xaa))],
    ['nothing', 'u'],
  ])('with %s is damaged', (_, text) => {
    expect(decodeStatusList(text)).toEqual({ ok: false, error: 'damaged' });
  });
});
