import { type Result, fail, ok } from '../result.ts';
import type { JsonObject, JsonValue } from './json-types.ts';

/** Deepest nesting that is read. Deeper documents overflow the stack of JSON-LD processors. */
export const MAX_DEPTH = 64;

export type JsonFault =
  | 'syntax'
  | 'duplicate_key'
  | 'forbidden_key'
  | 'number_out_of_range'
  | 'too_deep'
  | 'lone_surrogate'
  | 'byte_order_mark';

class JsonRefused extends Error {
  readonly fault: JsonFault;
  constructor(fault: JsonFault) {
    super(fault);
    this.fault = fault;
  }
}

const refuse = (fault: JsonFault): never => {
  throw new JsonRefused(fault);
};

/**
 * Keys by which a JSON text could reach into JavaScript's own objects. The last two are looked for whenever a value is
 * written as text, and what stands there instead of a function makes that throw.
 */
export const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'valueOf',
]);

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const SPACE = /[ \t\n\r]*/y;
const LAST_SPACE = 0x20;
const HEX = /^[0-9a-fA-F]{4}$/;

/** One pass, one meaning: what this reader accepts has exactly one reading in every other JSON reader (RFC 7493). */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue {
    if (this.#text.charCodeAt(0) === 0xfeff) refuse('byte_order_mark');
    const value = this.#value(0);
    this.#skip(SPACE);
    if (this.#at !== this.#text.length) refuse('syntax');
    return value;
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #next(): string {
    // Written without spaces, most texts need no search for them.
    if (this.#text.charCodeAt(this.#at) <= LAST_SPACE) this.#skip(SPACE);
    return this.#text.charAt(this.#at);
  }

  #expect(character: string): void {
    if (this.#next() !== character) refuse('syntax');
    this.#at += 1;
  }

  #value(depth: number): JsonValue {
    if (depth > MAX_DEPTH) refuse('too_deep');
    switch (this.#next()) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#list(depth);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #word<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) refuse('syntax');
    this.#at += word.length;
    return value;
  }

  #number(): number {
    const digits = this.#skip(NUMBER);
    if (digits === '') refuse('syntax');
    const value = Number(digits);
    if (!Number.isFinite(value)) refuse('number_out_of_range');
    // Whole numbers beyond 2^53 read differently in different readers.
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) refuse('number_out_of_range');
    return value;
  }

  #string(): string {
    this.#at += 1;
    let value = '';
    for (;;) {
      value += this.#skip(PLAIN);
      const character = this.#text.charAt(this.#at);
      this.#at += 1;
      if (character === '"') break;
      if (character !== '\\') refuse('syntax');
      value += this.#escape();
    }
    return value.isWellFormed() ? value : refuse('lone_surrogate');
  }

  #escape(): string {
    const character = this.#text.charAt(this.#at);
    this.#at += 1;
    if (character !== 'u') return ESCAPES[character] ?? refuse('syntax');
    const hex = this.#text.slice(this.#at, this.#at + 4);
    this.#at += 4;
    return HEX.test(hex) ? String.fromCharCode(Number.parseInt(hex, 16)) : refuse('syntax');
  }

  #list(depth: number): readonly JsonValue[] {
    this.#at += 1;
    const items: JsonValue[] = [];
    if (this.#next() === ']') {
      this.#at += 1;
      return items;
    }
    for (;;) {
      items.push(this.#value(depth + 1));
      if (this.#next() === ',') this.#at += 1;
      else {
        this.#expect(']');
        return items;
      }
    }
  }

  #object(depth: number): JsonObject {
    this.#at += 1;
    const members: Record<string, JsonValue> = {};
    if (this.#next() === '}') {
      this.#at += 1;
      return members;
    }
    for (;;) {
      this.#member(members, depth);
      if (this.#next() === ',') this.#at += 1;
      else {
        this.#expect('}');
        return members;
      }
    }
  }

  #member(members: Record<string, JsonValue>, depth: number): void {
    if (this.#next() !== '"') refuse('syntax');
    const key = this.#string();
    if (FORBIDDEN_KEYS.has(key)) refuse('forbidden_key');
    if (Object.hasOwn(members, key)) refuse('duplicate_key');
    this.#expect(':');
    members[key] = this.#value(depth + 1);
  }
}

/**
 * Reads JSON (RFC 8259) that means the same to everybody, in the spirit of I-JSON (RFC 7493 §2): no duplicate keys, no
 * keys that reach into prototypes, no numbers that overflow, no lone surrogates, at most {@link MAX_DEPTH} levels.
 * Anything else is refused with its name.
 */
export const parseStrictJson = (text: string): Result<JsonValue, JsonFault> => {
  try {
    return ok(new Reader(text).document());
  } catch (error) {
    if (error instanceof JsonRefused) return fail(error.fault);
    throw error;
  }
};
