import { describe, expect, it } from 'vitest';
import { fixtureDescriptor, fixtureVersion } from './award.fixtures.ts';
import {
  awardedHours,
  awardedTitle,
  issueGate,
  keyHealth,
  mayAward,
  outcomeResult,
  supervisionAsJudged,
  takesPlaceOf,
  publicTexts,
  type AwardRequest,
} from './award.rules.ts';

const now = new Date('2026-11-21T10:00:00Z');
const all = fixtureDescriptor.outcomes.map(({ id }) => id);

const request = (changes: Partial<AwardRequest> = {}): AwardRequest => ({
  name: 'Mona Lie',
  country: 'NO',
  version: fixtureVersion(),
  judged: {
    decision: 'validated',
    validatedOutcomes: all,
    identityCheck: 'known_to_assessor',
    decidedAt: new Date('2026-11-20T10:00:00Z'),
  },
  consent: 'in_person',
  now,
  ...changes,
});

const withDescriptor = (changes: Partial<typeof fixtureDescriptor>) =>
  request({ version: { descriptor: { ...fixtureDescriptor, ...changes } } });
const judged = (changes: Partial<AwardRequest['judged']>) => request({ judged: { ...request().judged, ...changes } });

const missing = (asked: AwardRequest) => {
  const answer = mayAward(asked);
  return answer.ok ? [] : answer.missing.map(({ code }) => code.replace('award.missing.', ''));
};

describe('the issue gate', () => {
  it('lets a complete case pass, with all eleven elements and three conditions looked at', () => {
    expect(mayAward(request())).toEqual({ ok: true });
    const elements = issueGate(request()).map(({ element }) => element);
    expect(elements.filter((element) => element !== 'other')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(elements.filter((element) => element === 'other')).toHaveLength(3);
  });

  it.each<[string, AwardRequest, string[]]>([
    ['no name', request({ name: '  ' }), ['learner_name']],
    ['a name of 201 characters', request({ name: 'ا'.repeat(201) }), ['learner_name']],
    ['no title', withDescriptor({ title: { en: ' ' } }), ['title']],
    ['no country', request({ country: '' }), ['country']],
    ['no awarding body', withDescriptor({ awardingBody: [] }), ['awarding_body']],
    ['a validation dated tomorrow', judged({ decidedAt: new Date('2026-11-22T10:00:00Z') }), ['date']],
    ['no validated outcome', judged({ validatedOutcomes: ['out_of_another_version'] }), ['outcomes', 'workload']],
    ['no hours', withDescriptor({ workload: { hours: 0, credits: [] } }), ['workload']],
    ['no level and no reason for it', withDescriptor({ level: { claim: 'not_assigned' } }), ['level']],
    ['attendance as the only assessment', withDescriptor({ assessmentTypes: ['attendance_level'] }), ['assessment']],
    ['no form of participation', withDescriptor({ participationModes: [] }), ['participation']],
    ['no quality assurance', withDescriptor({ qualityAssurance: [] }), ['quality']],
    ['a case that was not validated', judged({ decision: 'not_validated' }), ['decision']],
    ['an identity check that nobody recorded', judged({ identityCheck: '' }), ['identity']],
    ['no consent of the learner', request({ consent: null }), ['consent']],
  ])('names what is missing: %s', (_what, asked, expected) => {
    expect(missing(asked)).toEqual(expected);
  });

  it('accepts a level that was not assigned when the reason is told', () => {
    expect(
      missing(withDescriptor({ level: { claim: 'not_assigned', reason: { en: 'Too small for a level.' } } })),
    ).toEqual([]);
  });

  it('accepts a name in Arabic of 120 characters', () => {
    expect(missing(request({ name: 'ليلى حداد '.repeat(12).trim() }))).toEqual([]);
  });
});

describe('a part of the whole', () => {
  const part = (hours?: number) =>
    request({ judged: { ...request().judged, decision: 'partly_validated', validatedOutcomes: ['out_sort'] }, hours });

  it('needs hours of its own, within those of the whole', () => {
    expect(missing(part())).toEqual(['workload']);
    expect(missing(part(21))).toEqual(['workload']);
    expect(missing(part(7.5))).toEqual([]);
    expect(awardedHours(part(7.5))).toBe(7.5);
  });

  it('says in its title that it is a part', () => {
    expect(awardedTitle(part().judged, fixtureDescriptor)).toEqual({
      en: 'Sort and price donated goods (part)',
      nb: 'Sortere og prise gaver (del)',
    });
  });

  it('ignores hours that somebody sends for the whole', () => {
    expect(awardedHours(request({ hours: 3 }))).toBe(20);
  });
});

describe('what is stated about the judgement', () => {
  it('does not promise an identity check that did not take place', () => {
    expect(supervisionAsJudged('supervised_onsite_id', 'none')).toBe('supervised_no_id');
    expect(supervisionAsJudged('supervised_onsite_id', 'official_document')).toBe('supervised_onsite_id');
    expect(supervisionAsJudged('unsupervised_no_id', 'none')).toBe('unsupervised_no_id');
  });

  it('says "on my own" only when every criterion was', () => {
    const [sort] = fixtureDescriptor.outcomes;
    if (sort === undefined) throw new Error('The fixture has outcomes.');
    expect(outcomeResult(sort, { cri_sort: 'on_my_own' })).toBe('on_my_own');
    expect(outcomeResult(sort, { cri_sort: 'with_help' })).toBe('partly_with_help');
  });

  it.each([
    ['not tried', 'not_tried'],
    ['tried', 'tried'],
    ['not yet', 'not_yet'],
    ['left open', null],
  ])('keeps what was not reached apart from what was done with help: %s', (_what, level) => {
    const [sort] = fixtureDescriptor.outcomes;
    if (sort === undefined) throw new Error('The fixture has outcomes.');
    expect(outcomeResult(sort, { cri_sort: level })).toBe('partly_not_yet');
  });

  it('gives every public text with its language, so that words are looked for in the right one', () => {
    expect(publicTexts(fixtureDescriptor)).toContainEqual(['nb', 'Sortere og prise gaver']);
  });
});

describe('when a later decision takes the place of an earlier one', () => {
  const placed = (id: string, validatedOutcomes: readonly string[], ties: object = {}) => ({
    id,
    validatedOutcomes,
    replaces: null,
    completes: [],
    ...ties,
  });
  const part = placed('part', ['a']);
  const anew = placed('anew', [], { replaces: 'part' });

  it.each([
    ['a whole completes its part', placed('whole', ['a', 'b'], { completes: ['part'] }), true],
    ['another part says something else', placed('other', ['b'], { completes: ['part'] }), false],
    ['the decision was made anew, whatever it says', anew, true],
    ['a decision anew of the one made anew', placed('last', ['b'], { replaces: 'anew' }), true],
    ['it belongs to something else', placed('stranger', ['a', 'b']), false],
  ])('%s', (_what, later, expected) => {
    expect(takesPlaceOf(later, part, [part, anew, later])).toBe(expected);
  });
});

describe('the end of a signing key', () => {
  const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
  it.each([
    [60, 'good'],
    [30, 'ends_soon'],
    [7, 'ends_in_days'],
    [0, 'ended'],
    [-1, 'ended'],
  ] as const)('%i days before: %s', (days, health) => {
    expect(keyHealth(inDays(days), now)).toBe(health);
  });
});
