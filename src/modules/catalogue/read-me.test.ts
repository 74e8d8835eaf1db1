import { expect, it } from 'vitest';
import type { Ancestor } from './package.schemas.ts';
import { creditOf } from './read-me.ts';

it('a work is named in the language that it was written in first, however its titles are ordered', () => {
  const work = {
    title: { ar: 'فرز البضائع', en: 'Sort goods', nb: 'Sortere varer' },
    languages: ['nb', 'en', 'ar'],
    authors: ['Matteo Ricci'],
    organisation: 'Second Round',
    licence: 'CC-BY-4.0',
    source: '',
    changes: '',
  } satisfies Partial<Ancestor>;
  expect(creditOf(work as unknown as Ancestor).title).toBe('Sortere varer');
  expect(creditOf({ ...work, languages: [] } as unknown as Ancestor).title).toBe('فرز البضائع');
});
