import { expect, it } from 'vitest';
import { workTexts } from './translation.rules.ts';

const text = (path: string, en: string, nb = '') => ({ path, texts: { en, nb } });
const work = (texts: readonly ReturnType<typeof text>[], madeFor: ReadonlyMap<string, string> = new Map()) =>
  workTexts({ texts, tongues: { from: 'en', to: 'nb' }, memory: new Map(), madeFor, hash: (words) => words });

it('shows texts as people read a design: the title, then each outcome with its criteria', () => {
  const order = work([
    text('descriptor.image.alt', 'alt'),
    text('descriptor.outcomes.out_b.criteria.cri_2.plain', 'b2 plain'),
    text('descriptor.outcomes.out_b.criteria.cri_2.statement', 'b2'),
    text('descriptor.outcomes.out_b.statement', 'b'),
    text('descriptor.outcomes.out_a.criteria.cri_1.plain', 'a1 plain'),
    text('descriptor.outcomes.out_a.criteria.cri_1.statement', 'a1'),
    text('descriptor.outcomes.out_a.statement', 'a'),
    text('descriptor.summary', 'summary'),
    text('descriptor.title', 'title'),
  ]);
  expect(order.map(({ source }) => source)).toEqual([
    'title',
    'summary',
    'b',
    'b2',
    'b2 plain',
    'a',
    'a1',
    'a1 plain',
    'alt',
  ]);
});

it('calls a translation stale only when it was made for other words than those that stand there now', () => {
  const texts = [text('descriptor.title', 'new', 'ny'), text('descriptor.summary', 'same', 'samme'), text('x', 'y')];
  const madeFor = new Map([
    ['descriptor.title', 'old'],
    ['descriptor.summary', 'same'],
  ]);
  expect(work(texts, madeFor).map(({ state }) => state)).toEqual(['stale', 'current', 'missing']);
});
