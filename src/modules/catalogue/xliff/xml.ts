import { fail, ok, type Result } from '#platform/result.ts';

/** An element of a file that somebody brought: as much of XML as a file of translations needs. */
export type XmlElement = {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (XmlElement | string)[];
};

type Open = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
};

const DEEPEST = 60;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML 1.0 §2.2: no other sign may stand in a file, written as it is or by its number. */
const NO_SIGN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

class Unfit extends Error {}

function signOf(name: string): string {
  const [, hex, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const point = hex !== undefined ? parseInt(hex, 16) : Number(decimal ?? -1);
  if (point > 0x10ffff) throw new Unfit();
  const found = point >= 0 ? String.fromCodePoint(point) : NAMED[name];
  if (found === undefined || NO_SIGN.test(found)) throw new Unfit();
  return found;
}

/** Entities of a file's own are refused, not followed: they can make a small file endless. */
const plain = (text: string): string => text.replace(/&([^;&]{0,12});?/g, (_all, name: string) => signOf(name));

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);
const isSpace = (sign: string | undefined): boolean => sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r';

/** Reads from the start to the end and never back, so that a file takes as long as it is long. */
class Reading {
  readonly #text: string;
  #at = 0;
  readonly #open: Open[] = [{ name: '', attributes: new Map(), children: [] }];

  constructor(text: string) {
    this.#text = text;
  }

  /** What stands before `end`, and goes on behind it. */
  #upTo(end: string): string {
    const found = this.#text.indexOf(end, this.#at);
    if (found < 0) throw new Unfit();
    const words = this.#text.slice(this.#at, found);
    this.#at = found + end.length;
    return words;
  }

  #skips(start: string): boolean {
    if (!this.#text.startsWith(start, this.#at)) return false;
    this.#at += start.length;
    return true;
  }

  #skipSpace(): void {
    while (isSpace(this.#text[this.#at])) this.#at += 1;
  }

  #name(): string {
    const from = this.#at;
    while (this.#at < this.#text.length && !/[\s<>/='"!?&]/.test(this.#text[this.#at] ?? '')) this.#at += 1;
    if (this.#at === from) throw new Unfit();
    return bare(this.#text.slice(from, this.#at));
  }

  #inside(): Open {
    const inside = this.#open.at(-1);
    if (inside === undefined) throw new Unfit();
    return inside;
  }

  #attribute(into: Map<string, string>): void {
    const name = this.#name();
    this.#skipSpace();
    if (!this.#skips('=')) throw new Unfit();
    this.#skipSpace();
    const quote = this.#skips('"') ? '"' : this.#skips("'") ? "'" : null;
    if (quote === null) throw new Unfit();
    into.set(name, plain(this.#upTo(quote)));
  }

  #begin(): void {
    const name = this.#name();
    const attributes = new Map<string, string>();
    const element: Open = { name, attributes, children: [] };
    this.#inside().children.push(element);
    for (;;) {
      this.#skipSpace();
      if (this.#skips('/>')) return;
      if (this.#skips('>')) break;
      this.#attribute(attributes);
    }
    this.#open.push(element);
    if (this.#open.length > DEEPEST) throw new Unfit();
  }

  #end(): void {
    const name = bare(this.#upTo('>').trim());
    if (this.#open.length < 2 || this.#open.pop()?.name !== name) throw new Unfit();
  }

  /** Comments and instructions are passed over; a document type is refused, like everything that is not known. */
  #piece(): void {
    if (this.#skips('<!--')) this.#upTo('-->');
    else if (this.#skips('<?')) this.#upTo('?>');
    else if (this.#skips('<![CDATA[')) this.#inside().children.push(this.#upTo(']]>'));
    else if (this.#skips('</')) this.#end();
    else if (this.#skips('<')) this.#begin();
    else {
      const next = this.#text.indexOf('<', this.#at);
      const end = next < 0 ? this.#text.length : next;
      this.#inside().children.push(plain(this.#text.slice(this.#at, end)));
      this.#at = end;
    }
  }

  root(): XmlElement {
    while (this.#at < this.#text.length) this.#piece();
    const { children } = this.#inside();
    const [element, ...others] = children.filter((child) => typeof child !== 'string');
    const isText = children.some((child) => typeof child === 'string' && child.trim() !== '');
    if (this.#open.length !== 1 || element === undefined || others.length > 0 || isText) throw new Unfit();
    return element;
  }
}

/** The outermost element of a file. Codes: `catalogue.texts.xml_unfit`. */
export function readXml(text: string): Result<XmlElement> {
  if (NO_SIGN.test(text)) return fail({ code: 'catalogue.texts.xml_unfit' });
  try {
    return ok(new Reading(text.replace(/^\uFEFF/, '')).root());
  } catch (cause) {
    if (cause instanceof Unfit) return fail({ code: 'catalogue.texts.xml_unfit' });
    throw cause;
  }
}

/** All elements of a name within an element, in the order of the file. */
export const within = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.name === name ? [child] : []), ...within(child, name)],
  );

/** The words of an element, without the marks that a program put between them. */
export const wordsOf = ({ children }: XmlElement): string =>
  children.map((child) => (typeof child === 'string' ? child : wordsOf(child))).join('');
