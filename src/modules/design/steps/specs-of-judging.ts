import type { StepPanel } from './step-fields.ts';

/** How large, on which level, how judged, how taught. */
export const WORKLOAD: readonly StepPanel[] = [
  {
    heading: 'design.panel.lines',
    lead: 'design.panel.lines.lead',
    isFull: true,
    fields: [
      {
        kind: 'rows',
        name: 'plan.workload',
        label: 'design.panel.lines',
        one: 'design.f.lines.one',
        add: 'design.f.lines.add',
        prefix: 'wrk',
        blank: { forId: '', kind: 'contact', hours: 0, isDirected: false, place: '' },
        fields: [
          { kind: 'number', name: 'hours', label: 'design.workload.hours' },
          { kind: 'choice', name: 'kind', list: 'workload_kinds', label: 'design.f.lines.kind' },
          { kind: 'choice', name: 'forId', list: 'loads', label: 'design.f.lines.for' },
          { kind: 'tick', name: 'isDirected', label: 'design.f.lines.directed' },
          { kind: 'line', name: 'place', width: 'medium', label: 'design.f.lines.place' },
        ],
      },
    ],
  },
  {
    heading: 'design.workload.heading',
    lead: 'design.workload.lead',
    fields: [
      {
        kind: 'number',
        name: 'workload.hours',
        label: 'design.workload.hours',
        hint: 'design.workload.hours.hint',
        isNeeded: true,
      },
      {
        kind: 'rows',
        name: 'workload.credits',
        label: 'design.f.credits',
        one: 'design.f.credits.one',
        add: 'design.f.credits.add',
        blank: { system: '', points: 0 },
        fields: [
          { kind: 'choice', name: 'system', list: 'credit_systems', label: 'design.credits.system' },
          { kind: 'number', name: 'points', label: 'design.credits.points' },
        ],
      },
    ],
  },
  {
    heading: 'design.level.heading',
    lead: 'design.level.lead',
    fields: [
      { kind: 'radios', name: 'level.claim', list: 'claims', label: 'design.level.claim', isNeeded: true },
      {
        kind: 'choice',
        name: 'level.eqf',
        list: 'eqf_levels',
        isNumber: true,
        isLeftOut: true,
        label: 'design.level.eqf',
        hint: 'design.level.eqf.hint',
      },
      {
        kind: 'texts',
        name: 'level.reason',
        rows: 2,
        isLeftOut: true,
        label: 'design.level.reason',
        hint: 'design.level.reason.hint',
      },
    ],
  },
  {
    heading: 'design.level.framework',
    isFolded: true,
    fields: [
      { kind: 'choice', name: 'level.nqf.framework', list: 'frameworks', label: 'design.level.framework' },
      { kind: 'line', name: 'level.nqf.level', width: 'short', label: 'design.level.national' },
      {
        kind: 'url',
        name: 'level.registerUrl',
        isLeftOut: true,
        label: 'design.level.register',
        hint: 'design.level.register.hint',
      },
    ],
  },
];

export const ASSESSMENT: readonly StepPanel[] = [
  {
    heading: 'design.assessment.heading',
    fields: [
      {
        kind: 'choices',
        name: 'assessmentTypes',
        list: 'assessment_types',
        label: 'design.assessment.types',
        hint: 'design.assessment.types.hint',
        isNeeded: true,
      },
      {
        kind: 'choice',
        name: 'supervision',
        list: 'supervision',
        isWide: true,
        label: 'design.supervision.label',
        hint: 'design.supervision.hint',
      },
    ],
  },
  {
    heading: 'design.panel.assessments',
    lead: 'design.panel.assessments.lead',
    isFull: true,
    fields: [
      {
        kind: 'rows',
        name: 'plan.assessments',
        label: 'design.panel.assessments',
        one: 'design.f.assessments.one',
        add: 'design.f.assessments.add',
        prefix: 'asm',
        blank: { title: {}, type: '', outcomeIds: [], weight: 0, supervision: '', passRule: '', rubric: [] },
        fields: [
          { kind: 'texts', name: 'title', label: 'design.f.assessments.title' },
          { kind: 'choice', name: 'type', list: 'assessment_types', label: 'design.f.assessments.type' },
          { kind: 'choices', name: 'outcomeIds', list: 'outcomes', label: 'design.f.assessments.outcomes' },
          { kind: 'number', name: 'weight', label: 'design.f.assessments.weight' },
          { kind: 'choice', name: 'supervision', list: 'supervision', label: 'design.supervision.label', isWide: true },
          {
            kind: 'area',
            name: 'passRule',
            label: 'design.f.assessments.pass',
            hint: 'design.f.assessments.pass.hint',
          },
        ],
      },
    ],
  },
  {
    heading: 'design.pass.heading',
    lead: 'design.pass.lead',
    fields: [
      {
        kind: 'share',
        name: 'passShare',
        usual: 0.8,
        label: 'design.pass.percent',
        hint: 'design.pass.percent.hint',
      },
      { kind: 'number', name: 'evidenceRule.directForCritical', label: 'design.evidence.direct' },
      { kind: 'number', name: 'evidenceRule.minKinds', label: 'design.evidence.kinds' },
      { kind: 'number', name: 'evidenceRule.maxAgeMonths', usual: 24, label: 'design.evidence.age' },
    ],
  },
  {
    heading: 'design.self_scale.heading',
    lead: 'design.self_scale.lead',
    isFolded: true,
    fields: [
      { kind: 'choice', name: 'selfScale', list: 'self_scales', isLeftOut: true, label: 'design.self_scale.label' },
    ],
  },
  {
    heading: 'design.panel.grading',
    lead: 'design.panel.grading.lead',
    isFull: true,
    isFolded: true,
    fields: [
      { kind: 'choice', name: 'grading.scheme', list: 'grading', label: 'design.f.grading' },
      { kind: 'texts', name: 'grading.note', rows: 2, isLeftOut: true, label: 'design.f.grading.note' },
    ],
  },
];

export const ACTIVITIES: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'choices',
        name: 'participationModes',
        list: 'participation',
        label: 'design.participation.legend',
        isNeeded: true,
      },
    ],
  },
  {
    heading: 'design.panel.activities',
    lead: 'design.panel.activities.lead',
    isFull: true,
    fields: [
      {
        kind: 'rows',
        name: 'plan.activities',
        label: 'design.panel.activities',
        one: 'design.f.activities.one',
        add: 'design.f.activities.add',
        prefix: 'act',
        blank: { title: {}, kind: 'workshop_seminar', place: 'onsite', synchronousShare: 0, outcomeIds: [] },
        fields: [
          { kind: 'texts', name: 'title', label: 'design.f.activities.title' },
          { kind: 'choice', name: 'kind', list: 'activity_kinds', label: 'design.f.activities.kind' },
          { kind: 'choice', name: 'place', list: 'places', label: 'design.f.activities.place' },
          {
            kind: 'share',
            name: 'synchronousShare',
            label: 'design.f.activities.together',
            hint: 'design.f.activities.together.hint',
          },
          { kind: 'choices', name: 'outcomeIds', list: 'outcomes', label: 'design.f.activities.outcomes' },
        ],
      },
    ],
  },
];
