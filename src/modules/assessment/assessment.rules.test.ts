import { describe, expect, it } from 'vitest';
import type { Level } from '#modules/portfolio/index.ts';
import { compareLevels, conflictOf, decisionOf, judgeUnit, type UnitQuestion } from './assessment.rules.ts';

const now = new Date('2026-11-21T10:00:00Z');
const yesterday = new Date('2026-11-20T10:00:00Z');

const criteria = [
  { id: 'crit1', critical: true },
  { id: 'crit2', critical: true },
  ...[1, 2, 3, 4, 5].map((n) => ({ id: `other${n}`, critical: false })),
];

/** Two critical tasks on her own, and as many of the five others as told. */
const levelsWith = (others: number, changed: Record<string, Level | null> = {}): Record<string, Level | null> => ({
  crit1: 'on_my_own',
  crit2: 'on_my_own',
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`other${n}`, n <= others ? 'on_my_own' : 'with_help'] as const)),
  ...changed,
});

const observation = { kind: 'observation', checks: {}, criteria: ['crit1', 'crit2'], madeAt: yesterday } as const;
const note = { kind: 'note', checks: {}, criteria: ['other1'], madeAt: yesterday } as const;

const question = (changes: Partial<UnitQuestion> = {}): UnitQuestion => ({
  criteria,
  levels: levelsWith(4),
  evidence: [observation, note],
  evidenceRule: { directForCritical: 1, minKinds: 2, maxAgeMonths: 36 },
  passShare: 0.8,
  now,
  ...changes,
});

const codes = (changes: Partial<UnitQuestion>) => judgeUnit(question(changes)).missing.map(({ code }) => code);

describe('the rule of a unit', () => {
  it('is ready with both critical tasks and 4 of 5 others: 80 %', () => {
    expect(judgeUnit(question())).toEqual({
      outcome: 'ready_for_validation',
      critical: { met: 2, of: 2 },
      others: { met: 4, of: 5, needed: 4 },
      missing: [],
    });
  });

  it('is not ready with 3 of 5 others: 60 %, and says which and how many', () => {
    const result = judgeUnit(question({ levels: levelsWith(3) }));
    expect(result.outcome).toBe('not_yet');
    expect(result.missing).toEqual([
      { code: 'assessment.missing.share', criteria: ['other4', 'other5'], params: { met: 3, needed: 4, of: 5 } },
    ]);
  });

  it.each<[string, Partial<UnitQuestion>, string[]]>([
    ['a critical task with help', { levels: levelsWith(5, { crit2: 'with_help' }) }, ['assessment.missing.critical']],
    ['a critical task left open', { levels: levelsWith(5, { crit2: null }) }, ['assessment.missing.open']],
    [
      'another task left open, the rest shown',
      { levels: levelsWith(5, { other5: null }) },
      ['assessment.missing.open'],
    ],
    ['nothing agreed at all', { levels: {} }, ['assessment.missing.open', 'assessment.missing.share']],
    ['only a note', { evidence: [note] }, ['assessment.missing.direct', 'assessment.missing.kinds']],
    ['only one kind', { evidence: [observation] }, ['assessment.missing.kinds']],
    [
      'an observation of one critical task only',
      { evidence: [{ ...observation, criteria: ['crit1'] }, note] },
      ['assessment.missing.direct'],
    ],
    [
      'an observation that is too old',
      { evidence: [{ ...observation, madeAt: new Date('2023-11-20T10:00:00Z') }, note] },
      ['assessment.missing.direct', 'assessment.missing.kinds', 'assessment.missing.old'],
    ],
    [
      'old proof beside enough new proof is no fault',
      { evidence: [observation, note, { ...note, madeAt: new Date('2001-01-01T00:00:00Z') }] },
      [],
    ],
    [
      'no proof, where none is asked for',
      { evidence: [], evidenceRule: { directForCritical: 0, minKinds: 0, maxAgeMonths: 36 } },
      [],
    ],
    ['no tasks but critical ones', { criteria: criteria.slice(0, 2) }, []],
  ])('%s', (_, changes, expected) => {
    expect(codes(changes)).toEqual(expected);
  });

  it('counts the share in whole tasks, without surprises of binary fractions', () => {
    const needed = (of: number, passShare: number) =>
      judgeUnit(
        question({ criteria: Array.from({ length: of }, (_, n) => ({ id: `t${n}`, critical: false })), passShare }),
      ).others.needed;
    expect([needed(5, 0.8), needed(10, 0.7), needed(3, 1), needed(7, 0.8), needed(4, 0)]).toEqual([4, 7, 3, 6, 0]);
  });

  it('takes a step above "on my own" for reached, on the longer scales', () => {
    expect(codes({ levels: levelsWith(5, { crit1: 'can_show_others' }) })).toEqual([]);
    expect(codes({ levels: levelsWith(5, { crit1: 'tried' }) })).toEqual(['assessment.missing.critical']);
  });

  it('does not count proof that somebody found not to be the learner’s own', () => {
    const doubted = { ...observation, doubts: { authentic: { by: 'per_1', at: yesterday } } };
    expect(codes({ evidence: [doubted, note] })).toEqual([
      'assessment.missing.direct',
      'assessment.missing.kinds',
      'assessment.missing.doubted',
    ]);
  });
});

describe('two ratings of one task', () => {
  it.each<[Level | null, Level | null, string]>([
    ['on_my_own', 'on_my_own', 'same'],
    ['on_my_own', 'with_help', 'one_apart'],
    ['not_yet', 'with_help', 'one_apart'],
    ['not_yet', 'on_my_own', 'far'],
    [null, 'on_my_own', 'one_side'],
    ['with_help', null, 'one_side'],
    [null, null, 'none'],
  ])('self %s, coach %s: %s', (self, coach, expected) => {
    expect(compareLevels(self, coach)).toBe(expected);
  });
});

describe('the decision of a case', () => {
  it.each<[('validated' | 'more_evidence_needed' | 'not_validated')[], string]>([
    [['validated', 'validated'], 'validated'],
    [['validated', 'not_validated'], 'partly_validated'],
    [['not_validated', 'not_validated'], 'not_validated'],
    [['validated', 'more_evidence_needed'], 'more_evidence_needed'],
    [['not_validated', 'more_evidence_needed'], 'more_evidence_needed'],
  ])('%j means %s', (decisions, expected) => {
    expect(decisionOf(decisions.map((decision) => ({ decision })))).toBe(expected);
  });
});

describe('who may judge a case', () => {
  const people = {
    learnerId: 'mona',
    sentBy: 'ingrid',
    raters: ['ingrid', 'declan'],
    earlierJudges: ['grace'],
    companions: ['ida'],
    declared: null,
  };

  it.each<[string, string | null]>([
    ['mona', 'assessment.conflict_self'],
    ['ingrid', 'assessment.conflict_rated'],
    ['declan', 'assessment.conflict_rated'],
    ['grace', 'assessment.conflict_decided'],
    ['ida', 'assessment.conflict_companion'],
    ['henrik', null],
  ])('%s: %s', (personId, expected) => {
    expect(conflictOf({ ...people, personId })).toBe(expected);
  });

  it('nobody who declared ties to the learner', () => {
    expect(conflictOf({ ...people, personId: 'henrik', declared: 'conflict' })).toBe('assessment.conflict_declared');
  });
});
