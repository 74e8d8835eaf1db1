import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../json/json-types.ts';
import { matchDocument, makeMatcher } from './match-shape.ts';
import { fillMould, makeMould } from './mould.ts';
import { readShape } from './shape.ts';

const document = {
  id: 'urn:x:1',
  list: ['a', { name: 'b', empty: [], none: null }, 3],
  fixed: { type: 'T', inner: { deep: 'c' } },
  flag: true,
};

/** A matcher in which every text is a slot. */
const prepared = () => {
  const shape = readShape(document);
  if (shape === null) throw new Error('No shape');
  const texts = shape.leaves.flatMap(({ value }, leaf) => (typeof value === 'string' ? [leaf] : []));
  return makeMatcher(shape, new Map(texts.map((leaf, slot) => [leaf, slot])));
};

const valuesOf = (from: JsonObject): readonly string[] => matchDocument(prepared(), from) ?? [];

const made = (open: readonly number[], values: readonly string[]): JsonObject =>
  fillMould(makeMould(prepared(), { values: valuesOf(document), open: new Set(open) }), values);

describe('a document out of a mould', () => {
  const values = ['urn:x:2', 'A', 'B', 'U', 'C'];

  it('has the values that are open, the others as they were, and its keys in their order', () => {
    expect(valuesOf(document)).toEqual(['urn:x:1', 'a', 'b', 'T', 'c']);
    expect(JSON.stringify(made([0, 1, 2, 3, 4], values))).toBe(
      '{"id":"urn:x:2","list":["A",{"name":"B","empty":[],"none":null},3],"fixed":{"type":"U","inner":{"deep":"C"}},"flag":true}',
    );
    expect(JSON.stringify(made([2], values))).toBe(JSON.stringify(document).replace('"b"', '"B"'));
    expect(made([], values)).toEqual(document);
  });

  it('can be read again as a document of the shape', () => {
    expect(valuesOf(made([1, 4], values))).toEqual(['urn:x:1', 'A', 'b', 'T', 'C']);
  });

  it('shares with the next one only what nobody can change', () => {
    const mould = makeMould(prepared(), { values: valuesOf(document), open: new Set([0, 2]) });
    const [one, two] = [fillMould(mould, values), fillMould(mould, valuesOf(document))];
    expect(one['fixed']).toBe(two['fixed']);
    expect(Object.isFrozen(one['fixed'])).toBe(true);
    expect(Object.isFrozen((one['fixed'] as JsonObject)['inner'])).toBe(true);
    expect(one['list']).not.toBe(two['list']);
    expect(two).toEqual(document);
  });
});
