import { describe, expect, it } from 'vitest';
import { FakeDocuments, NOW, worldWith } from '../testing/fixtures.ts';
import { checkValidity } from './check-validity.ts';
import { parseInstant } from './dates.ts';

const world = worldWith(new FakeDocuments());
const inSeconds = (seconds: number): string => new Date(NOW.getTime() + seconds * 1000).toISOString();
const check = (document: Record<string, string | number>) => checkValidity(document, world);

describe('whether a credential is in force', () => {
  it.each([
    ['starting in 30 seconds, within the tolerance', { validFrom: inSeconds(30) }, 'validity.no_end'],
    ['starting in 5 minutes', { validFrom: inSeconds(300) }, 'validity.not_yet'],
    ['starting tomorrow', { validFrom: inSeconds(86_400) }, 'validity.not_yet'],
    ['ended 30 seconds ago, within the tolerance', { validUntil: inSeconds(-30) }, 'validity.in_force'],
    ['ended 90 seconds ago', { validUntil: inSeconds(-90) }, 'validity.expired'],
    ['ended yesterday', { validUntil: inSeconds(-86_400) }, 'validity.expired'],
    ['with a zone east of here', { validUntil: '2026-11-21T12:30:00+02:00' }, 'validity.expired'],
    ['with a zone west of here', { validUntil: '2026-11-21T11:00:00-05:00' }, 'validity.in_force'],
    ['on a leap day', { validFrom: '2024-02-29T00:00:00Z' }, 'validity.no_end'],
    ['on a leap day that never was', { validFrom: '2023-02-29T00:00:00Z' }, 'validity.unreadable_date'],
    ['with a date only', { validFrom: '2026-01-01' }, 'validity.unreadable_date'],
    ['with words', { validUntil: 'for ever' }, 'validity.unreadable_date'],
    [
      'ending before it starts',
      { validFrom: inSeconds(-10), validUntil: inSeconds(-20) },
      'validity.ends_before_start',
    ],
    ['of the older model, ended', { issuanceDate: inSeconds(-99), expirationDate: inSeconds(-90) }, 'validity.expired'],
    [
      'of both models, one of them ended',
      { validUntil: inSeconds(999), expirationDate: inSeconds(-90) },
      'validity.expired',
    ],
    [
      'framed by a token that ended',
      { validUntil: inSeconds(999), exp: NOW.getTime() / 1000 - 90 },
      'validity.expired',
    ],
    ['framed by a token that has not begun', { nbf: NOW.getTime() / 1000 + 90 }, 'validity.not_yet'],
    ['framed by a token whose end is text', { exp: 'tomorrow' }, 'validity.unreadable_date'],
    ['without any date', {}, 'validity.no_end'],
  ])('%s', (_, document, code) => {
    expect(check(document)).toMatchObject({ code, asOf: NOW.toISOString(), details: { toleranceSeconds: '60' } });
  });

  it('moves with the clock of the verifier, by a day in both directions', () => {
    const document = { validFrom: inSeconds(-3_600), validUntil: inSeconds(3_600) };
    const at = (seconds: number) => checkValidity(document, { ...world, now: new Date(inSeconds(seconds)) }).code;
    expect([at(-86_400), at(0), at(86_400)]).toEqual(['validity.not_yet', 'validity.in_force', 'validity.expired']);
  });
});

describe('instants', () => {
  it.each([
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T23:60:00Z',
  ])('%s never happen', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it('without a zone are read as UTC, and say so', () => {
    expect(parseInstant('2026-01-01T00:00:00')).toEqual({ time: Date.UTC(2026, 0, 1), hasZone: false });
  });
});
