import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { toHex } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';

/** Texts under such keys belong to the shape in every context. */
const isShapeKey = (key: string): boolean => key === 'type' || (key.startsWith('@') && key !== '@value');

const outline = (value: JsonValue, isShape: boolean): JsonValue => {
  if (isJsonList(value)) return value.map((item) => outline(item, isShape));
  if (isJsonObject(value)) {
    // As pairs: an object of its own would put keys that look like numbers first.
    return Object.keys(value).map((key) => [key, outline(value[key] ?? null, isShape || isShapeKey(key))]);
  }
  return typeof value === 'string' && !isShape ? '' : value;
};

/** 128 bits are enough to find a plan by; whether it is the right one is compared afterwards. */
const HEX = 32;

/**
 * Names the shape of a document: its keys in their order, the lengths of its lists, types, numbers and contexts. No
 * text that somebody wrote goes into it, so it can be asked for without telling what the document says.
 */
export const fingerprintOf = async (document: JsonObject, crypto: CryptoPort): Promise<string> =>
  toHex(await crypto.sha256(utf8Encode(JSON.stringify(outline(document, false))))).slice(0, HEX);
