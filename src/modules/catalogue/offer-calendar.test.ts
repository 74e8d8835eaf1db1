import { describe, expect, it } from 'vitest';
import { emptyPlan } from '#modules/design/index.ts';
import { completeDescriptor } from '../design/fixtures/descriptor.ts';
import { toCalendar } from './offer-calendar.ts';
import type { Offer } from './offer.ts';

const empty = emptyPlan();
const run = (id: string, startsOn: string, endsOn: string) => ({
  id,
  startsOn,
  endsOn,
  place: 'Fjordby; Hall 2',
  seats: 4,
});
const offerOf = (runs: readonly ReturnType<typeof run>[], changes: Partial<Offer> = {}): Offer => ({
  tenantId: 'org_a',
  version: {
    achievementId: 'ach_1',
    version: 2,
    descriptor: completeDescriptor({
      title: { en: 'Water, prune and repot plants that people in offices forget, all year round' },
    }),
    contentHash: 'a'.repeat(64),
    publishedAt: new Date('2026-11-21T12:00:00Z'),
    authorId: 'per_a',
    approvedBy: 'per_b',
  },
  plan: { ...empty, run: { ...empty.run, runs } },
  provider: { name: 'Green Corner', place: { name: 'Bergen', country: 'NO', region: '' } },
  hidesPlaces: false,
  opensLinks: true,
  newest: 2,
  licence: null,
  madeFrom: null,
  endorsements: [],
  staleLanguages: [],
  ...changes,
});
const context = { address: 'https://cairn.example.org/achievements/ach_1/2', language: 'en', today: '2027-03-01' };

describe('the days of an offer in a calendar', () => {
  it('are those of the runs ahead, whole days, with the last one in it', () => {
    const text = toCalendar(
      offerOf([run('run_a', '2027-05-01', '2027-05-31'), run('run_b', '2027-09-01', ''), run('old', '2026-01-01', '')]),
      context,
    );
    expect(text?.match(/BEGIN:VEVENT/g)).toHaveLength(2);
    expect(text).toContain('DTSTART;VALUE=DATE:20270501\r\nDTEND;VALUE=DATE:20270601\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20270901\r\nDTEND;VALUE=DATE:20270902\r\n');
    expect(text).toContain('UID:run_a.ach_1@cairn.example.org\r\n');
    expect(text).toContain('DTSTAMP:20261121T120000Z\r\n');
  });

  it('stand in lines that every calendar reads: signs escaped, none longer than 75 bytes', () => {
    const text = toCalendar(offerOf([run('run_a', '2027-05-01', '')]), context) ?? '';
    expect(text).toContain('LOCATION:Fjordby\\; Hall 2\r\n');
    expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Water\\, prune and repot plants');
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('name no place that would betray a site, and are none where no day is known', () => {
    const hidden = toCalendar(offerOf([run('run_a', '2027-05-01', '')], { hidesPlaces: true }), context);
    expect(hidden).toContain('LOCATION:Bergen\r\n');
    expect(hidden).not.toContain('Fjordby');
    expect(toCalendar(offerOf([run('run_a', '', '')]), context)).toBeNull();
  });
});
