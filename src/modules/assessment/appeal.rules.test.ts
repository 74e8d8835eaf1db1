import { describe, expect, it } from 'vitest';
import { appealObstacle, takenAway, verdictFailures, withValidated } from './appeal.rules.ts';
import { decisionOf } from './assessment.rules.ts';
import { OUTCOME_DECISIONS, type OutcomeAnswer, type OutcomeDecision } from './assessment.schemas.ts';

const answers = (...decisions: readonly OutcomeDecision[]): readonly OutcomeAnswer[] =>
  decisions.map((decision, index) => ({ outcomeId: `out_${index}`, decision, reason: 'Told.' }));
const [yes, no, more] = ['validated', 'not_validated', 'more_evidence_needed'] as const;

describe('until when a decision can be appealed', () => {
  const decidedAt = new Date('2026-11-01T12:00:00Z');
  const on = (day: string) => ({ now: new Date(`${day}T12:00:00Z`), windowDays: 30 });
  it.each([
    ['on the last day', 'not_validated', '2026-12-01', null],
    ['a day later no more', 'not_validated', '2026-12-02', 'assessment.appeal_too_late'],
    ['of a part', 'partly_validated', '2026-11-02', null],
    ['of the whole there is nothing to ask for', 'validated', '2026-11-02', 'assessment.appeal_nothing'],
  ] as const)('%s', (_what, decision, day, expected) => {
    expect(appealObstacle({ decision, decidedAt }, on(day))).toBe(expected);
  });
});

describe('never worse than before', () => {
  it.each([
    ['the same again', answers(yes, no), answers(yes, no), []],
    ['one more validated', answers(yes, no), answers(yes, yes), []],
    ['one that was validated is lost', answers(yes, no), answers(no, yes), ['out_0']],
    ['one is left out', answers(yes, no), answers(yes).slice(0, 0), ['out_0']],
    ['a refusal in place of asking for more', answers(more, more), answers(no, no), ['*']],
    ['asking for more in place of a refusal', answers(no, no), answers(more, no), []],
  ])('%s', (_what, earlier, later, expected) => {
    expect(takenAway(earlier, later)).toEqual(expected);
  });

  it('holds for whatever is validated on top of whatever was decided', () => {
    for (const first of OUTCOME_DECISIONS)
      for (const second of OUTCOME_DECISIONS)
        for (const now of [[], ['out_0'], ['out_1'], ['out_0', 'out_1']]) {
          const earlier = answers(first, second);
          const later = withValidated(earlier, now);
          const hasMore =
            decisionOf(later) !== 'more_evidence_needed' || decisionOf(earlier) === 'more_evidence_needed';
          expect([hasMore, takenAway(earlier, later)], `${first} ${second} ${now.join()}`).toEqual([true, []]);
        }
  });
});

describe('an answer to an appeal fits together', () => {
  const earlier = answers(yes, no, no);
  it.each([
    ['rejected, nothing follows', 'rejected', 'none', [], []],
    ['rejected, and yet something changes', 'rejected', 'new_assessment', [], ['assessment.appeal_rejected_changes']],
    ['upheld, and nothing follows', 'upheld', 'none', [], ['assessment.appeal_consequence_missing']],
    ['upheld, somebody else assesses anew', 'upheld', 'new_assessment', [], []],
    ['upheld, all that was open is validated', 'upheld', 'changed', ['out_1', 'out_2'], []],
    ['upheld, but only in part', 'upheld', 'changed', ['out_1'], ['assessment.appeal_only_partly']],
    ['partly upheld, one more is validated', 'partly', 'changed', ['out_1'], []],
    ['changed, and nothing is validated', 'partly', 'changed', [], ['assessment.appeal_validated_missing']],
    ['changed in what stood already', 'partly', 'changed', ['out_0'], ['assessment.appeal_validated_missing']],
  ] as const)('%s', (_what, outcome, consequence, nowValidated, expected) => {
    const failures = verdictFailures({ outcome, consequence, nowValidated, earlier });
    expect(failures.map(({ code }) => code)).toEqual(expected);
  });
});
