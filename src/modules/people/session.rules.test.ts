import { describe, expect, it } from 'vitest';
import { describeDevice, isAlive, sessionEnd } from './session.rules.ts';

const START = new Date('2027-03-01T09:00:00Z');
const after = (minutes: number): Date => new Date(START.getTime() + minutes * 60_000);
const entries = {
  staff: { kind: 'staff', means: 'password' },
  learner: { kind: 'learner', means: 'card' },
  own: { kind: 'learner', means: 'passkey' },
} as const;
const times = (who: keyof typeof entries, seenAt: Date, endedAt: Date | null = null) => ({
  ...entries[who],
  seenAt,
  endedAt,
  endsAt: sessionEnd(entries[who], START),
});

describe('a session', () => {
  it('of a learner with an own way in waits as long as one of staff: the device is not shared', () => {
    expect(isAlive(times('own', START), after(29))).toBe(true);
    expect(isAlive(times('own', START), after(30))).toBe(false);
  });

  it('of a learner on a shared tablet locks after three quiet minutes', () => {
    expect(isAlive(times('learner', START), after(2.9))).toBe(true);
    expect(isAlive(times('learner', START), after(3))).toBe(false);
  });

  it('of a learner ends after 20 minutes, however busy', () => {
    expect(isAlive(times('learner', after(19)), after(19.9))).toBe(true);
    expect(isAlive(times('learner', after(19.9)), after(20))).toBe(false);
  });

  it('of staff waits half an hour and lasts a working day', () => {
    expect(isAlive(times('staff', START), after(29))).toBe(true);
    expect(isAlive(times('staff', START), after(30))).toBe(false);
    expect(isAlive(times('staff', after(479)), after(480))).toBe(false);
  });

  it('that was ended stays ended', () => {
    expect(isAlive(times('staff', after(1), after(2)), after(3))).toBe(false);
  });
});

describe('a device', () => {
  it('is named by browser and system, and nothing else is kept', () => {
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const edge =
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/141.0 Safari/537.36 Edg/141.0';
    const iphone =
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1';
    expect([firefox, edge, iphone].map(describeDevice)).toEqual(['Firefox, Windows', 'Edge, macOS', 'Safari, iPhone']);
    expect(describeDevice(null)).toBe('');
    expect(describeDevice('<script>alert(1)</script>')).toBe('');
  });
});
