import { describe, expect, it } from 'vitest';
import { emptyPlan, type DesignContent } from '#modules/design/index.ts';
import { completeDescriptor, outcome } from '../design/fixtures/descriptor.ts';
import { countStale, findStaleTexts } from './offer-stale.rules.ts';

const design = (title: Record<string, string>, statement: Record<string, string>): DesignContent => ({
  descriptor: completeDescriptor({
    language: 'nb',
    title,
    outcomes: [{ ...outcome('out_a', '', []), statement }],
  }),
  plan: { ...emptyPlan(), promises: [{ id: 'pro_1', text: { nb: 'Jobb', en: 'Work' }, outcomeIds: [] }] },
});

const first = design({ nb: 'Vanne', en: 'Water' }, { nb: 'Vanner', en: 'Waters' });

describe('a translation', () => {
  it('is fresh in a first version, and when nothing changed since', () => {
    expect(findStaleTexts([first])).toEqual([]);
    expect(findStaleTexts([first, first])).toEqual([]);
    expect(findStaleTexts([])).toEqual([]);
  });

  it('may be older once the text that it translates has changed and it has not', () => {
    const second = design({ nb: 'Vanne planter', en: 'Water' }, { nb: 'Vanner', en: 'Waters' });
    expect(findStaleTexts([first, second])).toEqual([
      { language: 'en', path: 'descriptor.title', translation: 'Water', original: 'Vanne planter' },
    ]);
  });

  it('is fresh again when it changes with the text or after it', () => {
    const together = design({ nb: 'Vanne planter', en: 'Water plants' }, { nb: 'Vanner', en: 'Waters' });
    expect(findStaleTexts([first, together])).toEqual([]);
    const second = design({ nb: 'Vanne planter', en: 'Water' }, { nb: 'Vanner', en: 'Waters' });
    expect(findStaleTexts([first, second, together])).toEqual([]);
  });

  it('stays older over versions that change other things, also in a language that is added later elsewhere', () => {
    const second = design({ nb: 'Vanne planter', en: 'Water' }, { nb: 'Vanner', en: 'Waters' });
    const third = design({ nb: 'Vanne planter', en: 'Water', ar: 'سقي' }, { nb: 'Vanner godt', en: 'Waters' });
    const stale = findStaleTexts([first, second, third]);
    expect(stale.map(({ language, path }) => `${language} ${path}`)).toEqual([
      'en descriptor.title',
      'en descriptor.outcomes.out_a.statement',
    ]);
    expect([...countStale(stale)]).toEqual([['en', 2]]);
  });

  it('is what somebody wrote down about it: it still fits, or it was made for other words', () => {
    const second = design({ nb: 'Vanne planter', en: 'Water' }, { nb: 'Vanner', en: 'Waters' });
    expect(findStaleTexts([first, second], () => 'this')).toEqual([]);
    const noted = findStaleTexts([first], ({ path }) => (path === 'descriptor.title' ? 'other' : 'unknown'));
    expect(noted.map(({ path }) => path)).toEqual(['descriptor.title']);
  });

  it('that nobody wrote is missing, not older', () => {
    const second = design({ nb: 'Vanne planter', en: '  ' }, { nb: 'Vanner' });
    expect(findStaleTexts([first, second])).toEqual([]);
  });

  it('of an outcome is followed by its id when the order changes', () => {
    const two = (order: readonly ('a' | 'b')[], text: string): DesignContent => ({
      ...first,
      descriptor: {
        ...first.descriptor,
        outcomes: order.map((id) => ({
          ...outcome(`out_${id}`, '', []),
          statement: { nb: id === 'a' ? text : 'B', en: id },
        })),
      },
    });
    expect(findStaleTexts([two(['a', 'b'], 'A'), two(['b', 'a'], 'A')])).toEqual([]);
    expect(findStaleTexts([two(['a', 'b'], 'A'), two(['b', 'a'], 'A2')])).toHaveLength(1);
  });
});
