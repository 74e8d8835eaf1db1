import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { isShapeKey } from './iri-rules.ts';

/** What a key adds to the number, and whether what it holds belongs to the shape; documents share their keys. */
type KeyParts = { readonly number: number; readonly isShape: boolean };

const MARK = { text: 1, list: 2, object: 3, end: 4, true: 5, false: 6, null: 7, number: 8 } as const;

const mix = (state: number, value: number): number => {
  const mixed = Math.imul(state ^ value, 0x9e37_79b1);
  return mixed ^ (mixed >>> 15);
};

const numberOf = (text: string): number => {
  let state = text.length;
  for (let at = 0; at < text.length; at += 1) state = mix(state, text.charCodeAt(at));
  return state;
};

const keys = new Map<string, KeyParts>();
const MAX_KEYS = 2_000;
const LONGEST_KEPT = 64;

const partsOf = (key: string): KeyParts => {
  const known = keys.get(key);
  if (known !== undefined) return known;
  const parts = { number: numberOf(key), isShape: isShapeKey(key) };
  if (keys.size < MAX_KEYS && key.length <= LONGEST_KEPT) keys.set(key, parts);
  return parts;
};

class Walk {
  state = 0;

  add(value: number): void {
    this.state = mix(this.state, value);
  }

  value(value: JsonValue, isShape: boolean): void {
    if (isJsonList(value)) {
      this.add(MARK.list);
      for (const item of value) this.value(item, isShape);
      this.add(MARK.end);
    } else if (isJsonObject(value)) this.#object(value, isShape);
    else this.#leaf(value, isShape);
  }

  #object(object: JsonObject, isShape: boolean): void {
    this.add(MARK.object);
    for (const key in object) {
      const parts = partsOf(key);
      this.add(parts.number);
      this.value(object[key] ?? null, isShape || parts.isShape);
    }
    this.add(MARK.end);
  }

  #leaf(value: string | number | boolean | null, isShape: boolean): void {
    if (typeof value === 'string') this.add(isShape ? numberOf(value) : MARK.text);
    else if (typeof value === 'number') {
      this.add(MARK.number);
      this.add(numberOf(String(value)));
    } else this.add(value === null ? MARK.null : MARK[`${value}`]);
  }
}

/**
 * The same number for documents of one shape (`Shape`), several times quicker than taking them apart. Others have
 * another, but for a chance of one in four thousand million; nothing but when a plan is made may hang on it.
 */
export const shapeNumber = (document: JsonObject): number => {
  const walk = new Walk();
  walk.value(document, false);
  return walk.state;
};
