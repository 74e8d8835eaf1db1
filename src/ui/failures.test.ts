import { describe, expect, it } from 'vitest';
import { failureItems, fieldError } from './failures.ts';

const t = (key: string, params?: Readonly<Record<string, string | number>>): string =>
  params === undefined ? key : `${key} ${JSON.stringify(params)}`;

const failures = [
  { code: 'people.pin_wrong', field: 'pin', params: { left: 3 } },
  { code: 'people.card_expired' },
  { code: 'people.pin_short', field: 'pin' },
];

describe('what a form says when something is wrong', () => {
  it('lists every failure in words and leads to the field where there is one', () => {
    expect(failureItems(failures, t)).toEqual([
      { text: 'people.pin_wrong {"left":3}', href: '#pin' },
      { text: 'people.card_expired' },
      { text: 'people.pin_short', href: '#pin' },
    ]);
  });

  it('says first what a field belongs to, where the form can tell', () => {
    const about = (field: string) => (field === 'pin' ? 'Her card' : undefined);
    expect(failureItems(failures, (key) => key, about).map(({ text }) => text)).toEqual([
      'Her card: people.pin_wrong',
      'people.card_expired',
      'Her card: people.pin_short',
    ]);
  });

  it('lets a field say its own first failure and stay silent about others', () => {
    expect(fieldError(failures, 'pin', t)).toBe('people.pin_wrong {"left":3}');
    expect(fieldError(failures, 'code', t)).toBeUndefined();
    expect(fieldError(undefined, 'pin', t)).toBeUndefined();
  });
});
