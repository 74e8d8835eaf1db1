import { describe, expect, it } from 'vitest';
import { decisionFailures, toAnswers, type DraftAnswer } from './decision.rules.ts';

const now = new Date('2026-11-21T10:00:00Z');
const answer = (changes: Partial<DraftAnswer>): DraftAnswer => ({
  decision: '',
  reason: '',
  wanted: '',
  wantedBy: '',
  ...changes,
});
const wrong = (changes: Partial<DraftAnswer>) =>
  decisionFailures({ outcomeIds: ['out_a'], unreached: {}, answers: { out_a: answer(changes) }, now }).map(
    ({ code, field }) => `${field} ${code}`,
  );

describe('a decision about one outcome', () => {
  it.each<[string, Partial<DraftAnswer>, string[]]>([
    ['validated needs no reason', { decision: 'validated' }, []],
    ['nothing chosen', {}, ['decision-out_a assessment.decision_missing']],
    ['something that is no choice', { decision: 'maybe' }, ['decision-out_a assessment.decision_missing']],
    ['not validated without a reason', { decision: 'not_validated' }, ['reason-out_a assessment.reason_missing']],
    ['not validated with a reason', { decision: 'not_validated', reason: 'The price labels were wrong.' }, []],
    [
      'more asked for, but not what and by when',
      { decision: 'more_evidence_needed', reason: 'I saw no pricing.' },
      ['wanted-out_a assessment.wanted_missing', 'wantedBy-out_a assessment.wanted_by_missing'],
    ],
    [
      'more asked for by yesterday',
      { decision: 'more_evidence_needed', reason: 'r', wanted: 'w', wantedBy: '2026-11-20' },
      ['wantedBy-out_a assessment.wanted_by_missing'],
    ],
    [
      'more asked for on a day that no calendar knows',
      { decision: 'more_evidence_needed', reason: 'r', wanted: 'w', wantedBy: '2027-02-30' },
      ['wantedBy-out_a assessment.wanted_by_missing'],
    ],
    [
      'more asked for by today',
      { decision: 'more_evidence_needed', reason: 'r', wanted: 'w', wantedBy: '2026-11-21' },
      [],
    ],
  ])('%s', (_, changes, expected) => {
    expect(wrong(changes)).toEqual(expected);
  });

  it('must be there for every outcome', () => {
    const draft = {
      outcomeIds: ['out_a', 'out_b'],
      unreached: {},
      answers: { out_a: answer({ decision: 'validated' }) },
      now,
    };
    expect(decisionFailures(draft)).toEqual([{ code: 'assessment.decision_missing', field: 'decision-out_b' }]);
    expect(() => toAnswers(draft)).toThrow();
  });

  it('keeps what to add only where more is asked for', () => {
    const answers = {
      out_a: answer({ decision: 'not_validated', reason: 'r', wanted: 'left over', wantedBy: '2026-12-01' }),
    };
    expect(toAnswers({ outcomeIds: ['out_a'], unreached: {}, answers, now })).toEqual([
      { outcomeId: 'out_a', decision: 'not_validated', reason: 'r' },
    ]);
  });
});
