import { describe, expect, it } from 'vitest';
import { clockGap, doneAt, inOrder, isBlind, isSameAgreement, lateRatings, mergeField } from './merge.rules.ts';

const at = (time: string) => new Date(`2027-03-01T${time}:00Z`);
const NINE = at('09:00');
const TEN = at('10:00');

describe('one field from two sides', () => {
  it.each([
    // base, stored, offline, when offline, when stored, what counts, is there a clash
    ['nobody else touched it', null, null, 'with_help', TEN, null, 'offline', false],
    ['it stands as it was taken along', 'not_yet', 'not_yet', 'with_help', NINE, TEN, 'offline', false],
    ['both sides say the same', 'not_yet', 'with_help', 'with_help', NINE, TEN, 'stored', false],
    ['it was emptied meanwhile', 'not_yet', null, 'with_help', NINE, TEN, 'offline', false],
    ['both changed it, the device later', 'not_yet', 'on_my_own', 'with_help', TEN, NINE, 'offline', true],
    ['both changed it, the server later', 'not_yet', 'on_my_own', 'with_help', NINE, TEN, 'stored', true],
    ['both changed it in the same moment', 'not_yet', 'on_my_own', 'with_help', NINE, NINE, 'stored', true],
    ['two devices answered what was empty', null, 'on_my_own', 'with_help', TEN, NINE, 'offline', true],
  ] as const)('%s', (_, base, stored, offline, offlineAt, storedAt, take, hasClash) => {
    const merged = mergeField({ field: 'f', base, stored, offline, offlineAt, storedAt });
    expect(merged.take).toBe(take);
    expect(merged.clash !== null).toBe(hasClash);
    if (merged.clash !== null) expect(merged.clash).toEqual({ field: 'f', offline, stored, counts: take });
  });

  it('counts the same whichever of two devices sends first', () => {
    const early = { value: 'not_yet', at: NINE };
    const late = { value: 'on_my_own', at: TEN };
    const send = (order: readonly (typeof early)[]) =>
      order.reduce<{ value: string | null; at: Date | null }>(
        (stored, one) => {
          const { take } = mergeField({
            field: 'f',
            base: null,
            stored: stored.value,
            offline: one.value,
            offlineAt: one.at,
            storedAt: stored.at,
          });
          return take === 'offline' ? one : stored;
        },
        { value: null, at: null },
      ).value;
    expect(send([early, late])).toBe('on_my_own');
    expect(send([late, early])).toBe('on_my_own');
  });
});

describe('the clock of a device', () => {
  it.each([
    ['goes right', '09:00', 0],
    ['is an hour behind', '08:00', 3_600_000],
    ['is an hour ahead', '10:00', -3_600_000],
  ])('%s', (_, device, gap) => {
    expect(clockGap(at(device), NINE)).toBe(gap);
  });

  it('wins nothing by running ahead', () => {
    expect(doneAt(at('23:00'), 0, NINE)).toEqual(NINE);
    expect(doneAt(at('09:30'), -3_600_000, NINE)).toEqual(at('08:30'));
  });
});

describe('a rating', () => {
  it.each([
    ['before anything was shown', false, NINE, null, true],
    ['before both were shown elsewhere', false, NINE, TEN, true],
    ['after both were shown elsewhere', false, TEN, NINE, false],
    ['after both were shown on the device', true, NINE, null, false],
  ] as const)('%s', (_, sawOther, ratedAt, revealedAt, blind) => {
    expect(isBlind({ sawOther, ratedAt, revealedAt })).toBe(blind);
  });

  it('that comes late is kept beside what was shown, with its mark', () => {
    const clashes = lateRatings({ a: 'not_yet', b: 'on_my_own' }, { a: 'on_my_own', b: 'on_my_own' }, false);
    expect(clashes).toEqual([
      { field: 'level-a', offline: 'not_yet', stored: 'on_my_own', counts: 'stored', blind: false },
    ]);
  });
});

describe('a confirmation', () => {
  const seen = { agreed: { a: 'on_my_own', b: 'open' }, nextGoal: 'Cash desk' };
  it('holds for what was seen', () => {
    expect(isSameAgreement(seen, { agreed: { b: 'open', a: 'on_my_own' }, nextGoal: 'Cash desk' })).toBe(true);
  });
  it.each([
    ['another level', { agreed: { a: 'with_help', b: 'open' }, nextGoal: 'Cash desk' }],
    ['another goal', { agreed: { a: 'on_my_own', b: 'open' }, nextGoal: 'Kitchen' }],
    ['a task more', { agreed: { a: 'on_my_own', b: 'open', c: 'open' }, nextGoal: 'Cash desk' }],
  ])('holds not for %s', (_, stored) => {
    expect(isSameAgreement(seen, stored)).toBe(false);
  });
});

it('actions are replayed in the order of their doing; the device breaks a tie', () => {
  const list = [
    { id: 'c', doneAt: TEN, sequence: 0 },
    { id: 'b', doneAt: NINE, sequence: 2 },
    { id: 'a', doneAt: NINE, sequence: 1 },
  ];
  expect(inOrder(list).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
