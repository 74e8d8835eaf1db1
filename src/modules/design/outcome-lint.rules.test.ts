import { describe, expect, it } from 'vitest';
import type { Outcome } from './descriptor.ts';
import { hasWordList, lintOutcomes } from './outcome-lint.rules.ts';

const outcome = (id: string, statement: Record<string, string>): Outcome => ({
  id,
  statement,
  kind: 'skill',
  escoSkills: [],
  criteria: [],
});
const codes = (...statements: Record<string, string>[]) =>
  lintOutcomes(statements.map((statement, at) => outcome(`out_${at}`, statement))).map((note) => note.code);

describe('advice on outcomes', () => {
  it('has nothing to say about an outcome that one can see', () => {
    expect(codes({ en: 'Sort donated goods by kind and condition in a reuse shop' })).toEqual([]);
  });

  it('points out a state of mind that nobody can see', () => {
    expect(codes({ en: 'Understand how goods are sorted in a shop' })).toEqual(['design.lint.not_observable']);
    expect(codes({ en: 'Be aware of the safety rules at work' })).toEqual(['design.lint.not_observable']);
  });

  it('points out a sentence that does not start with a verb, or has two of them', () => {
    expect(codes({ en: 'The sorting of goods in a shop' })).toEqual(['design.lint.no_verb']);
    expect(codes({ en: 'Sort and price goods in a shop' })).toEqual(['design.lint.two_verbs']);
  });

  it('asks where or how', () => {
    expect(codes({ en: 'Sort donated goods' })).toEqual(['design.lint.no_context']);
  });

  it('counts words in every language, and finds the same outcome twice', () => {
    expect(codes({ nb: Array.from({ length: 31 }, () => 'ord').join(' ') })).toEqual(['design.lint.too_long']);
    expect(codes({ nb: 'Sortere varer i butikken' }, { nb: 'sortere  varer i butikken.' })).toEqual([
      'design.lint.duplicate',
    ]);
    expect(codes({ ar: 'فرز السلع' })).toEqual(['design.lint.too_short']);
  });

  it('judges only the form where there is no word list', () => {
    expect(hasWordList('en')).toBe(true);
    expect(hasWordList('nb')).toBe(false);
    expect(codes({ nb: 'Forstå hvordan varer sorteres' })).toEqual([]);
  });
});
