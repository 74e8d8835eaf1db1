import type { StepField, StepPanel } from './step-fields.ts';

/** Recognition, quality, money, publishing, running. */
export const RECOGNITION: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'choice',
        name: 'stacking.kind',
        list: 'stacking',
        isWide: true,
        label: 'design.stacking.label',
        hint: 'design.stacking.hint',
      },
      { kind: 'texts', name: 'stacking.note', rows: 2, isLeftOut: true, label: 'design.stacking.note' },
      {
        kind: 'area',
        name: 'plan.recognition.leadsTo',
        label: 'design.f.recognition.leads',
        hint: 'design.f.recognition.leads.hint',
      },
    ],
  },
  {
    heading: 'design.panel.recognised',
    lead: 'design.panel.recognised.lead',
    isFull: true,
    fields: [
      {
        kind: 'rows',
        name: 'plan.recognition.recognisedBy',
        label: 'design.panel.recognised',
        one: 'design.f.recognised.one',
        add: 'design.f.recognised.add',
        blank: { name: '', forWhat: '' },
        fields: [
          { kind: 'line', name: 'name', label: 'design.f.recognised.name' },
          { kind: 'line', name: 'forWhat', label: 'design.f.recognised.what' },
        ],
      },
      { kind: 'line', name: 'plan.recognition.contact', label: 'design.f.recognition.contact' },
      { kind: 'number', name: 'plan.recognition.decisionDays', isLeftOut: true, label: 'design.f.recognition.days' },
    ],
  },
  {
    heading: 'design.panel.routes',
    lead: 'design.panel.routes.lead',
    isFull: true,
    fields: [
      {
        kind: 'choice',
        name: 'plan.recognition.validationOfPriorLearning',
        list: 'yes_no',
        label: 'design.f.routes.possible',
      },
      {
        kind: 'rows',
        name: 'plan.recognition.routes',
        label: 'design.panel.routes',
        one: 'design.f.routes.one',
        add: 'design.f.routes.add',
        blank: { outcomeId: '', how: '' },
        fields: [
          { kind: 'choice', name: 'outcomeId', list: 'outcomes', label: 'design.f.routes.outcome' },
          { kind: 'area', name: 'how', label: 'design.f.routes.how', hint: 'design.f.routes.how.hint' },
        ],
      },
    ],
  },
];

export const QUALITY: readonly StepPanel[] = [
  {
    heading: 'design.quality.heading',
    lead: 'design.quality.lead',
    fields: [
      {
        kind: 'rows',
        name: 'qualityAssurance',
        label: 'design.quality.heading',
        one: 'design.f.quality.one',
        add: 'design.f.quality.add',
        least: 1,
        blank: { kind: '', text: {} },
        fields: [
          { kind: 'choice', name: 'kind', list: 'quality_kinds', label: 'design.quality.kind', isNeeded: true },
          { kind: 'texts', name: 'text', rows: 3, label: 'design.quality.text', isNeeded: true },
          {
            kind: 'line',
            name: 'responsible',
            width: 'medium',
            isLeftOut: true,
            label: 'design.quality.responsible',
            hint: 'design.quality.responsible.hint',
            isNeeded: true,
          },
          {
            kind: 'date',
            name: 'reviewDue',
            isLeftOut: true,
            label: 'design.quality.review',
            hint: 'design.quality.review.hint',
          },
        ],
      },
    ],
  },
  {
    heading: 'design.panel.voices',
    lead: 'design.panel.voices.lead',
    isFull: true,
    fields: [
      { kind: 'line', name: 'plan.quality.responsible', width: 'medium', label: 'design.f.quality.design' },
      { kind: 'area', name: 'plan.quality.learnersTookPart', label: 'design.f.quality.took_part' },
      { kind: 'area', name: 'plan.quality.feedback', label: 'design.f.quality.feedback' },
    ],
  },
];

const money = (name: string): StepField => ({
  kind: 'number',
  name: `plan.budget.${name}`,
  label: `design.f.budget.${name}`,
});

export const FINANCE: readonly StepPanel[] = [
  {
    heading: 'design.panel.fixed',
    lead: 'design.panel.fixed.lead',
    fields: [
      { kind: 'choice', name: 'plan.budget.currency', list: 'currencies', label: 'design.f.budget.currency' },
      money('development'),
      {
        kind: 'number',
        name: 'plan.budget.runs',
        usual: 1,
        label: 'design.f.budget.runs',
        hint: 'design.f.budget.runs.hint',
      },
      money('equipment'),
      money('overhead'),
    ],
  },
  {
    heading: 'design.panel.variable',
    lead: 'design.panel.variable.lead',
    fields: [
      {
        kind: 'number',
        name: 'plan.budget.teachingHours',
        label: 'design.f.budget.teachingHours',
        hint: 'design.f.budget.teachingHours.hint',
      },
      money('hourlyRate'),
      money('materials'),
      money('assessment'),
      money('certification'),
      money('support'),
    ],
  },
  {
    heading: 'design.panel.income',
    lead: 'design.panel.income.lead',
    fields: [
      money('learners'),
      money('completers'),
      money('price'),
      money('subsidyPerLearner'),
      {
        kind: 'area',
        name: 'plan.budget.funding',
        label: 'design.f.budget.funding',
        hint: 'design.f.budget.funding.hint',
      },
    ],
  },
];

export const PUBLISH: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'texts',
        name: 'moreInfo.text',
        rows: 3,
        isLeftOut: true,
        label: 'design.more_info.label',
        hint: 'design.more_info.hint',
      },
      { kind: 'url', name: 'moreInfo.url', isLeftOut: true, label: 'design.more_info.url' },
    ],
  },
];

export const RUN: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'rows',
        name: 'plan.run.runs',
        label: 'design.f.runs',
        one: 'design.f.runs.one',
        add: 'design.f.runs.add',
        prefix: 'run',
        blank: { startsOn: '', endsOn: '', place: '', seats: 0 },
        fields: [
          { kind: 'date', name: 'startsOn', label: 'design.f.runs.starts' },
          { kind: 'date', name: 'endsOn', label: 'design.f.runs.ends' },
          { kind: 'line', name: 'place', width: 'medium', label: 'design.f.runs.place' },
          { kind: 'number', name: 'seats', label: 'design.f.runs.seats' },
        ],
      },
      {
        kind: 'area',
        name: 'plan.run.admission',
        label: 'design.f.run.admission',
        hint: 'design.f.run.admission.hint',
      },
      {
        kind: 'area',
        name: 'plan.run.monitoring',
        label: 'design.f.run.monitoring',
        hint: 'design.f.run.monitoring.hint',
      },
      { kind: 'date', name: 'plan.run.nextReviewOn', label: 'design.f.run.next_review' },
    ],
  },
];
