/// <reference path="../../../../tests/interop/reference-packages.d.ts" />
import { gunzipSync } from 'node:zlib';
import { BitstreamStatusList } from '@4sure-tech/vc-bitstring-status-lists';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { describe, expect, it } from 'vitest';
import { deflateChunk } from '../node/index.ts';
import { seeded } from '../testing/random-document.ts';
import { KeptStatusList } from './kept-status-list.ts';
import { createStatusList, decodeStatusList, readStatus } from './status-list.ts';

const gunzipped = (encodedList: string): Uint8Array => gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'));

const someBits = (length: number, share: number): Uint8Array => {
  const bits = createStatusList({ length });
  const random = seeded(length);
  for (let count = 0; count < length * share; count += 1) {
    const index = Math.floor(random() * length);
    bits[index >> 3] = (bits[index >> 3] ?? 0) | (0x80 >> (index & 7));
  }
  return bits;
};

describe('a status list that is kept packed', () => {
  it.each([131_072, 131_080, 1_000_000, 262_144 + 8])('of %i entries is an ordinary gzip', (length) => {
    const bits = someBits(length, 0.01);
    const list = new KeptStatusList(bits, deflateChunk);
    expect(Buffer.compare(gunzipped(list.encodedList), bits)).toBe(0);
    expect(decodeStatusList(list.encodedList)).toEqual({ ok: true, value: bits });
  });

  it('gives, after each revocation, what two independent libraries and the platform’s own unpacking read bit by bit', async () => {
    const list = new KeptStatusList(someBits(131_072, 0.01), deflateChunk);
    const random = seeded(3);
    for (let count = 0; count < 20; count += 1) {
      list.write([{ index: Math.floor(random() * 131_072), isSet: count % 5 !== 4 }]);
    }
    const theirs = await decodeList({ encodedList: list.encodedList });
    const others = await BitstreamStatusList.decode({ encodedList: list.encodedList });
    const packed = gunzipped(list.encodedList);
    expect(Buffer.compare(packed, list.bits)).toBe(0);
    for (let index = 0; index < 131_072; index += 1) {
      const isSet = readStatus(list.bits, index);
      if (theirs.getStatus(index) !== isSet || others.getStatus(index) !== Number(isSet))
        expect.fail(`entry ${index} differs`);
    }
  });

  it('keeps its own copy of the bits', () => {
    const bits = someBits(131_072, 0);
    const list = new KeptStatusList(bits, deflateChunk);
    list.write([{ index: 9, isSet: true }]);
    expect(readStatus(bits, 9)).toBe(false);
    expect(readStatus(list.bits, 9)).toBe(true);
  });

  it.each([-1, 131_072, 1.5, Number.NaN])('refuses the index %d and changes nothing', (index) => {
    const list = new KeptStatusList(someBits(131_072, 0), deflateChunk);
    const before = list.encodedList;
    expect(() =>
      list.write([
        { index: 3, isSet: true },
        { index, isSet: true },
      ]),
    ).toThrow(RangeError);
    expect(list.encodedList).toBe(before);
  });
});
