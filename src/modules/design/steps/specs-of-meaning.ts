import type { StepPanel } from './step-fields.ts';

/** What and why, for whom, with whom. */
export const PURPOSE: readonly StepPanel[] = [
  {
    fields: [
      { kind: 'texts', name: 'title', label: 'design.title.label', hint: 'design.title.hint', isNeeded: true },
      {
        kind: 'texts',
        name: 'summary',
        rows: 3,
        label: 'design.summary.label',
        hint: 'design.summary.hint',
        isNeeded: true,
      },
      {
        kind: 'choice',
        name: 'family',
        list: 'families',
        label: 'design.family.label',
        hint: 'design.family.hint',
      },
    ],
  },
  {
    heading: 'design.panel.need',
    lead: 'design.panel.need.lead',
    isFull: true,
    fields: [
      { kind: 'area', name: 'plan.problem', label: 'design.f.problem', hint: 'design.f.problem.hint' },
      {
        kind: 'rows',
        name: 'plan.needs',
        label: 'design.f.needs',
        one: 'design.f.needs.one',
        add: 'design.f.needs.add',
        prefix: 'need',
        blank: { source: 'employer_talk', text: '' },
        fields: [
          { kind: 'choice', name: 'source', list: 'need_sources', label: 'design.f.needs.source' },
          { kind: 'area', name: 'text', label: 'design.f.needs.text', hint: 'design.f.needs.text.hint' },
          {
            kind: 'date',
            name: 'knownOn',
            isLeftOut: true,
            label: 'design.f.needs.known_on',
            hint: 'design.f.needs.known_on.hint',
          },
          { kind: 'url', name: 'link', isLeftOut: true, label: 'design.f.needs.link' },
        ],
      },
    ],
  },
  {
    heading: 'design.panel.promises',
    lead: 'design.panel.promises.lead',
    isFull: true,
    fields: [
      {
        kind: 'rows',
        name: 'plan.promises',
        label: 'design.f.promises',
        one: 'design.f.promises.one',
        add: 'design.f.promises.add',
        prefix: 'prm',
        blank: { text: {}, outcomeIds: [] },
        fields: [
          { kind: 'texts', name: 'text', label: 'design.f.promises.text' },
          { kind: 'choices', name: 'outcomeIds', list: 'outcomes', label: 'design.f.promises.outcomes' },
        ],
      },
    ],
  },
  {
    heading: 'design.panel.languages',
    lead: 'design.languages.hint',
    isFolded: true,
    fields: [
      {
        kind: 'choice',
        name: 'language',
        list: 'languages',
        label: 'design.language.label',
        hint: 'design.language.hint',
      },
      { kind: 'choices', name: 'languages', list: 'languages', label: 'design.languages.legend' },
      {
        kind: 'choice',
        name: 'iscedF',
        list: 'fields_of_education',
        isLeftOut: true,
        isWide: true,
        label: 'design.field.label',
        hint: 'design.field.find',
      },
    ],
  },
];

export const LEARNERS: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'rows',
        name: 'plan.personas',
        label: 'design.f.personas',
        one: 'design.f.personas.one',
        add: 'design.f.personas.add',
        prefix: 'prs',
        blank: { name: '', type: 'newcomer', about: '', goals: '', barriers: [] },
        fields: [
          {
            kind: 'line',
            name: 'name',
            width: 'medium',
            label: 'design.f.personas.name',
            hint: 'design.f.personas.name.hint',
          },
          { kind: 'choice', name: 'type', list: 'learner_types', label: 'design.f.personas.type' },
          { kind: 'area', name: 'about', label: 'design.f.personas.about', hint: 'design.f.personas.about.hint' },
          { kind: 'area', name: 'goals', label: 'design.f.personas.goals' },
          {
            kind: 'rows',
            name: 'barriers',
            label: 'design.f.barriers',
            one: 'design.f.barriers.one',
            add: 'design.f.barriers.add',
            prefix: 'bar',
            blank: { text: '', answer: '', isAccepted: false },
            fields: [
              { kind: 'line', name: 'text', label: 'design.f.barriers.text', hint: 'design.f.barriers.text.hint' },
              { kind: 'area', name: 'answer', label: 'design.f.barriers.answer' },
              { kind: 'tick', name: 'isAccepted', label: 'design.f.barriers.accepted' },
            ],
          },
        ],
      },
    ],
  },
];

export const PARTNERS: readonly StepPanel[] = [
  {
    heading: 'design.body.heading',
    lead: 'design.body.lead',
    fields: [
      {
        kind: 'rows',
        name: 'awardingBody',
        label: 'design.body.heading',
        one: 'design.f.body.one',
        add: 'design.f.body.add',
        least: 1,
        blank: { name: '', country: '' },
        fields: [
          { kind: 'line', name: 'name', label: 'design.body.name', isNeeded: true },
          { kind: 'choice', name: 'country', list: 'countries', label: 'design.body.country', isNeeded: true },
          {
            kind: 'line',
            name: 'region',
            width: 'short',
            isLeftOut: true,
            isUpperCase: true,
            label: 'design.body.region',
          },
        ],
      },
    ],
  },
  {
    heading: 'design.panel.partners',
    lead: 'design.panel.partners.lead',
    isFull: true,
    fields: [
      {
        kind: 'rows',
        name: 'plan.partners',
        label: 'design.panel.partners',
        one: 'design.f.partners.one',
        add: 'design.f.partners.add',
        prefix: 'ptn',
        blank: { name: '', country: '', tasks: [], contact: '' },
        fields: [
          { kind: 'line', name: 'name', label: 'design.body.name' },
          { kind: 'choice', name: 'country', list: 'countries', label: 'design.body.country' },
          { kind: 'choices', name: 'tasks', list: 'partner_tasks', label: 'design.f.partners.tasks' },
          { kind: 'line', name: 'contact', label: 'design.f.partners.contact' },
        ],
      },
      { kind: 'area', name: 'plan.governance', label: 'design.f.governance', hint: 'design.f.governance.hint' },
    ],
  },
];

export const MATERIALS: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'rows',
        name: 'plan.materials',
        label: 'design.f.materials',
        one: 'design.f.materials.one',
        add: 'design.f.materials.add',
        prefix: 'mat',
        blank: { title: '', author: '', licence: '', link: '' },
        fields: [
          { kind: 'line', name: 'title', label: 'design.f.materials.title' },
          { kind: 'line', name: 'author', width: 'medium', label: 'design.f.materials.author' },
          { kind: 'choice', name: 'licence', list: 'licences', label: 'design.f.materials.licence' },
          { kind: 'url', name: 'link', label: 'design.f.materials.link' },
        ],
      },
    ],
  },
];

export const ACCESS: readonly StepPanel[] = [
  {
    fields: [
      {
        kind: 'texts',
        name: 'entryRequirement',
        rows: 2,
        isLeftOut: true,
        label: 'design.entry.label',
        hint: 'design.entry.hint',
      },
      {
        kind: 'line',
        name: 'plan.access.languageLevel',
        width: 'short',
        label: 'design.f.access.language',
        hint: 'design.f.access.language.hint',
      },
      {
        kind: 'area',
        name: 'plan.access.support',
        label: 'design.f.access.support',
        hint: 'design.f.access.support.hint',
      },
      { kind: 'line', name: 'plan.access.guidanceContact', isFull: true, label: 'design.f.access.guidance' },
      {
        kind: 'area',
        name: 'plan.access.offlineAlternative',
        label: 'design.f.access.offline',
        hint: 'design.f.access.offline.hint',
      },
      { kind: 'area', name: 'plan.access.adjustments', isFull: true, label: 'design.f.access.adjustments' },
    ],
  },
];
