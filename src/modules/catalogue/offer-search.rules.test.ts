import { describe, expect, it } from 'vitest';
import {
  alike,
  choicesOf,
  filterQuery,
  findOffers,
  OFFERS_A_PAGE,
  readCursor,
  readFilter,
  type OfferEntry,
} from './offer-search.rules.ts';

const entry = (id: string, changes: Partial<OfferEntry> = {}): OfferEntry => ({
  tenantId: 'org_a',
  achievementId: id,
  version: 1,
  title: { en: id },
  summary: { en: '' },
  family: 'trade',
  language: 'nb',
  hours: 24,
  eqf: 2,
  places: ['country:NO'],
  words: alike(id),
  ...changes,
});

const find = (entries: readonly OfferEntry[], query: string, language = 'en') =>
  findOffers(entries, readFilter(new URLSearchParams(query)), {
    language,
    after: readCursor(new URLSearchParams(query)),
  });
const ids = (entries: readonly OfferEntry[], query: string, language?: string) =>
  find(entries, query, language).shown.map(({ achievementId }) => achievementId);

describe('somebody who looks for an offer', () => {
  const shop = entry('shop', { words: alike('Vareflyt i ombruksbutikk, kasse og prising') });
  const garden = entry('garden', {
    family: 'green',
    language: 'ar',
    hours: 80,
    eqf: null,
    places: ['online', 'at:Bø'],
    words: alike('العِنايةُ بالحديقة'),
  });
  const all = [shop, garden];

  it('sees everything without a choice, and what fits every choice with some', () => {
    expect(ids(all, '')).toEqual(['garden', 'shop']);
    expect(ids(all, 'area=green')).toEqual(['garden']);
    expect(ids(all, 'language=nb')).toEqual(['shop']);
    expect(ids(all, 'level=2')).toEqual(['shop']);
    expect(ids(all, 'level=none')).toEqual(['garden']);
    expect(ids(all, 'hours=30')).toEqual(['shop']);
    expect(ids(all, 'place=at:Bø')).toEqual(['garden']);
    expect(ids(all, 'area=green&language=nb')).toEqual([]);
  });

  it('finds words whatever their case, accents and Arabic spelling, when all of them are there', () => {
    expect(ids(all, 'q=KASSE+prising')).toEqual(['shop']);
    expect(ids(all, 'q=kasse+garden')).toEqual([]);
    expect(ids(all, 'q=الحديقه')).toEqual(['garden']);
    expect(alike('Århus, Bjørnøya, café')).toBe('arhus, bjornoya, cafe');
  });

  it('is not stopped by an address that makes no sense', () => {
    expect(ids(all, 'area=space&level=9&hours=7&nothing=x')).toEqual(['garden', 'shop']);
    expect(readFilter(new URLSearchParams(`q=${'a'.repeat(500)}`)).words).toHaveLength(100);
  });

  it('is offered only choices that lead somewhere', () => {
    expect(choicesOf(all)).toEqual({
      areas: ['trade', 'green'],
      languages: ['ar', 'nb'],
      levels: ['2', 'none'],
      places: ['at:Bø', 'country:NO', 'online'],
    });
  });

  it('comes back to the same choices by the address', () => {
    const query = 'q=kasse&area=trade&language=nb&level=2&hours=30&place=country%3ANO';
    expect(filterQuery(readFilter(new URLSearchParams(query)))).toBe(query);
    expect(filterQuery(readFilter(new URLSearchParams('')))).toBe('');
  });
});

describe('the order of offers', () => {
  it('is the alphabet of the reader', () => {
    const swedish = [
      entry('1', { title: { sv: 'Ängen', en: 'Zoo' } }),
      entry('2', { title: { sv: 'Zon', en: 'Apple' } }),
    ];
    expect(ids(swedish, '', 'sv')).toEqual(['2', '1']);
    expect(ids(swedish, '', 'en')).toEqual(['2', '1']);
    const danish = [entry('1', { title: { da: 'Ånd' } }), entry('2', { title: { da: 'Zebra' } })];
    expect(ids(danish, '', 'da')).toEqual(['2', '1']);
  });

  it('goes on over pages without a gap or a repetition, also when the last one shown is gone meanwhile', () => {
    const many = Array.from({ length: 2 * OFFERS_A_PAGE + 5 }, (_, index) =>
      entry(`ach_${String(index).padStart(2, '0')}`, { title: { en: 'The same title' } }),
    );
    const first = find(many, '');
    expect(first.shown).toHaveLength(OFFERS_A_PAGE);
    expect(first.total).toBe(45);
    const query = filterQuery(readFilter(new URLSearchParams('')), first.next ?? undefined);
    const without = many.filter(({ achievementId }) => achievementId !== first.next?.id);
    const second = find(without, query);
    expect(second.isFirst).toBe(false);
    expect(second.shown[0]?.achievementId).toBe('ach_20');
    const third = find(many, filterQuery(readFilter(new URLSearchParams('')), second.next ?? undefined));
    expect(third.shown).toHaveLength(5);
    expect(third.next).toBeNull();
  });
});
