import { describe, expect, it } from 'vitest';
import { viewDescriptor } from './descriptor-view.ts';
import { completeDescriptor } from './fixtures/descriptor.ts';

describe('a design as its reader sees it', () => {
  it.each([
    ['en', '0.5', { min: '0.5', max: '0.6' }],
    ['de', '0,5', { min: '0,5', max: '0,6' }],
  ])('writes credits as %s does', (language, points, range) => {
    const workload = { hours: 15, credits: [{ system: 'ECTS' as const, points: 0.5 }] };
    const { credits } = viewDescriptor(completeDescriptor({ workload }), language);
    expect(credits).toEqual([{ system: 'ECTS', points, range }]);
  });
});
