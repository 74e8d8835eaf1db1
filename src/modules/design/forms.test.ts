import { describe, expect, it } from 'vitest';
import { applyEdit } from './edits.rules.ts';
import { completeDescriptor } from './fixtures/descriptor.ts';
import { outcomeFields, parseOutcome } from './forms.ts';

const full = completeDescriptor({ languages: ['nb'] });
const [first] = full.outcomes;
if (first === undefined) throw new Error('The fixture has outcomes.');
const outcome = {
  ...first,
  verb: { en: 'water' },
  context: { en: 'in a shop', nb: 'i en butikk' },
  reuseLevel: 'sector',
  lifeComp: 'L3',
  levelCue: 2,
} as const;

describe('an outcome that is saved without a change', () => {
  it('changes nothing in the draft', () => {
    const draft = { ...full, outcomes: [outcome, ...full.outcomes.slice(1)] };
    const parsed = parseOutcome(outcomeFields(outcome));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(applyEdit(draft, { kind: 'outcome', outcomeId: outcome.id, values: parsed.value })).toEqual(draft);
  });

  it('leaves no trace of what was taken out again', () => {
    const emptied = { 'verb.en': [''], reuseLevel: [''], lifeComp: [''], levelCue: [''] };
    const parsed = parseOutcome({ ...outcomeFields(outcome), ...emptied });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(Object.keys(parsed.value.facts).toSorted()).toEqual(['context', 'kind', 'statement']);
  });
});

describe('an outcome in more languages than its form shows', () => {
  const many = { ...outcome, statement: { ...outcome.statement, ga: 'Plandaí a uisciú' } };
  const posted = Object.fromEntries(Object.entries(outcomeFields(many)).filter(([name]) => !name.endsWith('.ga')));

  it('keeps the others when it is saved', () => {
    const parsed = parseOutcome({ ...posted, 'statement.en': ['Water the plants of a shop'] }, many);
    expect(parsed.ok && parsed.value.facts.statement).toMatchObject({
      en: 'Water the plants of a shop',
      ga: 'Plandaí a uisciú',
    });
  });

  it('loses them with a text that is taken away', () => {
    const parsed = parseOutcome({ ...posted, 'statement.en': [''], 'statement.nb': [''] }, many);
    expect(parsed.ok && parsed.value.facts.statement).toEqual({});
  });
});

describe('what cannot be read', () => {
  it('is told at its field', () => {
    const parsed = parseOutcome({
      ...outcomeFields(outcome),
      kind: ['gold'],
      levelCue: ['9'],
      'verb.en': ['x'.repeat(61)],
    });
    expect(parsed.ok ? [] : parsed.error.map(({ code, field }) => [field, code])).toEqual([
      ['kind', 'design.unknown_choice'],
      ['verb.en', 'design.too_long'],
      ['levelCue', 'design.unknown_choice'],
    ]);
  });

  it('does not let a field of an unknown language through', () => {
    const parsed = parseOutcome({ ...outcomeFields(outcome), 'statement.__proto__': ['x'], 'statement.xx': ['y'] });
    expect(parsed.ok && parsed.value.facts.statement).toEqual(outcome.statement);
  });
});
