import { describe, expect, it } from 'vitest';
import { contentTexts, emptyPlan, type DesignContent, type DesignPlan } from '#modules/design/index.ts';
import { completeDescriptor } from '../design/fixtures/descriptor.ts';
import { asOwnDraft } from './sharing.rules.ts';

const empty = emptyPlan();
const adopter = { name: 'Lakeside Works', country: 'IE', region: '', language: 'en' };

const fromNorway = (plan: Partial<DesignPlan> = {}): DesignContent => ({
  descriptor: completeDescriptor({ language: 'nb', languages: ['en', 'ar'], title: { nb: 'Vanne', en: 'Water' } }),
  plan: { ...empty, ...plan },
});

describe('the first language of a work that came in', () => {
  it('is the adopter’s own where the work says everything in it', () => {
    const content = fromNorway();
    expect(contentTexts(content).every(({ texts }) => 'en' in texts)).toBe(true);
    const { descriptor } = asOwnDraft(content, adopter);
    expect([descriptor.language, descriptor.languages]).toEqual(['en', ['nb', 'ar']]);
  });

  it.each<[string, DesignContent]>([
    [
      'one text is missing in it',
      { ...fromNorway(), descriptor: { ...fromNorway().descriptor, summary: { nb: 'Vann.' } } },
    ],
    ['some texts stand in one language only', fromNorway({ access: { ...empty.access, support: 'Spør oss.' } })],
  ])('stays as it was when %s', (_, content) => {
    expect(asOwnDraft(content, adopter).descriptor.language).toBe('nb');
  });

  it('stays as it was when the work is not in the adopter’s language', () => {
    expect(asOwnDraft(fromNorway(), { ...adopter, language: 'fi' }).descriptor.language).toBe('nb');
  });
});
