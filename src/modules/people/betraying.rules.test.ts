import { describe, expect, it } from 'vitest';
import { findBetrayingWords } from './betraying.rules.ts';

describe('words that would betray where somebody was', () => {
  it.each([
    ['en', 'Kitchen work in the prison', ['prison']],
    ['en', 'Working with disabled adults', ['disabled']],
    ['en', 'Sheltered workshop, special needs group', ['Sheltered', 'special needs']],
    ['nb', 'Arbeid i fengselet', ['fengselet']],
    ['nb', 'Kitchen work in the prison', ['prison']],
    ['sv', 'Daglig verksamhet i köket', ['Daglig verksamhet']],
    ['fi', 'Työtä vankilassa', ['vankilassa']],
    ['de', 'Küche der Justizvollzugsanstalt', ['Justizvollzugsanstalt']],
    ['fr', 'Atelier pour demandeurs d’asile', ['asile']],
    ['ar', 'العمل في السجن', ['سجن']],
    ['uk', 'Робота у вʼязниці', ['вʼязниці']],
    ['nb-NO', 'Arbeid i fengselet', ['fengselet']],
    ['', 'Fengselet og gefängnis', ['Fengselet', 'gefängnis']],
  ])('in %s: %s', (language, text, expected) => {
    expect(findBetrayingWords(text, language)).toEqual(expected);
  });

  it.each([
    ['en', 'Sort and price donated goods'],
    ['en', 'Comprising many small tasks'],
    ['nb', 'Sortere og prise gaver'],
    ['nb', 'Vangen kafé'],
    ['', ''],
  ])('finds none in %s: %s', (language, text) => {
    expect(findBetrayingWords(text, language)).toEqual([]);
  });

  it('names each word once, as it stands there', () => {
    expect(findBetrayingWords('Prison kitchen, prison laundry, Prison garden', 'en')).toEqual(['Prison', 'prison']);
  });
});
