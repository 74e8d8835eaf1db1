import { describe, expect, it } from 'vitest';
import { type WayFacts, wayOf } from './way.rules.ts';

const start: WayFacts = {
  hasFinishedRating: false,
  proofs: 0,
  decision: null,
  isWaiting: false,
  isCertified: false,
  stoppedAt: null,
};
const states = (facts: Partial<WayFacts>): readonly string[] =>
  wayOf({ ...start, ...facts }).stages.map(({ state }) => state);

describe('the four stones of the way', () => {
  it.each([
    ['at the start', {}, ['now', 'ahead', 'ahead', 'ahead']],
    ['after the self-evaluation', { hasFinishedRating: true }, ['done', 'now', 'ahead', 'ahead']],
    ['with proof brought first', { proofs: 2 }, ['now', 'done', 'ahead', 'ahead']],
    ['while a case waits', { hasFinishedRating: true, proofs: 2, isWaiting: true }, ['done', 'done', 'now', 'ahead']],
    [
      'when more is asked for',
      { hasFinishedRating: true, proofs: 2, decision: 'more_evidence_needed' },
      ['done', 'done', 'now', 'ahead'],
    ],
    [
      'with a part validated',
      { hasFinishedRating: true, proofs: 2, decision: 'partly_validated' },
      ['done', 'done', 'done', 'now'],
    ],
    [
      'with a part validated and the rest waiting',
      { hasFinishedRating: true, proofs: 2, decision: 'partly_validated', isWaiting: true },
      ['done', 'done', 'now', 'ahead'],
    ],
    [
      'with the credential made',
      { hasFinishedRating: true, proofs: 2, decision: 'validated', isCertified: true },
      ['done', 'done', 'done', 'done'],
    ],
  ])('%s', (_what, facts, expected) => {
    expect(states(facts)).toEqual(expected);
  });

  it('keeps them where they are when somebody stops', () => {
    const stoppedAt = new Date('2026-11-21T12:00:00Z');
    const way = wayOf({ ...start, hasFinishedRating: true, stoppedAt });
    expect([way.stages[0]?.state, way.stoppedAt]).toEqual(['done', stoppedAt]);
  });
});
