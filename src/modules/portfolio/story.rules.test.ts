import { describe, expect, it } from 'vitest';
import { readClues, suggestSkills } from './story.rules.ts';

const told = (did: string) => ({ did, where: '', hard: '', can: '' });
const clues = {
  greet: readClues('customer-, polite'),
  measure: readClues('count-, money'),
  again: readClues('start again'),
  sort: readClues('فرز-, صندوق'),
};

describe('skills that a story may speak of', () => {
  it('are suggested with the words that say why, the likeliest on top', () => {
    expect(suggestSkills(told('I greeted customers, counted and counted the money.'), clues)).toEqual([
      { skill: 'measure', words: ['counted', 'money'] },
      { skill: 'greet', words: ['customers'] },
    ]);
  });

  it('are not found inside other words, and a clue of two words has to stand together', () => {
    expect(suggestSkills(told('An account, and I start over again'), clues)).toEqual([]);
    expect(suggestSkills(told('I had to start again.'), clues)).toEqual([{ skill: 'again', words: ['start again'] }]);
  });

  it('are found in Arabic with its article and small words, and without vowel signs', () => {
    expect(suggestSkills(told('وفَرَزتُ الصندوق'), clues)).toEqual([{ skill: 'sort', words: ['وفرزت', 'الصندوق'] }]);
  });

  it('are found by a clue with a hyphen or an apostrophe, which is two words', () => {
    const list = { write: readClues('e-mail'), solve: readClues('розв’яз-'), count: readClues('count up-') };
    const skills = (did: string) => suggestSkills(told(did), list).map(({ skill }) => skill);
    expect(skills('I wrote an e-mail.')).toEqual(['write']);
    expect(skills('Я розв’язав задачу')).toEqual(['solve']);
    expect(skills('counting, to count upwards')).toEqual(['count']);
  });

  it('are found in Greek with or without accents', () => {
    const list = { clean: readClues('καθάρι-') };
    for (const did of ['καθάρισα τον πάγκο', 'καθαρισα τον παγκο']) {
      expect(suggestSkills(told(did), list).map(({ skill }) => skill)).toEqual(['clean']);
    }
  });

  it('are none where the story says nothing', () => {
    expect(suggestSkills(told(''), clues)).toEqual([]);
  });
});
