export const equalBytes = (left: Uint8Array, right: Uint8Array): boolean => {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at += 1) if (left[at] !== right[at]) return false;
  return true;
};

/** Order of two byte strings of one length, as that of their hexadecimal texts. */
export const compareBytes = (left: Uint8Array, right: Uint8Array): number => {
  for (let at = 0; at < left.length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
};
