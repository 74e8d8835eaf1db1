/**
 * Fewest entries of a list: with fewer, the place in the list could tell who somebody is (Bitstring Status List 1.0,
 * §3.2 and §6.1).
 */
export const MIN_STATUS_ENTRIES = 131_072;

/** Unpacked bytes that are accepted unless a caller allows more: 33 million entries. */
export const MAX_STATUS_BYTES = 4 * 1024 * 1024;

/**
 * The bits of a list; entry 0 is the leftmost bit of the first byte. Treat as immutable: {@link writeStatus} copies.
 */
export type StatusBits = Uint8Array;

/** Whether an entry is in the list. */
export const isInside = (bits: StatusBits, index: number): boolean =>
  Number.isSafeInteger(index) && index >= 0 && index < bits.length * 8;

/** Whether the bit at `index` is set; null past the end (Bitstring Status List 1.0, §2.2 and §3.2). */
export const readStatus = (bits: StatusBits, index: number): boolean | null =>
  isInside(bits, index) ? (((bits[index >> 3] ?? 0) >> (7 - (index & 7))) & 1) === 1 : null;

/** The value of an entry of `size` bits, the leftmost first; null when it reaches past the end (§3.2). */
export const readStatusValue = (
  bits: StatusBits,
  entry: { readonly index: number; readonly size: number },
): number | null => {
  let value = 0;
  for (let at = 0; at < entry.size; at += 1) {
    const bit = readStatus(bits, entry.index * entry.size + at);
    if (bit === null) return null;
    value = value * 2 + (bit ? 1 : 0);
  }
  return value;
};
