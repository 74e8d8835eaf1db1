import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { isJsonList, isJsonObject } from '../json/json-types.ts';

/** Numbers from 0 to 1 that come out the same for the same seed (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

type Random = () => number;

const pick = <T>(items: readonly T[], random: Random): T => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
};

/** Pieces out of which texts are made that are awkward to escape, to sort or to take for something else. */
const PIECES = ['"', '\\', '\n', '\r', '\t', ' ', 'a', 'Z', '0', ':', '_:b0', 'xsd:', '<', '>', '@en', '^^', '{', '|'];
const LETTERS = ['é', 'e\u0301', 'Ł', '–', '“', 'ا', 'ب', '名', '\u200f', '\u2028', '\ufffd', '\u007f', '\u0001', '🙂'];

const text = (random: Random): string => {
  const length = Math.floor(random() * 8);
  const from = random() < 0.6 ? LETTERS.slice(0, 11) : [...PIECES, ...LETTERS];
  return Array.from({ length }, () => pick(random() < 0.5 ? ['a', 'b', 'c', ' ', 'é'] : from, random)).join('');
};

const SCHEMES = ['https://a.example/', 'https://zz.example/', 'urn:uuid:', 'did:web:', 'http://b.example/', 'mailto:'];

const address = (random: Random): string => {
  if (random() < 0.05) return pick(['relative', '_:b1', 'type:x', 'ext:y', 'https://a.example/ b', '', 'a:"'], random);
  const tail = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick([...'abz019-_.~#/?=%'], random));
  return pick(SCHEMES, random) + tail.join('');
};

const isAddress = (value: string): boolean => /^[a-z][a-z0-9+.-]*:\S+$/i.test(value);

const texts = (value: JsonValue): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (isJsonList(value)) return value.flatMap(texts);
  return isJsonObject(value) ? Object.values(value).flatMap(texts) : [];
};

const KEPT: ReadonlySet<string> = new Set(['@context', 'type']);

/**
 * A document of the same shape with some texts changed: addresses to other addresses, other texts to awkward ones, and
 * now and then to a text that stands elsewhere in the document.
 */
export const changeTexts = (document: JsonObject, share: number, random: Random): JsonObject => {
  const known = texts(document);
  const change = (value: JsonValue): JsonValue => {
    if (isJsonList(value)) return value.map(change);
    if (isJsonObject(value)) {
      return Object.fromEntries(Object.entries(value).map(([key, of]) => [key, KEPT.has(key) ? of : change(of)]));
    }
    if (typeof value !== 'string' || random() >= share) return value;
    if (random() < 0.1) return pick(known, random);
    return isAddress(value) ? address(random) : text(random);
  };
  const changed = change(document);
  return isJsonObject(changed) ? changed : document;
};
