import { expect, it } from 'vitest';
import { readTarget, workTexts } from './translation.rules.ts';

const text = (path: string, en: string, nb = '') => ({ path, texts: { en, nb } });
const work = (texts: readonly ReturnType<typeof text>[], stale: ReadonlySet<string> = new Set()) =>
  workTexts({ texts, tongues: { from: 'en', to: 'nb' }, memory: new Map(), stale, hash: (words) => words });

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

it('marks what may be older, and what nobody has translated yet', () => {
  const texts = [text('descriptor.title', 'new', 'ny'), text('descriptor.summary', 'same', 'samme'), text('x', 'y')];
  expect(work(texts, new Set(['descriptor.title', 'x'])).map(({ state }) => state)).toEqual([
    'stale',
    'current',
    'missing',
  ]);
});

it('reads a line break in the translation of one line as a space, and keeps the lines of a long text', () => {
  expect(readTarget('Sorts donated goods', ' Sorterer\r\ndonerte varer ')).toBe('Sorterer donerte varer');
  expect(readTarget('One line.\nAnother line.', 'En linje.\nEn annen linje.')).toBe('En linje.\nEn annen linje.');
});
