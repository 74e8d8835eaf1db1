import { describe, expect, it } from 'vitest';
import { applyEdit, collides, type DraftEdit } from './edits.rules.ts';
import { completeDescriptor } from './fixtures/descriptor.ts';

const base = completeDescriptor();
const size = (changes: object = {}): DraftEdit => ({
  kind: 'size',
  values: {
    hours: 25,
    credits: [
      { system: 'ECTS', points: 1 },
      { system: '', points: 0 },
    ],
    level: {
      claim: 'aligned_by_provider',
      eqf: '',
      framework: 'IE-NFQ',
      nqfLevel: '3',
      registerUrl: '',
      reason: {},
      ...changes,
    },
  },
});

describe('work on a draft', () => {
  it('takes the EQF level from the national one, and drops empty credit lines', () => {
    const after = applyEdit(base, size());
    expect(after.workload).toEqual({ hours: 25, credits: [{ system: 'ECTS', points: 1 }] });
    expect(after.level).toEqual({ claim: 'aligned_by_provider', eqf: 2, nqf: { framework: 'IE-NFQ', level: '3' } });
  });

  it('forgets the level when it is not assigned, and keeps the reason', () => {
    const after = applyEdit(base, size({ claim: 'not_assigned', eqf: '2', reason: { en: 'Too small' } }));
    expect(after.level).toEqual({ claim: 'not_assigned', reason: { en: 'Too small' } });
  });

  it('keeps ids and skills of an outcome when its words change', () => {
    const skill = { uri: 'http://data.europa.eu/esco/skill/x', label: 'water plants', version: 'v1.1.1' };
    const withSkill = applyEdit(base, { kind: 'add_skill', outcomeId: 'out_water', skill });
    const after = applyEdit(withSkill, {
      kind: 'outcome',
      outcomeId: 'out_water',
      values: {
        statement: { en: 'Water all plants in a shop' },
        kind: 'knowledge',
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
    expect(collides(size(), base, current)).toBe(false);
  });

  it('collide when both change the same part', () => {
    const current = { ...base, workload: { hours: 40, credits: [] } };
    expect(collides(size(), base, current)).toBe(true);
  });

  it('are told when the outcome that one of them edits is gone', () => {
    const edit: DraftEdit = {
      kind: 'outcome',
      outcomeId: 'out_water',
      values: { statement: {}, kind: 'skill', criteria: {} },
    };
    const current = applyEdit(base, { kind: 'remove_outcome', outcomeId: 'out_water' });
    expect(collides(edit, base, current)).toBe(true);
  });
});
