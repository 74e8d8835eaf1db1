/** A line of N-Quads up to what follows the predicate; neither subject nor predicate holds a space. */
const LINE = /^(\S+) (\S+) (.*)$/s;

const BLANK = /^_:(c14n[0-9]+)/;
const BLANK_GRAPH = / _:(c14n[0-9]+) \.\n$/;

class UnknownLabel extends Error {}

/**
 * Canonical statements under the labels that the issuer gave to nodes without names, in the order of those labels
 * (Data Integrity ECDSA 1.0, §3.4.1 `labelReplacementCanonicalizeNQuads`). Null when a node has no such label.
 */
export const relabelled = (canonical: string, labels: ReadonlyMap<string, string>): readonly string[] | null => {
  const rename = (label: string): string => {
    const found = labels.get(label);
    if (found === undefined) throw new UnknownLabel();
    return `_:${found}`;
  };
  const replace = (term: string): string => term.replace(BLANK, (_, label: string) => rename(label));
  const relabel = (line: string): string => {
    const [, subject = '', predicate = '', rest = ''] = LINE.exec(line) ?? [];
    const named = replace(rest).replace(BLANK_GRAPH, (_, label: string) => ` ${rename(label)} .\n`);
    return `${replace(subject)} ${predicate} ${named}`;
  };
  try {
    return canonical
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => relabel(`${line}\n`))
      .sort();
  } catch (error) {
    if (error instanceof UnknownLabel) return null;
    throw error;
  }
};
