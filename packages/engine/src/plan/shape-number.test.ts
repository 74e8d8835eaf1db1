import { describe, expect, it } from 'vitest';
import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject } from '../json/json-types.ts';
import { sampleAward } from '../testing/sample-award.ts';
import { shapeNumber } from './shape-number.ts';

const award = buildAchievementCredential(sampleAward('did:web:nordlys.example'));
const example: JsonObject = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['A', 'B'],
  name: 'Ana',
  inner: { points: 3, isDone: true, none: null, list: ['x', 'y'] },
};
const inner = example['inner'] as JsonObject;

describe('the number of a shape', () => {
  it('does not hang on what people wrote', () => {
    expect(shapeNumber({ ...award, id: 'urn:uuid:2', name: 'Another' })).toBe(shapeNumber({ ...award, name: 'One' }));
    const other = { ...example, name: 'Bo', inner: { ...inner, list: ['', 'long '.repeat(99)] } };
    expect(shapeNumber(other)).toBe(shapeNumber(example));
  });

  it.each<readonly [string, JsonObject]>([
    ['another context', { ...example, '@context': ['https://www.w3.org/2018/credentials/v1'] }],
    ['another type', { ...example, type: ['A', 'C'] }],
    ['types in another order', { ...example, type: ['B', 'A'] }],
    ['one type more', { ...example, type: ['A', 'B', 'B'] }],
    ['keys in another order', { name: 'Ana', ...example }],
    ['a key by another name', { '@context': [], type: [], names: '', inner: {} }],
    ['another number', { ...example, inner: { ...inner, points: 4 } }],
    ['a number as text', { ...example, inner: { ...inner, points: '3' } }],
    ['the opposite', { ...example, inner: { ...inner, isDone: false } }],
    ['nothing in place of no', { ...example, inner: { ...inner, isDone: null } }],
    ['a longer list', { ...example, inner: { ...inner, list: ['x', 'y', 'z'] } }],
    ['a list within the list', { ...example, inner: { ...inner, list: ['x', ['y']] } }],
    ['a member that moved out', { ...example, inner: { points: 3, isDone: true, none: null }, list: ['x', 'y'] }],
  ])('is another for %s', (_, changed) => {
    expect(shapeNumber(changed)).not.toBe(shapeNumber(example));
  });
});
