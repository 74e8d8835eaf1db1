import { describe, expect, it } from 'vitest';
import type { Sheet, SheetItem } from './portfolio.schemas.ts';
import { carriedAnswers } from './renewal.rules.ts';

const item = (criterionId: string, plain: Readonly<Record<string, string>>): SheetItem => ({
  criterionId,
  plain,
  pictogram: 'hands',
});
const sheet = (version: number, items: readonly SheetItem[], scale: Sheet['scale'] = 'three'): Sheet => ({
  achievementId: 'ach_1',
  version,
  title: { en: 'Sort donated goods' },
  family: 'trade',
  scale,
  items,
});
const words = { en: 'I sort by kind', nb: 'Jeg sorterer etter slag' };
const earlier = { sheet: sheet(1, [item('cri_a', words)]), answers: { cri_a: 'with_help' } as const };

describe('an answer goes over to a new version', () => {
  it.each([
    ['when the words are the same', earlier, sheet(2, [item('cri_a', words)]), { cri_a: 'with_help' }],
    [
      'when the languages only stand in another order',
      earlier,
      sheet(2, [item('cri_a', { nb: words.nb, en: words.en })]),
      { cri_a: 'with_help' },
    ],
    ['not when one language changed', earlier, sheet(2, [item('cri_a', { ...words, nb: 'Jeg prøver' })]), {}],
    ['not when a language was added', earlier, sheet(2, [item('cri_a', { ...words, sv: 'Jag sorterar' })]), {}],
    ['not to another task with the same words', earlier, sheet(2, [item('cri_b', words)]), {}],
    ['not from one scale to another', earlier, sheet(2, [item('cri_a', words)], 'four'), {}],
    [
      'not when it was skipped',
      { ...earlier, answers: { cri_a: 'skipped' } as const },
      sheet(2, [item('cri_a', words)]),
      {},
    ],
  ])('%s', (_what, from, to, expected) => {
    expect(carriedAnswers(from, to)).toEqual(expected);
  });
});
