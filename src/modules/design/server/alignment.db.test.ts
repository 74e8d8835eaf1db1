import { beforeAll, describe, expect, it } from 'vitest';
import { makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { applyTicks } from '../alignment-edits.rules.ts';
import { descriptorEdits } from '../descriptor-edits.ts';
import type { Descriptor } from '../descriptor.ts';
import { completeDescriptor } from '../fixtures/descriptor.ts';
import { emptyPlan, type Activity, type DesignPlan, type Persona, type PlannedAssessment } from '../plan/plan.ts';
import { createAchievement, saveDraft, type SaveInput } from './drafts.usecases.ts';
import { readDesign } from './reading.ts';

const world = useTestWorld();
const BOTH = ['out_water', 'out_report'];

const activity = (changes: Partial<Activity> = {}): Activity => ({
  ...{ id: 'act_1', title: { en: 'Morning round' }, kind: 'job_experience', place: 'onsite' },
  ...{ synchronousShare: 1, outcomeIds: BOTH, ...changes },
});
const assessment = (changes: Partial<PlannedAssessment> = {}): PlannedAssessment => ({
  ...{ id: 'asm_1', title: { en: 'Watched' }, type: 'practical_assessment', outcomeIds: BOTH, weight: 50 },
  ...{ supervision: 'supervised_onsite_id', passRule: 'All is right.', rubric: [], ...changes },
});
const second = (changes: Partial<PlannedAssessment> = {}) => assessment({ id: 'asm_2', ...changes });
const persona = (changes: Partial<Persona> = {}): Persona => ({
  ...{ id: 'psn_1', name: 'Lina', type: 'unemployed', about: '', goals: '', barriers: [], ...changes },
});
const access = { ...emptyPlan().access, languageLevel: 'A2' };

/** A plan in which everything fits the complete descriptor. */
const sound: Partial<DesignPlan> = { activities: [activity()], assessments: [assessment(), second()], access };

type Fault = { readonly plan?: Partial<DesignPlan>; readonly descriptor?: Partial<Descriptor> };

/** Each fault of the matrix: what somebody saves, and what the design is then told. */
const FAULTS: readonly (readonly [code: string, saved: Fault])[] = [
  ['outcome_without_assessment', { plan: { assessments: [assessment({ outcomeIds: ['out_water'] })] } }],
  ['assessment_without_outcome', { plan: { assessments: [assessment(), second({ outcomeIds: [] })] } }],
  ['no_pass_rule', { plan: { assessments: [assessment({ passRule: ' ' })] } }],
  ['outcome_without_activity', { plan: { activities: [activity({ outcomeIds: ['out_report'] })] } }],
  ['one_assessment_decides', { plan: { assessments: [assessment({ weight: 71 }), second({ weight: 29 })] } }],
  [
    'unsupervised_with_credits',
    {
      descriptor: { workload: { hours: 50, credits: [{ system: 'ECTS', points: 2 }] } },
      plan: { assessments: [assessment({ supervision: 'unsupervised_no_id' })] },
    },
  ],
  ['online_without_alternative', { plan: { activities: [activity({ place: 'online' })], personas: [persona()] } }],
  ['price_without_funding', { plan: { personas: [persona()], budget: { ...emptyPlan().budget, price: 100 } } }],
  ['language_level_untold', { plan: { access: emptyPlan().access } }],
  [
    'barrier_unanswered',
    { plan: { personas: [persona({ barriers: [{ id: 'bar_1', text: 'No bus', answer: '', isAccepted: false }] })] } },
  ],
  ['promise_without_outcome', { plan: { promises: [{ id: 'prm_1', text: { en: 'A job' }, outcomeIds: ['out_x'] }] } }],
];

describe('a designer who saves', () => {
  let matteo: Actor;
  beforeAll(async () => {
    matteo = await makeStaff(world(), await makeOrganisation(world()), ['designer']);
  });

  async function designWith({ plan = {}, descriptor = {} }: Fault) {
    const { achievementId } = must(await createAchievement(world(), matteo, { language: 'en' }));
    const edits: readonly SaveInput['edit'][] = [
      ...descriptorEdits(completeDescriptor(descriptor)),
      { kind: 'plan', values: { ...sound, ...plan } },
    ];
    let revision = 1;
    for (const edit of edits)
      ({ revision } = must(await saveDraft(world(), matteo, { achievementId, revision, edit })));
    return must(await readDesign(world(), matteo, achievementId));
  }

  it('what fits together is told nothing', async () => {
    expect((await designWith({})).alignment).toEqual([]);
  });

  it.each(FAULTS)('what is at odds is told: %s', async (code, saved) => {
    const { alignment } = await designWith(saved);
    expect(alignment.map((finding) => finding.code)).toEqual([`design.alignment.${code}`]);
  });

  it('the ticks that were missing is told nothing any more', async () => {
    const design = await designWith({ plan: { assessments: [assessment({ outcomeIds: ['out_water'] })] } });
    const cells = ['out_water:act_1', 'out_report:act_1', 'out_water:asm_1', 'out_report:asm_1'];
    const values = applyTicks(design, { rows: BOTH, columns: ['act_1', 'asm_1'], cells });
    const { achievementId } = design;
    const revision = design.draft?.revision ?? 0;
    must(await saveDraft(world(), matteo, { achievementId, revision, edit: { kind: 'plan', values } }));
    expect(must(await readDesign(world(), matteo, achievementId)).alignment).toEqual([]);
  });
});
