import { KeptStatusList, type TokenStatusList } from '@cairn/engine';
import { deflateChunk } from '@cairn/engine/node';
import type { Db } from '#platform/db/db.ts';

/** A list of 131,072 entries takes some 40 kB here; one of ten million some two megabytes. */
const MOST_KEPT = 16;

const lists = new WeakMap<Db, Map<string, KeptStatusList>>();

const listsOf = (db: Db): Map<string, KeptStatusList> => {
  const known = lists.get(db) ?? new Map<string, KeptStatusList>();
  lists.set(db, known);
  return known;
};

/**
 * The list packed in pieces, so that one more revocation packs one piece anew and not the whole list. The bits of the
 * database are the truth: what is kept is used only when it holds exactly these, so that neither another process nor a
 * transaction that was undone can make it wrong.
 */
export function packedList(db: Db, listId: string, bits: Uint8Array): KeptStatusList {
  const known = listsOf(db).get(listId);
  if (known !== undefined && Buffer.compare(known.bits, bits) === 0) return known;
  const made = new KeptStatusList(bits, deflateChunk);
  const [oldest] = listsOf(db).keys();
  if (known === undefined && listsOf(db).size >= MOST_KEPT && oldest !== undefined) listsOf(db).delete(oldest);
  listsOf(db).set(listId, made);
  return made;
}

/** Each byte with its bits the other way round. */
const MIRRORED = Uint8Array.from({ length: 256 }, (_, byte) => {
  let turned = 0;
  for (let bit = 0; bit < 8; bit += 1) turned |= ((byte >> bit) & 1) << (7 - bit);
  return turned;
});

/**
 * The same bits as a Token Status List, for wallets: entry n of one list is entry n of the other, so that no format can
 * say something else. The one kind counts from the high end of a byte, the other from the low end.
 */
export const asTokenList = (bits: Uint8Array): TokenStatusList => ({
  bits: 1,
  bytes: bits.map((byte) => MIRRORED[byte] ?? 0),
});
