import { describe, expect, it } from 'vitest';
import { AREA_FAMILIES as families } from '#modules/design/index.ts';
import { AREA_FAMILIES as markings } from '#ui/stone.ts';

describe('the areas that a designer chooses from', () => {
  it('each have a marking of their own on the stones, and no marking stands without an area', () => {
    expect([...markings].sort()).toEqual([...families].sort());
  });
});
