import { describe, expect, it } from 'vitest';
import { isPictogramName, PICTOGRAM_NAMES } from './pictograms.ts';
import { pictogramSvg } from './pictograms.server.ts';

describe('the pictograms', () => {
  it('cover at least eighty ideas of working life', () => {
    expect(PICTOGRAM_NAMES.length).toBeGreaterThanOrEqual(80);
  });

  it('each have a drawing in the icon package, without scripts or foreign addresses', () => {
    const isDrawing = /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 32 32">.+<\/svg>$/s;
    const isActive = /<script|<foreignObject|\son[a-z]+=|href=["'](?!#)/i;
    const bad = PICTOGRAM_NAMES.filter((name) => {
      const svg = pictogramSvg(name) ?? '';
      return !isDrawing.test(svg) || isActive.test(svg);
    });
    expect(bad).toEqual([]);
  });

  it('knows its own names only, not those that every object has', () => {
    expect(isPictogramName('saw')).toBe(true);
    expect(isPictogramName('carpentry-saw')).toBe(false);
    expect(isPictogramName('constructor')).toBe(false);
  });
});
