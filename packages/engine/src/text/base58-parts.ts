/** Base58 with the Bitcoin alphabet, as Multibase `z` uses it (Controlled Identifiers 1.0, §2.4). */
export const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Letters are taken five at a time and bytes two at a time: the sums of all products stay below 2^53. */
export const GROUP_LETTERS = 5;
export const GROUP = 58 ** GROUP_LETTERS;
export const LIMB = 2 ** 16;

/**
 * The powers of one base, written in another, lowest digit first. A number changes its base by adding these up, which
 * is several times quicker than dividing it again and again.
 */
export const powersOf = (base: number, writtenIn: number): ((exponent: number) => Float64Array) => {
  const powers = [Float64Array.of(1)];
  return (exponent) => {
    for (let at = powers.length; at <= exponent; at += 1) {
      const next = Float64Array.from([...(powers[at - 1] ?? []), 0, 0], (digit) => digit * base);
      carry(next, writtenIn);
      powers.push(next.slice(0, next.findLastIndex((digit) => digit > 0) + 1));
    }
    return powers[exponent] ?? new Float64Array(0);
  };
};

/** Makes digits of what was added up, in place: of the first `count` sums. */
export const carry = (sums: Float64Array, base: number, count = sums.length): void => {
  let over = 0;
  for (let at = 0; at < count; at += 1) {
    const sum = (sums[at] ?? 0) + over;
    over = Math.floor(sum / base);
    sums[at] = sum - over * base;
  }
};

/** How many there are at the start. */
export const leading = (length: number, isZero: (at: number) => boolean): number => {
  let count = 0;
  while (count < length && isZero(count)) count += 1;
  return count;
};
