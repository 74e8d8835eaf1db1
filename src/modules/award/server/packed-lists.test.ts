import { createStatusList, decodeStatusList, readStatus, readTokenStatus } from '@cairn/engine';
import { describe, expect, it } from 'vitest';
import type { Db } from '#platform/db/db.ts';
import { asTokenList, packedList } from './packed-lists.ts';

const LENGTH = 131_072;
const db = {} as Db;

describe('a status list that is kept packed', () => {
  it('is used again while the database holds the same bits, and made anew when it does not', () => {
    const bits = createStatusList({ length: LENGTH });
    const first = packedList(db, 'sl_1', bits);
    expect(packedList(db, 'sl_1', bits.slice())).toBe(first);
    // A change that was undone: the database has the old bits, what is kept has the new one.
    first.write([{ index: 7, isSet: true }]);
    const again = packedList(db, 'sl_1', bits);
    expect(again).not.toBe(first);
    expect(readStatus(again.bits, 7)).toBe(false);
  });

  it('is an ordinary list for whoever reads it', () => {
    const list = packedList(db, 'sl_2', createStatusList({ length: LENGTH }));
    list.write([0, 1, 9, 4_711, LENGTH - 1].map((index) => ({ index, isSet: true })));
    const read = decodeStatusList(list.encodedList);
    expect(read.ok && Buffer.compare(read.value, list.bits)).toBe(0);
  });

  it('has entry n of the one kind where entry n of the other stands', () => {
    const list = packedList(db, 'sl_3', createStatusList({ length: LENGTH }));
    const set = [0, 1, 6, 9, 4_711, LENGTH - 1];
    list.write(set.map((index) => ({ index, isSet: true })));
    const tokens = asTokenList(list.bits);
    for (const index of [...set, 2, 7, 8, 4_712, LENGTH - 2]) {
      expect(readTokenStatus(tokens, index), String(index)).toBe(set.includes(index) ? 1 : 0);
    }
  });
});
