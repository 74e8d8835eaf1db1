import { describe, expect, it } from 'vitest';
import type { Fields } from '../fields.ts';
import type { PlannedAssessment } from '../plan/plan.ts';
import { readRubric, rubricFields } from './rubric-form.ts';

const assessment: PlannedAssessment = {
  id: 'asm_a',
  title: { en: 'At the table' },
  type: '',
  outcomeIds: [],
  weight: 100,
  supervision: '',
  passRule: '',
  rubric: [
    {
      id: 'rub_a',
      text: { en: 'Care' },
      steps: [{ en: 'no' }, { en: 'some' }, { en: 'all' }],
      weight: 2,
      mustReach: 1,
    },
    { id: 'rub_b', text: { en: 'Speed' }, steps: [{ en: 'slow' }, { en: 'quick' }], weight: 1 },
  ],
};
const read = (changes: Fields = {}, without = '') =>
  readRubric(assessment, { fields: { ...rubricFields(assessment), ...changes }, without });
const refusals = (changes: Fields) => {
  const lines = read(changes);
  return lines.ok ? [] : lines.error.map(({ code, field }) => [field, code]);
};

describe('a rubric', () => {
  it('that is saved without a change stays as it is', () => {
    expect(read()).toEqual({ ok: true, value: assessment.rubric });
  });

  it('loses the line whose button was pressed', () => {
    const lines = read({}, 'rubric.rub_a');
    expect(lines.ok && lines.value.map(({ id }) => id)).toEqual(['rub_b']);
  });

  it('closes the gap where a step was emptied', () => {
    const lines = read({ 'rubric.rub_a.steps.1.en': [''] });
    expect(lines.ok && lines.value[0]?.steps).toEqual([{ en: 'no' }, { en: 'all' }]);
  });

  it('needs two steps, and the one that must be reached among them', () => {
    expect(refusals({ 'rubric.rub_b.steps.1.en': [''] })).toEqual([['rubric.rub_b.steps', 'design.rubric_steps']]);
    expect(refusals({ 'rubric.rub_b.mustReach': ['3'] })).toEqual([
      ['rubric.rub_b.mustReach', 'design.unknown_choice'],
    ]);
  });
});
