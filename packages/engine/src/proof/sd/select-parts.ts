import { type JsonObject, type JsonValue, isJsonObject } from '../../json/json-types.ts';

/** The steps of a JSON pointer (RFC 6901); null when it is none. */
export const pointerSteps = (pointer: string): readonly string[] | null => {
  if (!/^(?:\/(?:[^/~]|~[01])*)+$/.test(pointer)) return null;
  const unescape = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
  return pointer.split('/').slice(1).map(unescape);
};

/** What of a node is chosen: all of it, or some of its members or items. */
class Chosen {
  readonly parts = new Map<string, Chosen>();
  isWhole = false;

  part(step: string): Chosen {
    const known = this.parts.get(step) ?? new Chosen();
    this.parts.set(step, known);
    return known;
  }
}

class NoSuchPath extends Error {}

const memberOf = (value: JsonValue, step: string): JsonValue | undefined => {
  if (Array.isArray(value)) return /^(?:0|[1-9][0-9]*)$/.test(step) ? value[Number(step)] : undefined;
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[step] : undefined;
};

/**
 * After compaction a list of one stands without its brackets, and a node of which only the address is known as that
 * address: a pointer to the first item, or to the `id`, means the value itself.
 */
const isItself = (value: JsonValue, step: string): boolean =>
  (step === '0' && !Array.isArray(value)) || (step === 'id' && typeof value === 'string');

const choose = (chosen: Chosen, value: JsonValue, steps: readonly string[]): void => {
  const [step, ...further] = steps;
  if (step === undefined) {
    chosen.isWhole = true;
    return;
  }
  const member = memberOf(value, step);
  if (member !== undefined) choose(chosen.part(step), member, further);
  else if (isItself(value, step)) choose(chosen, value, further);
  else throw new NoSuchPath();
};

/** Who and what a node is goes along with every part of it (Data Integrity ECDSA 1.0, §3.4.11). */
const framing = (node: JsonObject): JsonObject => {
  const { id, type } = node;
  const isNamed = typeof id === 'string' && !id.startsWith('_:');
  return { ...(isNamed ? { id } : {}), ...(type === undefined ? {} : { type }) };
};

const take = (value: JsonValue, chosen: Chosen): JsonValue => {
  if (chosen.isWhole) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item, at) => {
      const part = chosen.parts.get(String(at));
      return part === undefined ? [] : [take(item, part)];
    });
  }
  return isJsonObject(value) ? takeNode(value, chosen) : value;
};

const takeNode = (node: JsonObject, chosen: Chosen): JsonObject => ({
  ...framing(node),
  ...Object.fromEntries(
    Object.entries(node).flatMap(([key, member]) => {
      const part = chosen.parts.get(key);
      return part === undefined ? [] : [[key, take(member, part)]];
    }),
  ),
});

/**
 * The parts of a document at the given pointers, under its contexts (Data Integrity ECDSA 1.0, §3.4.13 `selectJsonLd`).
 * Null when a pointer leads nowhere.
 */
export const selectParts = (document: JsonObject, pointers: readonly string[]): JsonObject | null => {
  const chosen = new Chosen();
  try {
    for (const pointer of pointers) {
      const steps = pointerSteps(pointer);
      if (steps === null) return null;
      choose(chosen, document, steps);
    }
  } catch (error) {
    if (error instanceof NoSuchPath) return null;
    throw error;
  }
  return { '@context': document['@context'] ?? null, ...takeNode(document, chosen) };
};
