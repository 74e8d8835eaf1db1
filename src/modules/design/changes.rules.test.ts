import { describe, expect, it } from 'vitest';
import { describeChanges, weighChanges } from './changes.rules.ts';
import { completeDescriptor, criterion, outcome } from './fixtures/descriptor.ts';

const before = completeDescriptor();

describe('what changed since the last version', () => {
  it('is nothing when nothing changed', () => {
    expect(describeChanges(before, completeDescriptor())).toEqual([]);
    expect(weighChanges([])).toBe('none');
  });

  it('tells a new wording with the old one beside it', () => {
    const changes = describeChanges(
      before,
      completeDescriptor({ title: { en: 'Care for plants', nb: 'Stelle planter' } }),
    );
    expect(changes).toEqual([
      { key: 'title', language: 'en', before: 'Water the plants', after: 'Care for plants' },
      { key: 'title', language: 'nb', before: '', after: 'Stelle planter' },
    ]);
    expect(weighChanges(changes)).toBe('minor');
  });

  it('tells a criterion that became critical, one that came and an outcome that went', () => {
    const after = completeDescriptor({
      outcomes: [
        outcome('out_water', 'Water plants in a shop by what each of them needs', [
          criterion('cri_feel', 'Feels the soil before watering', { critical: true }),
          criterion('cri_amount', 'Gives the amount that the label tells', { critical: true }),
          criterion('cri_new', 'Wipes up what was spilt'),
        ]),
      ],
    });
    const changes = describeChanges(before, after);
    expect(changes.map((change) => change.key)).toEqual(['criterion_critical', 'criterion_added', 'outcome_removed']);
    expect(weighChanges(changes)).toBe('major');
  });

  it('tells hours and level as a change of weight', () => {
    const changes = describeChanges(
      before,
      completeDescriptor({ workload: { hours: 25, credits: [] }, level: { claim: 'aligned_by_provider', eqf: 3 } }),
    );
    expect(changes).toEqual([
      { key: 'hours', before: '20', after: '25' },
      { key: 'level', before: 'aligned_by_provider · EQF 2', after: 'aligned_by_provider · EQF 3' },
    ]);
    expect(weighChanges(changes)).toBe('major');
  });
});
