import { type JsonValue, isJsonList, isJsonObject } from './json-types.ts';

/** JSON Canonicalization Scheme (RFC 8785): keys by UTF-16 code units, shortest numbers, no space. */
export const canonicalJson = (value: JsonValue): string => {
  if (isJsonList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? null)}`);
  return `{${members.join(',')}}`;
};
