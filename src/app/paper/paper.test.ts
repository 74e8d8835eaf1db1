import { describe, expect, it } from 'vitest';
import { answerOfDigit, digitOfAnswer, readSheetCode, spellSheetCode } from './paper.schemas.ts';

const FOUR = ['not_yet', 'with_help', 'on_my_own', 'can_show_others'];

describe('a digit beside a task', () => {
  it.each([
    ['1', 'not_yet'],
    ['4', 'can_show_others'],
    ['', ''],
    ['0', 'skipped'],
    ['8', 'not_relevant'],
    ['9', 'not_understood'],
    ['5', null],
    ['x', null],
  ])('"%s" is %s', (typed, answer) => {
    expect(answerOfDigit(typed, FOUR)).toBe(answer);
  });

  it('is the same on the way back', () => {
    for (const answer of [...FOUR, 'skipped', 'not_relevant', 'not_understood'])
      expect(answerOfDigit(digitOfAnswer(answer, FOUR), FOUR)).toBe(answer);
    expect(digitOfAnswer(null, FOUR)).toBe('');
  });
});

describe('the code of a sheet', () => {
  it('is read as people type it', () => {
    expect(readSheetCode(' abcd-12O I ')).toBe('abcd1201');
    expect(spellSheetCode('abcd1201')).toBe('ABCD 1201');
  });
  it.each(['', 'abc', 'abcdefgh9', 'abcdufgh'])('"%s" is none', (typed) => {
    expect(readSheetCode(typed)).toBeNull();
  });
});
