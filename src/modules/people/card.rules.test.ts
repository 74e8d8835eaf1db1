import { describe, expect, it } from 'vitest';
import { seededRandom } from '#platform/random.ts';
import {
  CARD_PICTURES,
  choosePicture,
  isEasyPin,
  makeCardCode,
  readCardCode,
  spellCardCode,
  triesLeft,
  waitAfter,
} from './card.rules.ts';

describe('the short code of a card', () => {
  it('is read however it was typed', () => {
    for (const typed of [
      'CA1RN246',
      'cairn246',
      ' CA1R N246 ',
      'ca1r-n246',
      'CAIR\u00a0N246',
      'CAlRN246',
      'CA1RN٢٤٦',
    ]) {
      expect(readCardCode(typed), typed).toBe('CA1RN246');
    }
    expect(readCardCode('OOOO OOOO')).toBe('00000000');
  });

  it('is nothing where it has the wrong length or strange letters', () => {
    for (const typed of ['', 'CA1R', 'CA1RN2468', 'CA1R N24U', 'ÅÄÖÜ1234', '<script>'])
      expect(readCardCode(typed), typed).toBeNull();
  });

  it('is printed in groups of four', () => {
    expect(spellCardCode('CA1RN246')).toBe('CA1R N246');
  });

  it('comes from chance, can be read back, and spells no words', () => {
    const random = seededRandom('codes');
    const codes = Array.from({ length: 2000 }, () => makeCardCode(random));
    expect(new Set(codes).size).toBe(2000);
    for (const code of codes) {
      expect(code).not.toMatch(/[AEIOU]/);
      expect(readCardCode(spellCardCode(code).toLowerCase())).toBe(code);
    }
  });
});

it('a card gets one of the pictures', () => {
  const random = seededRandom('pictures');
  for (let count = 0; count < 100; count += 1) expect(CARD_PICTURES).toContain(choosePicture(random));
});

describe('wrong PINs', () => {
  it('cost nothing four times, then a wait that doubles and never passes eight hours', () => {
    expect([1, 2, 3, 4].map(waitAfter)).toEqual([0, 0, 0, 0]);
    expect([5, 10, 15, 20, 25, 30, 100, 5000].map(waitAfter)).toEqual([15, 30, 60, 120, 240, 480, 480, 480]);
    expect([1, 4, 6].map(triesLeft)).toEqual([4, 1, 4]);
  });

  it('are fewer to guess when the first ones that everybody tries are not allowed', () => {
    expect(['0000', '7777', '1234', '4321'].every(isEasyPin)).toBe(true);
    expect(['2468', '1123', '0001'].some(isEasyPin)).toBe(false);
  });
});
