import { describe, expect, it } from 'vitest';
import { lix, LIX_AIM } from './lix.ts';

describe('LIX, a hint on how hard a text is to read', () => {
  it.each([
    // 4 words, 1 sentence, none long: 4 + 0
    ['I come on time.', 4, { words: 4, sentences: 1, longWords: 0 }],
    // 10 words, 2 sentences, 3 long (explain, However, another): 5 + 30
    ['We explain it. However you may also ask another person.', 35, { words: 10, sentences: 2, longWords: 3 }],
    // 6 words, 1 sentence, 2 long (arbeidsplassen, veilederen): 6 + 33.33
    ['Spør veilederen din på arbeidsplassen nå.', 6 + 200 / 6, { words: 6, sentences: 1, longWords: 2 }],
    // A number with a point inside is one word and ends no sentence: 7 words, 2 sentences
    ['It takes 3.5 hours. Come at 8:30', 7 / 2, { words: 7, sentences: 2, longWords: 0 }],
  ])('%s', (text, value, counts) => {
    const found = lix(text);
    expect(found).toMatchObject(counts);
    expect(found.value).toBeCloseTo(value, 5);
  });

  it('counts a heading without a full stop as a sentence of its own', () => {
    expect(lix('What I can do\nLook at real tasks.').sentences).toBe(2);
  });

  it('counts six letters as short and seven as long, marks and strokes aside', () => {
    expect(lix('simple').longWords).toBe(0);
    expect(lix('simpler').longWords).toBe(1);
    expect(lix('well-off').longWords).toBe(1);
    expect(lix("o'clock").longWords).toBe(0);
  });

  it('says nothing about an empty text, and reads Arabic words and question marks', () => {
    expect(lix(' – ').value).toBeNull();
    expect(lix('كيف تسير معك؟ أسأل.').sentences).toBe(2);
  });

  it('finds a plain learner text easy and an official one hard', () => {
    expect(lix('You are finished. Your coach looks at it now. Then you talk.').value).toBeLessThan(LIX_AIM);
    expect(
      lix('Recognition of previously acquired competences presupposes documentation according to established criteria.')
        .value,
    ).toBeGreaterThan(60);
  });
});
