import { describe, expect, it } from 'vitest';
import { createTranslate } from './translate.ts';

const catalogues = [
  { language: 'nb', messages: { 'a.lead': 'Lang tekst', 'a.lead.easy': 'Kort.', 'a.note': 'Bare norsk' } },
  { language: 'en', messages: { 'a.lead': 'Long', 'a.note': 'Long note', 'a.note.easy': 'Short note' } },
] as const;

describe('a reader', () => {
  it('who wants easy words gets the twin in her own language', () => {
    expect(createTranslate(catalogues, 'easy')('a.lead')).toBe('Kort.');
    expect(createTranslate(catalogues)('a.lead')).toBe('Lang tekst');
  });

  it('keeps her own language where only another one has easy words', () => {
    expect(createTranslate(catalogues, 'easy')('a.note')).toBe('Bare norsk');
  });
});
