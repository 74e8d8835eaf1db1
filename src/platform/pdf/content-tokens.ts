export type Token = { readonly text: string; readonly from: number; readonly to: number };

/** An operator with what stands before it, from the first operand to behind the operator. */
export type Operation = {
  readonly name: string;
  readonly line: string;
  readonly from: number;
  readonly to: number;
};

/** All but strings in round brackets, of which only the opening: brackets may stand in them in pairs. */
const PART = /<<|>>|<[0-9A-Fa-f]*>|[[\](]|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g;

/** Where a string ends whose opening bracket stands at `from`. */
function endOfString(written: string, from: number): number {
  let depth = 0;
  for (let at = from; at < written.length; at += 1) {
    const letter = written[at];
    if (letter === '\\') at += 1;
    else if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return written.length;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, letter: string | undefined) =>
    octal === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );

/** What a string in round or pointed brackets holds. */
const bytesOf = (written: string): Buffer =>
  written.startsWith('<')
    ? Buffer.from(written.slice(1, -1), 'hex')
    : Buffer.from(unescaped(written.slice(1, -1)), 'latin1');

/** A text string: UTF-16 behind its mark, else letters of ASCII. */
export function wordsOf(written: string): string {
  const bytes = bytesOf(written);
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  return bytes.subarray(2).swap16().toString('utf16le');
}

/** The codes of a show string, two bytes each. */
export function codesOf(written: string): readonly number[] {
  const bytes = bytesOf(written);
  const codes: number[] = [];
  for (let at = 0; at + 1 < bytes.length; at += 2) codes.push(bytes.readUInt16BE(at));
  return codes;
}

/** Names, numbers, strings and brackets in their order. */
export function tokensOf(written: string, start = 0): readonly Token[] {
  const tokens: Token[] = [];
  PART.lastIndex = 0;
  for (let found = PART.exec(written); found !== null; found = PART.exec(written)) {
    if (found[0] === '(') PART.lastIndex = endOfString(written, found.index);
    const to = PART.lastIndex;
    tokens.push({ text: written.slice(found.index, to), from: start + found.index, to: start + to });
  }
  return tokens;
}

/** Operators that say where and how text is drawn; a page has many more that draw lines and areas. */
const WANTED = new Set(['q', 'Q', 'cm', 'BT', 'Tf', 'Tm', 'Tj', 'TJ', 'BDC', 'BMC', 'EMC']);

/**
 * The operations of a content stream that matter for text, in their order. The typesetter writes one operation on a
 * line; only a dictionary before an operator takes several.
 */
export function* textOperations(content: string): Generator<Operation> {
  let from = 0;
  for (let at = 0; at < content.length;) {
    const found = content.indexOf('\n', at);
    const end = found < 0 ? content.length : found;
    const isOpen = content.endsWith('<<', end) || (from < at && !content.startsWith('>>', at));
    at = end + 1;
    if (isOpen) continue;
    const line = content.slice(from, end);
    const name = line.slice(Math.max(line.lastIndexOf(' '), line.lastIndexOf('\n')) + 1);
    if (WANTED.has(name)) yield { name, line, from, to: end };
    from = at;
  }
}
