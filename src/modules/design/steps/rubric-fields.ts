import type { RowsField } from './step-fields.ts';

const STEPS = [0, 1, 2, 3, 4] as const;

/** The lines of a rubric, each with room for five steps. */
export const RUBRIC: RowsField = {
  kind: 'rows',
  name: 'rubric',
  label: 'design.rubric.heading',
  one: 'design.rubric.one',
  add: 'design.rubric.add',
  prefix: 'rub',
  least: 0,
  blank: { text: {}, steps: {}, weight: 0 },
  fields: [
    { kind: 'texts', name: 'text', label: 'design.rubric.text' },
    ...STEPS.map(
      (step) => ({ kind: 'texts', name: `steps.${step}`, label: `design.rubric.step.${step + 1}` }) as const,
    ),
    { kind: 'number', name: 'weight', usual: 1, label: 'design.rubric.weight', hint: 'design.rubric.weight.hint' },
    {
      kind: 'choice',
      name: 'mustReach',
      list: 'rubric_steps',
      isLeftOut: true,
      isNumber: true,
      label: 'design.rubric.must',
    },
  ],
};
