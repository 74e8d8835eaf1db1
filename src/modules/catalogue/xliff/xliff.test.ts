import { describe, expect, it } from 'vitest';
import type { WorkText } from '../translation.rules.ts';
import { readXliff, writeXliff } from './xliff.ts';

const text = (path: string, source: string, target = ''): WorkText => ({
  ...{ path, source, target, part: 'title', sourceHash: '', known: null },
  state: target === '' ? 'missing' : 'current',
});

const texts = [
  text('descriptor.title', 'Sort & price <goods>', 'Sortere & prise «varer»'),
  text('descriptor.outcomes.out_1.statement', 'Two\nlines, and a "quote"'),
];
const file = writeXliff({ achievementId: 'ach_1', from: 'en', to: 'nb', texts });
const read = (xml: string) => {
  const found = readXliff(xml);
  return found.ok ? found.value : found.error.code;
};

describe('a file for a translator’s program', () => {
  it('comes back as it went out', () => {
    expect(file).toContain('version="2.0" srcLang="en" trgLang="nb"');
    expect(read(file)).toEqual(texts.map(({ path, source, target }) => ({ path, source, target, to: 'nb' })));
  });

  it('is read however a program writes it: marks in the words, prefixes, sentences apart, version 1.2', () => {
    const cut = `<?xml version='1.0'?><x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="nb">
      <!-- made elsewhere --><x:file id="f"><x:group id="g"><x:unit id="a"><x:segment><x:source>One. </x:source><x:target>En. </x:target></x:segment>
      <x:segment><x:source>Two.</x:source><x:target>T<x:pc id="1">o</x:pc>&#46;<![CDATA[ <3]]></x:target></x:segment></x:unit></x:group></x:file></x:xliff>`;
    expect(read(cut)).toEqual([{ path: 'a', source: 'One. Two.', target: 'En. To. <3', to: 'nb' }]);
    const old = `<xliff version="1.2"><file target-language="is"><body><trans-unit id="a"><source>One</source><target state="final">Einn</target></trans-unit></body></file></xliff>`;
    expect(read(old)).toEqual([{ path: 'a', source: 'One', target: 'Einn', to: 'is' }]);
  });

  it('is refused when it is something else, or would make the reader work for ever', () => {
    for (const unfit of [
      '',
      'text,target',
      '<html></html>',
      '<xliff>',
      '<xliff></file></xliff>',
      '<xliff/><xliff/>',
      '<xliff a=b/>',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff>&b;</xliff>',
      '<xliff>&nbsp;</xliff>',
      '<xliff>&#x110000;</xliff>',
      // Signs that no store of text can hold.
      '<xliff>&#0;</xliff>',
      '<xliff>&#xd800;</xliff>',
      '<xliff>\0</xliff>',
      `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`,
    ])
      expect(read(unfit), unfit.slice(0, 60)).toBe('catalogue.texts.xml_unfit');
  });

  it('is read in time, however long', () => {
    const long = writeXliff({
      ...{ achievementId: 'ach_1', from: 'en', to: 'nb' },
      texts: Array.from({ length: 5000 }, (_none, index) =>
        text(`a.${index}`, 'word '.repeat(40), '< " & '.repeat(10)),
      ),
    });
    expect(read(long)).toHaveLength(5000);
    expect(read(`<xliff ${'a="'.repeat(20_000)}`)).toBe('catalogue.texts.xml_unfit');
    expect(read('<'.repeat(100_000))).toBe('catalogue.texts.xml_unfit');
  });
});
