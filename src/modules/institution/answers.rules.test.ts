import { describe, expect, it } from 'vitest';
import { meet, readAnswer, stampOf, toPosted } from './answers.rules.ts';
import { fieldsOf, type Answer, type SheetField } from './sheet.types.ts';
import { findTemplate, TEMPLATES } from './templates.ts';

const fieldOf = (sheet: string, id: string): SheetField => {
  const template = findTemplate(sheet);
  const field = template === null ? undefined : fieldsOf(template).find((one) => one.id === id);
  if (field === undefined) throw new Error(`No field ${sheet}.${id}`);
  return field;
};

const value = (field: SheetField, posted: Readonly<Record<string, readonly string[]>>): Answer => {
  const read = readAnswer(field, posted);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

describe('what a form posts', () => {
  it('becomes rows without the empty ones, each with the name that the form gave it', () => {
    const needs = value(fieldOf('canvas', 'needs'), {
      'a.needs.r1.need': ['  People   who price '],
      'a.needs.r1.need_source': ['employer_talk'],
      'a.needs.r2.need': [''],
    });
    expect(needs).toEqual([{ id: 'r1', need: 'People who price', need_source: 'employer_talk' }]);
  });

  it('takes numbers as people write them, and refuses what is none with the field', () => {
    const price = fieldOf('budget', 'price');
    expect(value(price, { 'a.price': ['12 500,50'] })).toBe('12500.5');
    expect(readAnswer(price, { 'a.price': ['much'] })).toEqual({
      ok: false,
      error: { code: 'institution.not_a_number', field: 'price' },
    });
  });

  it('is a list of one thing a line, and a choice only of what was offered', () => {
    expect(value(fieldOf('persona', 'known_from'), { 'a.known_from': ['Four talks\r\n\r\n A visit '] })).toEqual([
      'Four talks',
      'A visit',
    ]);
    expect(readAnswer(fieldOf('scale_up', 'decision'), { 'a.decision': ['wait'] }).ok).toBe(false);
  });

  it('comes back the same when an answer is posted again', () => {
    const examples: readonly (readonly [SheetField, Answer])[] = [
      [fieldOf('canvas', 'promises'), [{ id: 'p1', promise: 'Price goods', rests_on: 'o1 o2' }]],
      [fieldOf('persona', 'persona'), { name: 'Amal', learner_type: 'newcomer', about: 'Two\nlines' }],
      [fieldOf('learner_feedback', 'rated'), { clear: 'fully', fair: 'not' }],
      [fieldOf('partners', 'partners'), [{ id: 'r1', name: 'Shop', partner_tasks: 'hosts pays' }]],
      [fieldOf('pilot_plan', 'questions'), ['Is it enough?', 'Who came?']],
      [fieldOf('budget', 'currency'), 'NOK'],
    ];
    for (const [field, answer] of examples) expect(value(field, toPosted(field, answer))).toEqual(answer);
  });
});

describe('two people on one field', () => {
  it('collide only when both changed it, and never when one left it alone', () => {
    const [shown, mine, theirs] = ['shown', 'mine', 'theirs'].map((text) => stampOf(text)) as [string, string, string];
    expect(meet(shown, mine, shown)).toBe('save');
    expect(meet(shown, shown, theirs)).toBe('untouched');
    expect(meet(shown, mine, theirs)).toBe('conflict');
    expect(meet(shown, mine, mine)).toBe('same');
  });

  it('have the same mark for the same words, and none for nothing', () => {
    expect(stampOf([{ id: 'a', need: 'x' }])).toBe(stampOf([{ need: 'x', id: 'a' }]));
    expect([stampOf(undefined), stampOf(''), stampOf([]), stampOf({})]).toEqual(['', '', '', '']);
  });
});

describe('the worksheets', () => {
  it('are a canvas of twelve boxes with a footer, and at least twenty more', () => {
    const canvas = findTemplate('canvas');
    expect(canvas?.parts).toHaveLength(13);
    expect(TEMPLATES.length).toBeGreaterThanOrEqual(21);
  });

  it('name each field once, and ask only for fields that they have', () => {
    for (const template of TEMPLATES) {
      const ids = fieldsOf(template).map(({ id }) => id);
      expect(new Set(ids).size, template.id).toBe(ids.length);
      expect(
        template.needed.filter((id) => !ids.includes(id)),
        template.id,
      ).toEqual([]);
      expect(
        template.hinted.filter((id) => !ids.includes(id)),
        template.id,
      ).toEqual([]);
      const tables = new Set(fieldsOf(template).flatMap((field) => (field.kind === 'table' ? field.id : [])));
      const named = fieldsOf(template).flatMap((field) =>
        field.kind === 'table' ? field.columns.flatMap((column) => (column.kind === 'refs' ? column.of : [])) : [],
      );
      expect(
        named.filter((id) => !tables.has(id)),
        template.id,
      ).toEqual([]);
    }
  });
});
