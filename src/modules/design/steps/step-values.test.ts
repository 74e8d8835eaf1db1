import { describe, expect, it } from 'vitest';
import type { Fields } from '../fields.ts';
import { completeDescriptor } from '../fixtures/descriptor.ts';
import { applyContentEdit, type DesignContent } from '../plan/plan-edits.rules.ts';
import { emptyPlan, STUDIO_STEPS, type StudioStep } from '../plan/plan.ts';
import { STEP_PANELS } from './panels.ts';
import { findRows, shownFields } from './step-fields.ts';
import { blankRow, readStep, stepFields } from './step-values.ts';

const full: DesignContent = {
  descriptor: completeDescriptor({
    languages: ['nb'],
    workload: { hours: 60, credits: [{ system: 'ECTS', points: 2 }] },
    grading: { scheme: 'pass_fail' },
    qualityAssurance: [
      { kind: 'internal_review', text: { en: 'Two look at it.' }, responsible: 'Head', reviewDue: '2027-05-01' },
      { kind: 'programme_licence', text: { en: 'A licence.' } },
    ],
  }),
  plan: {
    ...emptyPlan(),
    entrance: 'learner',
    needs: [{ id: 'need_a', source: 'survey', text: 'Three shops ask', knownOn: '2026-05-01' }],
    personas: [
      {
        id: 'prs_a',
        name: 'Lina',
        type: 'newcomer',
        about: '',
        goals: 'Work',
        barriers: [{ id: 'bar_a', text: 'No child care', answer: '', isAccepted: true }],
      },
    ],
    assessments: [
      {
        id: 'asm_a',
        title: { en: 'At the table' },
        type: 'portfolio',
        outcomeIds: ['out_water'],
        weight: 100,
        supervision: '',
        passRule: 'All',
        rubric: [{ id: 'rub_a', text: { en: 'Care' }, steps: [{ en: 'no' }, { en: 'yes' }], weight: 1, mustReach: 1 }],
      },
    ],
    activities: [
      {
        id: 'act_a',
        title: { en: 'Practice' },
        kind: 'classroom',
        place: 'blended',
        synchronousShare: 0.25,
        outcomeIds: ['out_water'],
      },
    ],
    workload: [{ id: 'wrk_a', forId: 'act_a', kind: 'contact', hours: 7.5, isDirected: true, place: '' }],
    budget: { ...emptyPlan().budget, price: 150, learners: 12 },
    run: { ...emptyPlan().run, runs: [{ id: 'run_a', startsOn: '2027-01-10', endsOn: '', place: 'Shop', seats: 8 }] },
  },
};

const fieldsOf = (step: StudioStep) => shownFields(STEP_PANELS[step], 'full');
const read = (step: StudioStep, changes: Fields = {}, without = '') => {
  const fields = { ...stepFields(full, fieldsOf(step)), ...changes };
  return readStep(full, fieldsOf(step), { fields, without });
};
const saved = (step: StudioStep, changes: Fields = {}, without = ''): DesignContent => {
  const edit = read(step, changes, without);
  if (!edit.ok) throw new Error(JSON.stringify(edit.error));
  return applyContentEdit(full, edit.value);
};
const refusals = (step: StudioStep, changes: Fields) => {
  const edit = read(step, changes);
  return edit.ok ? [] : edit.error.map(({ code, field }) => [field, code]);
};

describe('a text in more languages than the form shows', () => {
  it('keeps the others when one of them is changed', () => {
    const title = { ...full.descriptor.title, ga: 'Plandaí a uisciú' };
    const known = { ...full, descriptor: { ...full.descriptor, title } };
    const fields = { ...stepFields(full, fieldsOf('purpose')), 'title.en': ['Water every plant'] };
    const edit = readStep(known, fieldsOf('purpose'), { fields, without: '' });
    if (!edit.ok) throw new Error(JSON.stringify(edit.error));
    expect(applyContentEdit(known, edit.value).descriptor.title).toEqual({
      ...title,
      en: 'Water every plant',
    });
  });
});

describe('a step that is saved without a change', () => {
  it.each(STUDIO_STEPS)('changes nothing: %s', (step) => {
    expect(saved(step)).toEqual(full);
  });
});

describe('rows', () => {
  it('are added with what is typed, and dropped when nothing is', () => {
    const one = { 'plan.needs.need_b.source': ['vacancies'], 'plan.needs.need_b.text': ['Ten adverts in May'] };
    expect(saved('purpose', one).plan.needs.map(({ id, text }) => [id, text])).toEqual([
      ['need_a', 'Three shops ask'],
      ['need_b', 'Ten adverts in May'],
    ]);
    const rows = findRows(fieldsOf('purpose'), 'plan.needs.need_c');
    if (rows === null) throw new Error('Needs are rows.');
    expect(saved('purpose', blankRow(rows.field, 'plan.needs.need_c')).plan.needs).toHaveLength(1);
  });

  it('go when their button is pressed, also those inside another row', () => {
    expect(saved('purpose', {}, 'plan.needs.need_a').plan.needs).toEqual([]);
    const [lina] = saved('learners', {}, 'plan.personas.prs_a.barriers.bar_a').plan.personas;
    expect(lina).toMatchObject({ name: 'Lina', barriers: [] });
  });

  it('keep what their form does not show', () => {
    const [assessment] = saved('assessment', { 'plan.assessments.asm_a.passRule': ['Most of it'] }).plan.assessments;
    expect(assessment).toMatchObject({ passRule: 'Most of it', rubric: full.plan.assessments[0]?.rubric });
  });

  it('without names of their own may be several', () => {
    const second = {
      'awardingBody.1.name': ['Blue Corner'],
      'awardingBody.1.country': ['IE'],
      'awardingBody.1.region': ['ie051'],
    };
    expect(saved('partners', second).descriptor.awardingBody).toEqual([
      ...full.descriptor.awardingBody,
      { name: 'Blue Corner', country: 'IE', region: 'IE051' },
    ]);
  });
});

describe('the quick depth', () => {
  it('leaves alone what it does not ask', () => {
    const asked = shownFields(STEP_PANELS.purpose, 'quick');
    const edit = readStep(full, asked, { fields: stepFields(full, asked), without: '' });
    expect(edit.ok && Object.keys(edit.value.plan)).toEqual([]);
  });
});

describe('the level', () => {
  it('takes the EQF level from the national one', () => {
    const national = { 'level.nqf.framework': ['IE-NFQ'], 'level.nqf.level': ['4'] };
    expect(saved('workload', national).descriptor.level).toEqual({
      claim: 'aligned_by_provider',
      eqf: 3,
      nqf: { framework: 'IE-NFQ', level: '4' },
    });
  });

  it('is forgotten when none is assigned, and the reason kept', () => {
    const none = { 'level.claim': ['not_assigned'], 'level.reason.en': ['Too small'] };
    expect(saved('workload', none).descriptor.level).toEqual({ claim: 'not_assigned', reason: { en: 'Too small' } });
  });

  it('must be one of its framework', () => {
    const wrong = { 'level.nqf.framework': ['NO-NKR'], 'level.nqf.level': ['12'] };
    expect(refusals('workload', wrong)).toEqual([['level.nqf.level', 'design.level_not_in_framework']]);
  });
});

describe('what cannot be read', () => {
  it('is told at its field, in rows too', () => {
    expect(refusals('workload', { 'workload.hours': ['about ten'], 'plan.workload.wrk_a.hours': ['-3'] })).toEqual([
      ['plan.workload.wrk_a.hours', 'design.not_a_number'],
      ['workload.hours', 'design.not_a_number'],
    ]);
    expect(
      refusals('purpose', { 'title.en': ['x'.repeat(121)], 'plan.needs.need_a.link': ['javascript:alert(1)'] }),
    ).toEqual([
      ['title.en', 'design.too_long'],
      ['plan.needs.need_a.link', 'design.not_an_address'],
    ]);
    expect(refusals('quality', { 'qualityAssurance.1.reviewDue': ['2027-02-30'] })).toEqual([
      ['qualityAssurance.1.reviewDue', 'design.not_a_date'],
    ]);
    expect(refusals('activities', { 'plan.activities.act_a.synchronousShare': ['140'] })).toEqual([
      ['plan.activities.act_a.synchronousShare', 'design.too_much'],
    ]);
  });

  it('does not let a field of an unknown language through', () => {
    expect(saved('purpose', { 'title.__proto__': ['x'], 'title.xx': ['y'] })).toEqual(full);
  });
});

describe('a rule that is left empty', () => {
  it('is the usual one, so that neither everybody passes nor all proof is too old', () => {
    const { descriptor } = saved('assessment', { passShare: [''], 'evidenceRule.maxAgeMonths': [''] });
    expect([descriptor.passShare, descriptor.evidenceRule.maxAgeMonths]).toEqual([0.8, 24]);
  });

  it('stays 0 where somebody wrote 0', () => {
    expect(saved('assessment', { passShare: ['0'] }).descriptor.passShare).toBe(0);
  });
});

describe('numbers', () => {
  it('may have a decimal comma', () => {
    expect(saved('workload', { 'workload.hours': ['7,5'] }).descriptor.workload.hours).toBe(7.5);
  });
});
