import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';

type Random = () => number;
type Member = readonly [string, JsonValue];

const membersOf = (value: JsonValue): readonly Member[] => {
  if (isJsonList(value)) return value.flatMap(membersOf);
  return isJsonObject(value)
    ? Object.entries(value).flatMap((entry): readonly Member[] => [entry, ...membersOf(entry[1])])
    : [];
};

const ODD: readonly JsonValue[] = [
  null,
  '',
  0,
  -1,
  1.5,
  true,
  [],
  {},
  [[]],
  ['a', 'a'],
  { id: 'urn:x' },
  'https://a.example/',
];

/**
 * The document with its structure changed at random places: members left out, put in from other documents, given other
 * values, doubled, wrapped into lists. Its contexts stay, so that it still means something.
 */
export const changeStructure = (document: JsonObject, from: readonly JsonObject[], random: Random): JsonObject => {
  const pool = from.flatMap(membersOf).filter(([key]) => key !== '@context');
  const any = <T>(items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
  const share = random() < 0.5 ? 0.01 : 0.06;
  const value = (old: JsonValue): JsonValue => {
    const kind = random();
    if (kind < 0.3) return any(ODD) ?? null;
    if (kind < 0.7) return any(pool)?.[1] ?? null;
    return kind < 0.85 ? [old, old] : [old, any(pool)?.[1] ?? null];
  };
  const change = (node: JsonValue): JsonValue => {
    if (isJsonList(node)) return node.map(change);
    if (!isJsonObject(node)) return node;
    const members = Object.entries(node).flatMap(([key, old]): readonly Member[] => {
      if (key === '@context') return [[key, old]];
      if (random() >= share) return [[key, change(old)]];
      const kind = random();
      if (kind < 0.25) return [];
      return kind < 0.5 ? [[any(pool)?.[0] ?? key, change(old)]] : [[key, value(old)]];
    });
    const more = random() < share ? any(pool) : undefined;
    return Object.fromEntries(more === undefined ? members : [...members, more]);
  };
  const changed = change(document);
  return isJsonObject(changed) ? changed : document;
};
