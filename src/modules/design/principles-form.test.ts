import { describe, expect, it } from 'vitest';
import { byPrinciple, parsePrinciples, principleFields } from './principles-form.ts';
import type { PrincipleQuestion } from './plan/principles.rules.ts';

const questions: readonly PrincipleQuestion[] = [
  { key: 'quality.same_care', principle: 'quality', bySystem: null },
  { key: 'quality.reviewed', principle: 'quality', bySystem: 'no' },
  { key: 'guidance.reach', principle: 'guidance', bySystem: null },
];

describe('the checklist of the ten principles', () => {
  it('keeps what people answered and why, and leaves the rest to the records', () => {
    const fields = {
      'answer.quality.same_care': ['partly'],
      'note.quality.same_care': [' One course \r\n only '],
      'answer.quality.reviewed': [''],
      'answer.somebody.else': ['yes'],
    };
    expect(parsePrinciples(fields, questions)).toEqual({
      ok: true,
      value: { 'quality.same_care': { answer: 'partly', note: 'One course \n only' } },
    });
  });

  it('gives back as fields what it read', () => {
    const answers = { 'guidance.reach': { answer: 'yes', note: 'Street work' } } as const;
    expect(parsePrinciples(principleFields(answers), questions)).toEqual({ ok: true, value: answers });
  });

  it('asks for the answer that belongs to a note, and for a shorter note', () => {
    const fields = { 'note.quality.reviewed': ['In May'], 'note.guidance.reach': ['x'.repeat(1001)] };
    const read = parsePrinciples(fields, questions);
    expect(read.ok ? [] : read.error.map(({ code, field }) => [code, field])).toEqual([
      ['design.principle.answer_missing', 'answer.quality.reviewed'],
      ['design.too_long', 'note.guidance.reach'],
    ]);
  });

  it('stands under its principles, in order', () => {
    expect(byPrinciple(questions).map((one) => [one.principle, one.questions.length])).toEqual([
      ['quality', 2],
      ['guidance', 1],
    ]);
  });
});
