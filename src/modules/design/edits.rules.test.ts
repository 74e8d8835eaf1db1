import { describe, expect, it } from 'vitest';
import { applyEdit, collides, type DraftEdit } from './edits.rules.ts';
import { completeDescriptor } from './fixtures/descriptor.ts';

const base = completeDescriptor();
const size = (hours: number): DraftEdit => ({ kind: 'facts', values: { workload: { hours, credits: [] } } });

describe('work on a draft', () => {
  it('replaces the facts that it names and leaves the others alone', () => {
    const after = applyEdit(base, size(25));
    expect(after).toEqual({ ...base, workload: { hours: 25, credits: [] } });
  });

  it('leaves out what is told to be nothing', () => {
    const after = applyEdit(base, { kind: 'facts', values: { entryRequirement: null, moreInfo: null } });
    expect('entryRequirement' in after || 'moreInfo' in after).toBe(false);
  });

  it('moves an outcome by one place, and not beyond the ends', () => {
    const ids = (edit: DraftEdit) => applyEdit(base, edit).outcomes.map(({ id }) => id);
    expect(ids({ kind: 'move_outcome', outcomeId: 'out_report', by: -1 })).toEqual(['out_report', 'out_water']);
    expect(ids({ kind: 'move_outcome', outcomeId: 'out_report', by: 1 })).toEqual(['out_water', 'out_report']);
  });

  it('takes an outcome over with an id of its own', () => {
    const [like] = base.outcomes;
    if (like === undefined) throw new Error('The fixture has outcomes.');
    const after = applyEdit(base, { kind: 'add_outcome', outcomeId: 'out_copy', like });
    expect(after.outcomes.at(-1)).toEqual({ ...like, id: 'out_copy' });
  });

  it('keeps the cue of each outcome that has one, and forgets it where it is taken back', () => {
    const picked = applyEdit(base, { kind: 'level_cues', cues: { out_water: 2, out_report: 3 } });
    const after = applyEdit(picked, { kind: 'level_cues', cues: { out_report: 3 } });
    expect(after.outcomes.map(({ levelCue }) => levelCue)).toEqual([undefined, 3]);
  });

  it('keeps ids and skills of an outcome when its words change', () => {
    const skill = { uri: 'http://data.europa.eu/esco/skill/x', label: 'water plants', version: 'v1.1.1' };
    const withSkill = applyEdit(base, { kind: 'add_skill', outcomeId: 'out_water', skill });
    const after = applyEdit(withSkill, {
      kind: 'outcome',
      outcomeId: 'out_water',
      values: {
        facts: { statement: { en: 'Water all plants in a shop' }, kind: 'knowledge' },
        criteria: {
          cri_feel: {
            statement: { en: 'Feels' },
            plain: { en: 'I feel' },
            pictogram: 'plant',
            critical: false,
            taskId: '',
          },
        },
      },
    });
    const [changed] = after.outcomes;
    expect(changed).toMatchObject({ id: 'out_water', kind: 'knowledge', escoSkills: [skill] });
    expect(changed?.criteria.map((criterion) => [criterion.id, criterion.statement['en']])).toEqual([
      ['cri_feel', 'Feels'],
      ['cri_amount', 'Gives the amount that the label tells'],
    ]);
  });

  it('picks a skill once, however often it is pressed', () => {
    const edit: DraftEdit = {
      kind: 'add_skill',
      outcomeId: 'out_water',
      skill: { uri: 'u', label: 'l', version: 'v' },
    };
    const after = applyEdit(applyEdit(base, edit), edit);
    expect(after.outcomes[0]?.escoSkills).toHaveLength(1);
  });
});

describe('two designers at once', () => {
  it('do not collide when they work on different parts', () => {
    const current = applyEdit(base, { kind: 'add_outcome', outcomeId: 'out_new' });
    expect(collides(size(25), base, current)).toBe(false);
  });

  it('collide when both change the same part', () => {
    const current = { ...base, workload: { hours: 40, credits: [] } };
    expect(collides(size(25), base, current)).toBe(true);
  });

  it('are told when the outcome that one of them edits is gone', () => {
    const edit: DraftEdit = {
      kind: 'outcome',
      outcomeId: 'out_water',
      values: { facts: { statement: {}, kind: 'skill' }, criteria: {} },
    };
    const current = applyEdit(base, { kind: 'remove_outcome', outcomeId: 'out_water' });
    expect(collides(edit, base, current)).toBe(true);
  });
});
