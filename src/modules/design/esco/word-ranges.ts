/** A stretch of the sorted word list, `from` included, `to` not. */
export type WordRange = { readonly from: number; readonly to: number };

/** Words that share a beginning of so many letters. */
export type Slip = WordRange & { readonly length: number };

/** First place in the range whose word has, at this depth, a code unit of at least `code` (a shorter word counts as -1). */
function lowerBound(
  words: readonly string[],
  range: WordRange,
  at: { readonly depth: number; readonly code: number },
): number {
  let low = range.from;
  let high = range.to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const unit = words[middle]?.charCodeAt(at.depth) ?? -1;
    if ((Number.isNaN(unit) ? -1 : unit) < at.code) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isEmpty = (range: WordRange): boolean => range.from >= range.to;

/** Words of the range that have this code unit at this depth. */
function narrow(
  words: readonly string[],
  range: WordRange,
  at: { readonly depth: number; readonly code: number },
): WordRange {
  const from = lowerBound(words, range, at);
  return { from, to: lowerBound(words, { from, to: range.to }, { depth: at.depth, code: at.code + 1 }) };
}

/** Words that go on with `rest` from this depth. */
function follow(
  words: readonly string[],
  range: WordRange,
  rest: { readonly depth: number; readonly text: string },
): WordRange {
  // One word is compared in one go.
  if (range.to - range.from === 1)
    return words[range.from]?.startsWith(rest.text, rest.depth) === true ? range : { from: range.to, to: range.to };
  let found = range;
  for (let index = 0; index < rest.text.length && !isEmpty(found); index += 1) {
    found = narrow(words, found, { depth: rest.depth + index, code: rest.text.charCodeAt(index) });
  }
  return found;
}

/** All words that begin with the text: two binary searches a letter. */
export const wordsStartingWith = (words: readonly string[], text: string): WordRange =>
  follow(words, { from: 0, to: words.length }, { depth: 0, text });

/**
 * All words whose beginning is one slip of the finger away from the text: a letter too many, too few, wrong, or two
 * swapped. Walks down the sorted list as if it were a tree, so that only letters that occur are tried.
 */
export function wordsOneSlipAway(words: readonly string[], text: string): readonly Slip[] {
  const found: Slip[] = [];
  const keep = ({ from, to }: WordRange, length: number): void => {
    if (from < to) found.push({ from, to, length });
  };
  const size = text.length;
  let exact: WordRange = { from: 0, to: words.length };
  for (let depth = 0; depth <= text.length && !isEmpty(exact); depth += 1) {
    const rest = text.slice(depth);
    if (depth < size) keep(follow(words, exact, { depth, text: rest.slice(1) }), size - 1);
    if (rest.length >= 2)
      keep(follow(words, exact, { depth, text: `${rest[1] ?? ''}${rest[0] ?? ''}${rest.slice(2)}` }), size);
    for (let at = lowerBound(words, exact, { depth, code: 0 }); at < exact.to;) {
      const code = words[at]?.charCodeAt(depth) ?? 0;
      const branch = narrow(words, { from: at, to: exact.to }, { depth, code });
      if (code !== rest.charCodeAt(0)) {
        keep(follow(words, branch, { depth: depth + 1, text: rest }), size + 1);
        keep(follow(words, branch, { depth: depth + 1, text: rest.slice(1) }), size);
      }
      at = Math.max(branch.to, at + 1);
    }
    if (depth < text.length) exact = narrow(words, exact, { depth, code: text.charCodeAt(depth) });
  }
  return found;
}

/** Of words that share a beginning, the one that is no longer than it: itself the shortest, so it stands first. */
export const wholeWord = (words: readonly string[], { from, length }: Slip): readonly WordRange[] =>
  words[from]?.length === length ? [{ from, to: from + 1 }] : [];
