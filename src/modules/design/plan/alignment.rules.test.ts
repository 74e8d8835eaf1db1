import { describe, expect, it } from 'vitest';
import { emptyDescriptor, type Descriptor, type Outcome } from '../descriptor.ts';
import { alignmentMatrix, findAlignmentFaults } from './alignment.rules.ts';
import { emptyPlan, type Activity, type DesignPlan, type Persona, type PlannedAssessment } from './plan.ts';

const outcome = (id: string): Outcome => ({ id, statement: { en: id }, kind: 'skill', escoSkills: [], criteria: [] });
const activity = (id: string, outcomeIds: readonly string[], place: Activity['place'] = 'onsite'): Activity => ({
  id,
  title: { en: id },
  kind: 'workshop_seminar',
  place,
  synchronousShare: 1,
  outcomeIds,
});
const assessment = (id: string, outcomeIds: readonly string[], more: Partial<PlannedAssessment> = {}) =>
  ({
    id,
    title: { en: id },
    type: 'practical_assessment',
    outcomeIds,
    weight: 50,
    supervision: 'supervised_onsite_id',
    passRule: 'All boxes are right.',
    rubric: [],
    ...more,
  }) satisfies PlannedAssessment;
const persona = (type: Persona['type'], barriers: Persona['barriers'] = []): Persona => ({
  id: 'per_1',
  name: 'Lina',
  type,
  about: '',
  goals: '',
  barriers,
});

const descriptor: Descriptor = { ...emptyDescriptor('en'), outcomes: [outcome('out_a'), outcome('out_b')] };
const sound: DesignPlan = {
  ...emptyPlan(),
  depth: 'full',
  activities: [activity('act_1', ['out_a', 'out_b'])],
  assessments: [assessment('asm_1', ['out_a']), assessment('asm_2', ['out_b'])],
  access: { ...emptyPlan().access, languageLevel: 'A2' },
};
const codes = (changes: Partial<DesignPlan>, described: Partial<Descriptor> = {}): readonly string[] =>
  findAlignmentFaults({ ...descriptor, ...described }, { ...sound, ...changes }).map(({ code }) =>
    code.replace('design.alignment.', ''),
  );

describe('a design in which everything fits', () => {
  it('has no faults', () => {
    expect(codes({})).toEqual([]);
  });

  it('shows in its matrix what is practised and judged where', () => {
    expect(alignmentMatrix(descriptor, sound)).toEqual([
      { outcomeId: 'out_a', activities: [true], assessments: [true, false] },
      { outcomeId: 'out_b', activities: [true], assessments: [false, true] },
    ]);
  });
});

describe('each fault of alignment is found', () => {
  const credits = { hours: 50, credits: [{ system: 'ECTS', points: 2 }] };
  const price = { ...sound.budget, price: 100 };
  const barrier = { id: 'bar_1', text: 'No bus', answer: '', isAccepted: false };
  it.each<[string, Partial<DesignPlan>, Partial<Descriptor>?]>([
    ['outcome_without_assessment', { assessments: [assessment('asm_1', ['out_a'])] }],
    ['assessment_without_outcome', { assessments: [...sound.assessments, assessment('asm_3', ['out_gone'])] }],
    ['no_pass_rule', { assessments: [assessment('asm_1', ['out_a', 'out_b'], { passRule: ' ' })] }],
    ['outcome_without_activity', { activities: [activity('act_1', ['out_a'])] }],
    [
      'one_assessment_decides',
      { assessments: [assessment('asm_1', ['out_a'], { weight: 71 }), assessment('asm_2', ['out_b'], { weight: 29 })] },
    ],
    [
      'unsupervised_with_credits',
      { assessments: [assessment('asm_1', ['out_a', 'out_b'], { supervision: 'unsupervised_no_id' })] },
      { workload: credits },
    ],
    [
      'online_without_alternative',
      { activities: [activity('act_1', ['out_a', 'out_b'], 'online')], personas: [persona('newcomer')] },
    ],
    ['price_without_funding', { budget: price, personas: [persona('unemployed')] }],
    ['language_level_untold', { access: emptyPlan().access }],
    ['barrier_unanswered', { personas: [persona('curious', [barrier])] }],
    ['promise_without_outcome', { promises: [{ id: 'prm_1', text: { en: 'Work faster' }, outcomeIds: [] }] }],
  ])('%s', (code, changes, described) => {
    expect(codes(changes, described)).toEqual([code]);
  });
});

describe('what looks like a fault and is none', () => {
  it('needs no activities where what people can do already is judged', () => {
    expect(codes({ activities: [] }, { participationModes: ['validation_only'] })).toEqual([]);
  });

  it('lets a single assessment decide where there is only one, and half and half pass', () => {
    expect(codes({ assessments: [assessment('asm_1', ['out_a', 'out_b'], { weight: 100 })] })).toEqual([]);
    expect(
      codes({ assessments: sound.assessments.map((one, at) => ({ ...one, weight: at === 0 ? 70 : 30 })) }),
    ).toEqual([]);
  });

  it('takes a step of the rubric that must be reached for a pass rule', () => {
    const rubric = [
      { id: 'rub_1', text: { en: 'Prices' }, steps: [{ en: 'no' }, { en: 'yes' }], weight: 1, mustReach: 1 },
    ];
    expect(codes({ assessments: [assessment('asm_1', ['out_a', 'out_b'], { passRule: '', rubric })] })).toEqual([]);
  });

  it('accepts a barrier about which nothing is done on purpose', () => {
    const barriers = [{ id: 'bar_1', text: 'Night work', answer: '', isAccepted: true }];
    expect(codes({ personas: [persona('curious', barriers)] })).toEqual([]);
  });
});

it('names errors before warnings, each with the step where it is put right', () => {
  const found = findAlignmentFaults(descriptor, { ...sound, activities: [], assessments: [] });
  expect(found.map(({ grade, step, about }) => [grade, step, about])).toEqual([
    ['error', 'assessment', 'out_a'],
    ['error', 'assessment', 'out_b'],
    ['warning', 'activities', 'out_a'],
    ['warning', 'activities', 'out_b'],
  ]);
});

it('the quick route is not blamed for a plan that it does not ask for', () => {
  const quick: DesignPlan = { ...sound, depth: 'quick', activities: [], assessments: [] };
  expect(findAlignmentFaults(descriptor, quick).map(({ code }) => code)).not.toContain(
    'design.alignment.outcome_without_assessment',
  );
  const begun = { ...quick, assessments: [assessment('asm_1', ['out_a'])] };
  expect(findAlignmentFaults(descriptor, begun).filter(({ grade }) => grade === 'error')).toMatchObject([
    { code: 'design.alignment.outcome_without_assessment', about: 'out_b' },
  ]);
});
