import { describe, expect, it } from 'vitest';
import { isAlone, isLevel, LEVELS, ordinal, SCALE_NAMES, SCALES, stepsApart, stepsOf } from './scales.ts';

describe('the scales of a self-evaluation', () => {
  it('have three, four and five steps, each of them named only once', () => {
    expect(SCALE_NAMES.map((scale) => stepsOf(scale).length)).toEqual([3, 4, 5]);
    for (const scale of SCALE_NAMES) expect(new Set(stepsOf(scale)).size).toBe(stepsOf(scale).length);
    expect(Object.keys(SCALES)).toEqual([...SCALE_NAMES]);
  });

  it('know every step in the order of a skill that grows, whatever the scale', () => {
    expect(new Set(LEVELS)).toEqual(new Set(SCALE_NAMES.flatMap((scale) => stepsOf(scale))));
    for (const scale of SCALE_NAMES) {
      expect(LEVELS.filter((level) => stepsOf(scale).includes(level))).toEqual(stepsOf(scale));
    }
    expect(isLevel('tried')).toBe(true);
    expect(isLevel('skipped')).toBe(false);
  });

  it('give a step its place on its own scale only', () => {
    expect(stepsOf('five').map((level) => ordinal('five', level))).toEqual([0, 1, 2, 3, 4]);
    expect(ordinal('three', 'on_my_own')).toBe(2);
    expect(ordinal('five', 'on_my_own')).toBe(3);
    expect(() => ordinal('three', 'can_show_others')).toThrow('no step');
  });

  it('count the steps between two people, in either direction', () => {
    expect(stepsApart('four', 'not_yet', 'can_show_others')).toBe(3);
    expect(stepsApart('four', 'can_show_others', 'on_my_own')).toBe(1);
    expect(stepsApart('five', 'tried', 'tried')).toBe(0);
  });

  it('count as reached what a person does without help, or shows to others', () => {
    expect(LEVELS.filter((level) => isAlone(level))).toEqual(['on_my_own', 'can_show_others']);
    expect(isAlone(null)).toBe(false);
  });
});
