import { describe, expect, it } from 'vitest';
import { LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import { digitalBasics } from './course-digital-basics.ts';
import { learningToLearn } from './course-learning-to-learn.ts';
import { sustainablePurchasing } from './course-purchasing.ts';
import { salonMarketing } from './course-salon-marketing.ts';
import { crossCutSaw, kitchenStation } from './designs-of-kitchen-and-workshop.ts';
import { cashDesk, sortAndPrice } from './designs-of-the-shop.ts';
import { MODULES, PROGRAMME } from './programmes.ts';
import { inAllLanguages, isDemoText } from './words.ts';
import { CANTEEN, WORKSHOP } from './workplace-others.ts';
import { REUSE_SHOP } from './workplace-shop.ts';

const DUE = '2027-09-01';

const DESIGNS = [sortAndPrice, cashDesk, kitchenStation, crossCutSaw];
const COURSES = [digitalBasics, learningToLearn, sustainablePurchasing, salonMarketing];
const CONTENT = [
  ...[...DESIGNS, ...COURSES].map((content) => content(DUE)),
  REUSE_SHOP,
  CANTEEN,
  WORKSHOP,
  PROGRAMME,
  MODULES,
];

function textsOf(value: unknown): readonly Readonly<Record<string, string>>[] {
  if (isDemoText(value)) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

const gaps = (texts: Readonly<Record<string, string>>): readonly string[] =>
  LEARNER_LANGUAGES.filter((language) => !texts[language]?.trim()).map((language) => `${language}: ${texts['en']}`);

describe('the words of the demo world', () => {
  it('stand in every language that learners are promised', () => {
    expect(CONTENT.flatMap(textsOf).length).toBeGreaterThan(200);
    expect([...new Set(inAllLanguages(CONTENT).flatMap((content) => textsOf(content).flatMap(gaps)))]).toEqual([]);
  });

  it('keep what their author wrote, and add only what is missing', () => {
    expect(inAllLanguages({ list: [{ title: { en: 'Sort and price donated goods', sv: 'Eget' } }] })).toMatchObject({
      list: [{ title: { en: 'Sort and price donated goods', sv: 'Eget', de: expect.stringMatching(/\w/) } }],
    });
    expect(inAllLanguages({ title: { en: 'Never said in the demo' } })).toEqual({
      title: { en: 'Never said in the demo' },
    });
  });
});
