import { describe, expect, it } from 'vitest';
import { applyTicks, cellName, outcomesNamed } from './alignment-edits.rules.ts';
import { viewAlignment } from './alignment-view.ts';
import { completeDescriptor } from './fixtures/descriptor.ts';
import { emptyPlan, type Activity, type DesignPlan, type PlannedAssessment } from './plan/plan.ts';

const activity = (id: string, outcomeIds: readonly string[]): Activity => ({
  ...{ id, outcomeIds, title: { en: `Activity ${id}` } },
  ...{ kind: 'classroom', place: 'onsite', synchronousShare: 1 },
});
const assessment = (id: string, outcomeIds: readonly string[]): PlannedAssessment => ({
  ...{ id, outcomeIds, title: { nb: `Prøve ${id}` }, type: 'portfolio', weight: 50 },
  ...{ supervision: 'supervised_onsite_id', passRule: 'Everything is right.', rubric: [] },
});
const plan: DesignPlan = {
  ...emptyPlan(),
  activities: [activity('act_1', ['out_water'])],
  assessments: [assessment('asm_1', ['out_water']), assessment('asm_2', ['out_gone'])],
};
const content = { descriptor: completeDescriptor(), plan };

describe('the matrix on the screen', () => {
  it('shows every outcome, also one that the plan names and nobody has any more', () => {
    const { lines, columns } = viewAlignment(content, 'en');
    expect(columns.map(({ id, title }) => [id, title.lang])).toEqual([
      ['act_1', 'en'],
      ['asm_1', 'nb'],
      ['asm_2', 'nb'],
    ]);
    expect(lines.map(({ id, isGone, ticks }) => [id, isGone, ticks])).toEqual([
      ['out_water', false, [true, true, false]],
      ['out_report', false, [false, false, false]],
      ['out_gone', true, [false, false, true]],
    ]);
  });

  it('marks faults at their row or column and names the place where each is put right', () => {
    const { lines, columns, findings } = viewAlignment(content, 'en');
    expect(lines[1]?.findings.map(({ code }) => code.replace('design.alignment.', ''))).toEqual([
      'outcome_without_assessment',
      'outcome_without_activity',
    ]);
    expect(columns[2]?.findings.map(({ place }) => place)).toEqual(['assessment?depth=full#plan.assessments.asm_2']);
    expect(findings.find(({ code }) => code.endsWith('language_level_untold'))).toMatchObject({
      place: 'access?depth=full#plan.access.languageLevel',
      row: null,
    });
  });
});

describe('ticks', () => {
  it('are taken over for what the form showed, in the order of the design', () => {
    const rows = ['out_water', 'out_report', 'out_gone'];
    const cells = [cellName('out_report', 'act_1'), cellName('out_water', 'act_1'), cellName('out_report', 'asm_2')];
    const { activities, assessments } = applyTicks(content, { rows, columns: ['act_1', 'asm_1', 'asm_2'], cells });
    expect(activities[0]?.outcomeIds).toEqual(['out_water', 'out_report']);
    expect(assessments.map(({ outcomeIds }) => outcomeIds)).toEqual([[], ['out_report']]);
  });

  it('leave alone what came after the form was opened', () => {
    const { activities, assessments } = applyTicks(content, { rows: ['out_report'], columns: ['act_1'], cells: [] });
    expect(activities[0]?.outcomeIds).toEqual(['out_water']);
    expect(assessments).toEqual(plan.assessments);
    expect(outcomesNamed(plan)).toEqual(['out_water', 'out_gone']);
  });
});
