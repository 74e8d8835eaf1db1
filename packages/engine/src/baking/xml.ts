import { type Result, fail, ok } from '../result.ts';

export type XmlFault = 'unreadable_xml' | 'entities_refused' | 'too_large' | 'too_deep';

/** A piece of a document with the source it came from, so that a document can be written back unchanged. */
export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
      readonly source: string;
    }
  | { readonly kind: 'close'; readonly name: string; readonly source: string }
  | { readonly kind: 'text'; readonly text: string; readonly source: string }
  | { readonly kind: 'other'; readonly source: string };

const MAX_TEXT = 5 * 1024 * 1024;
const MAX_TOKENS = 200_000;
const MAX_DEPTH = 256;

const NAME = '[A-Za-z_][A-Za-z0-9._-]*(?::[A-Za-z_][A-Za-z0-9._-]*)?';
const OPEN = new RegExp(`<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`, 'y');
const CLOSE = new RegExp(`</(${NAME})\\s*>`, 'y');
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g');
const TEXT = /[^<]+/y;
/** A DOCTYPE that only names an external DTD; an internal subset could declare entities and is refused. */
const DOCTYPE = /<!DOCTYPE\s+svg(?:\s+PUBLIC\s+"[^"<>]*"\s+"[^"<>]*"|\s+SYSTEM\s+"[^"<>]*")?\s*>/y;
const INSTRUCTION = /<\?[A-Za-z][^?]*\?>/y;

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

class XmlRefused extends Error {
  readonly fault: XmlFault;
  constructor(fault: XmlFault) {
    super(fault);
    this.fault = fault;
  }
}

const refuse = (fault: XmlFault): never => {
  throw new XmlRefused(fault);
};

const decodeReference = (body: string): string => {
  if (!body.startsWith('#')) return ENTITIES[body] ?? refuse('entities_refused');
  const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : refuse('unreadable_xml');
};

/** Only the five predefined entities and character references exist; anything else is refused, never expanded. */
const decodeText = (text: string): string =>
  text.replace(/&(?:(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]*);)?/g, (_, body: string | undefined) =>
    body === undefined ? refuse('unreadable_xml') : decodeReference(body),
  );

const readAttributes = (source: string): ReadonlyMap<string, string> => {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of source.matchAll(ATTRIBUTE)) {
    if (attributes.has(name)) refuse('unreadable_xml');
    attributes.set(name, decodeText(double ?? single ?? ''));
  }
  return attributes;
};

class Tokenizer {
  readonly #xml: string;
  readonly #tokens: XmlToken[] = [];
  readonly #open: string[] = [];
  #at = 0;
  #roots = 0;

  constructor(xml: string) {
    this.#xml = xml;
  }

  run(): readonly XmlToken[] {
    if (this.#xml.length > MAX_TEXT) refuse('too_large');
    while (this.#at < this.#xml.length) {
      if (this.#tokens.length > MAX_TOKENS) refuse('too_large');
      this.#step();
    }
    if (this.#open.length > 0 || this.#roots !== 1) refuse('unreadable_xml');
    return this.#tokens;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#xml);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #until(start: string, end: string): string | null {
    if (!this.#xml.startsWith(start, this.#at)) return null;
    const stop = this.#xml.indexOf(end, this.#at + start.length);
    if (stop < 0) refuse('unreadable_xml');
    const source = this.#xml.slice(this.#at, stop + end.length);
    this.#at = stop + end.length;
    return source;
  }

  #step(): void {
    if (this.#xml.charAt(this.#at) !== '<') return this.#text();
    const cdata = this.#until('<![CDATA[', ']]>');
    if (cdata !== null) return this.#push({ kind: 'text', text: cdata.slice(9, -3), source: cdata });
    const comment = this.#until('<!--', '-->');
    if (comment !== null) return this.#push({ kind: 'other', source: comment });
    const other = this.#match(INSTRUCTION) ?? this.#match(DOCTYPE);
    if (other !== null) return this.#push({ kind: 'other', source: other[0] });
    if (this.#xml.startsWith('<!', this.#at)) refuse('entities_refused');
    return this.#tag();
  }

  #push(token: XmlToken): void {
    if (token.kind === 'text' && this.#open.length === 0 && token.text.trim() !== '') refuse('unreadable_xml');
    this.#tokens.push(token);
  }

  #text(): void {
    const source = this.#match(TEXT)?.[0] ?? refuse('unreadable_xml');
    this.#push({ kind: 'text', text: decodeText(source), source });
  }

  #tag(): void {
    const close = this.#match(CLOSE);
    if (close !== null) {
      const name = close[1] ?? '';
      if (this.#open.pop() !== name) refuse('unreadable_xml');
      return this.#push({ kind: 'close', name, source: close[0] });
    }
    const open = this.#match(OPEN);
    if (open === null) return refuse('unreadable_xml');
    const [source, name = '', attributes = '', empty] = open;
    if (this.#open.length >= MAX_DEPTH) refuse('too_deep');
    if (this.#open.length === 0) this.#roots += 1;
    this.#tokens.push({ kind: 'open', name, attributes: readAttributes(attributes), source });
    if (empty === '/') this.#tokens.push({ kind: 'close', name, source: '' });
    else this.#open.push(name);
  }
}

/** A small strict reader of well-formed XML without entity declarations; no network, no expansion, linear time. */
export const tokenizeXml = (xml: string): Result<readonly XmlToken[], XmlFault> => {
  try {
    return ok(new Tokenizer(xml.charCodeAt(0) === 0xfeff ? xml.slice(1) : xml).run());
  } catch (error) {
    if (error instanceof XmlRefused) return fail(error.fault);
    throw error;
  }
};

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
