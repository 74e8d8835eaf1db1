export type Token = { readonly text: string; readonly from: number; readonly to: number };

/** An operator with what stands before it, from the first operand to behind the operator. */
export type Operation = {
  readonly name: string;
  readonly operands: readonly Token[];
  readonly from: number;
  readonly to: number;
};

const PART =
  /<<|>>|<[0-9A-Fa-f\s]*>|[[\]]|\((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*\)|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/g;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
const unescaped = (text: string): string =>
  text.replace(/\\(?:([0-7]{1,3})|([\s\S]))/g, (_, octal: string | undefined, letter: string | undefined) =>
    octal === undefined ? (ESCAPES[letter ?? ''] ?? letter ?? '') : String.fromCharCode(Number.parseInt(octal, 8)),
  );

/** The bytes of a string in round or pointed brackets, as Latin-1. */
const bytesOf = (written: string): string =>
  written.startsWith('<')
    ? Buffer.from(written.slice(1, -1).replace(/\s/g, ''), 'hex').toString('latin1')
    : unescaped(written.slice(1, -1));

/** A text string: UTF-16 behind its mark, else letters of ASCII. */
export function wordsOf(written: string): string {
  const bytes = bytesOf(written);
  if (!bytes.startsWith('\u00fe\u00ff')) return bytes;
  return Buffer.from(bytes.slice(2), 'latin1').swap16().toString('utf16le');
}

/** The codes of a show string, two bytes each. */
export function codesOf(written: string): readonly number[] {
  const bytes = Buffer.from(bytesOf(written), 'latin1');
  return Array.from({ length: bytes.length >> 1 }, (_, index) => bytes.readUInt16BE(index * 2));
}

const isOperator = (text: string): boolean => /^[A-Za-z'"]/.test(text) && !/^(?:true|false|null)$/.test(text);

/** Names, numbers, strings and brackets in their order. */
export function tokensOf(written: string): readonly Token[] {
  const found = [...written.matchAll(PART)];
  return found.map(({ 0: text, index }) => ({ text, from: index, to: index + text.length }));
}

/** The operations of a content stream in their order. */
export function* operandsAndOperators(content: string): Generator<Operation> {
  let operands: Token[] = [];
  for (const token of tokensOf(content)) {
    if (!isOperator(token.text)) operands.push(token);
    else {
      yield { name: token.text, operands, from: operands[0]?.from ?? token.from, to: token.to };
      operands = [];
    }
  }
}
