import { describe, expect, it } from 'vitest';
import { searchIndex } from './find-labels.ts';
import { buildIndex } from './search-index.ts';
import { wordsOneSlipAway } from './word-ranges.ts';

const labels = [
  ['a', 'sort waste'],
  ['b', 'sort textile items'],
  ['c', 'price product'],
  ['d', 'put up price tags'],
  ['e', 'økologisk landbruk'],
  ['f', 'Gemüse schneiden'],
  ['g', 'التعامل مع العملاء'],
  ['h', 'wasp control'],
].map(([uri = '', label = '']) => ({ uri, label, preferred: true }));
const index = buildIndex([...labels, { uri: 'a', label: 'separate rubbish', preferred: false }]);
const find = (query: string) => searchIndex(index, query).map((found) => found.uri);

describe('looking for a skill', () => {
  it('finds it by the beginning of any word, in any order', () => {
    expect(find('was')).toEqual(['h', 'a']);
    expect(find('tags pri')).toEqual(['d']);
    expect(find('price')).toEqual(['c', 'd']);
  });

  it('finds it by another wording', () => {
    expect(find('rubbish')).toEqual(['a']);
  });

  it('does not mind capitals and marks', () => {
    expect(find('OKOLOGISK')).toEqual(['e']);
    expect(find('Økologi')).toEqual(['e']);
    expect(find('gemuse')).toEqual(['f']);
    expect(find('العملاء')).toEqual(['g']);
  });

  it.each([
    ['a letter too few', 'txtile'],
    ['a letter too many', 'texttile'],
    ['a wrong letter', 'textole'],
    ['two letters swapped', 'tetxile'],
    ['a wrong first letter', 'rextile'],
  ])('forgives %s', (_, query) => {
    expect(find(query)).toEqual(['b']);
  });

  it('forgives a slip in a short word only where nothing else fits, and then takes it for a whole word', () => {
    expect(find('ut up price')).toEqual(['d']);
    expect(find('ut')).toEqual(['d']);
    expect(find('xp price')).toEqual(['d']);
    expect(find('zi price')).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect(find('')).toEqual([]);
    expect(find(' – ')).toEqual([]);
    expect(find('zzzzzz')).toEqual([]);
  });
});

describe('what stands first', () => {
  type Entry = readonly [uri: string, label: string, kind?: 'alternative'];
  const order = (entries: readonly Entry[], query: string) => {
    const all = entries.map(([uri, label, kind]) => ({ uri, label, preferred: kind !== 'alternative' }));
    return searchIndex(buildIndex(all), query).map((found) => found.uri);
  };

  it('shows somebody who typed the whole label that very skill', () => {
    const entries: readonly Entry[] = [
      ['long', 'paint surfaces with rollers'],
      ['exact', 'paint surfaces'],
      ['near', 'paint surfacesmith'],
    ];
    expect(order(entries, 'paint surfaces')[0]).toBe('exact');
  });

  it('shows labels that begin as typed before labels that hold the word later', () => {
    expect(
      order(
        [
          ['later', 'use waste'],
          ['first', 'waste of many kinds'],
        ],
        'was',
      ),
    ).toEqual(['first', 'later']);
  });

  it('shows whole words before words that only begin alike, and shorter labels before longer ones', () => {
    const entries: readonly Entry[] = [
      ['longer', 'sort glass and paper'],
      ['alike', 'sorting'],
      ['short', 'sort glass'],
    ];
    expect(order(entries, 'sort')).toEqual(['short', 'longer', 'alike']);
  });

  it('shows the preferred wording before the other wording of another skill, however many names that one has', () => {
    const names = Array.from({ length: 40 }, (_, number): Entry => ['many', `prune trees ${number}`, 'alternative']);
    expect(order([...names, ['one', 'prune trees now']], 'prune trees')).toEqual(['one', 'many']);
  });

  it('shows of two that fit alike the skill that goes by more names', () => {
    const entries: readonly Entry[] = [
      ['one name', 'cut bread'],
      ['two names', 'cut cheese'],
      ['two names', 'slice cheese', 'alternative'],
    ];
    expect(order(entries, 'cut')).toEqual(['two names', 'one name']);
  });

  it('shows words that stand together, in whichever order somebody typed them, before words far apart', () => {
    const apart = 'assess control of product quality';
    const together = 'assess quality control of product';
    expect(
      order(
        [
          ['apart', apart],
          ['together', together],
        ],
        'control quality',
      )[0],
    ).toBe('together');
  });

  it('shows a skill once, by the wording that fits best', () => {
    const found = searchIndex(
      buildIndex([
        { uri: 'a', label: 'wash the laundry', preferred: true },
        { uri: 'a', label: 'laundry washing', preferred: false },
      ]),
      'laundry',
    );
    expect(found.map(({ label }) => label.label)).toEqual(['laundry washing']);
  });

  it('shows the same to the next person, whatever was asked before', () => {
    const before = find('price');
    find('zzzzzz');
    find('sort textole items');
    expect(find('price')).toEqual(before);
  });
});

describe('one slip away', () => {
  it('agrees with trying every edit by hand', () => {
    const words = ['ab', 'abc', 'abd', 'acb', 'b', 'ba', 'bac', 'cab', 'cb'].sort();
    const distance = (a: string, b: string): boolean => {
      const edits = new Set<string>();
      for (let i = 0; i <= a.length; i += 1) {
        edits.add(a.slice(0, i) + a.slice(i + 1));
        if (i + 1 < a.length) edits.add(a.slice(0, i) + (a[i + 1] ?? '') + (a[i] ?? '') + a.slice(i + 2));
        for (const c of 'abcd') {
          edits.add(a.slice(0, i) + c + a.slice(i));
          if (i < a.length) edits.add(a.slice(0, i) + c + a.slice(i + 1));
        }
      }
      return [...edits].some((edit) => b.startsWith(edit));
    };
    for (const query of ['abc', 'ac', 'bca', 'xab', 'aab']) {
      const found = new Set(wordsOneSlipAway(words, query).flatMap(({ from, to }) => words.slice(from, to)));
      const expected = words.filter((word) => distance(query, word) && !word.startsWith(query));
      expect([...found].filter((word) => !word.startsWith(query)).sort()).toEqual(expected);
    }
  });
});
