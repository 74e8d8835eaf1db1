import { describe, expect, it } from 'vitest';
import { completeDescriptor } from './fixtures/descriptor.ts';
import { readingHints } from './reading-ease.rules.ts';

describe('a hint on reading ease', () => {
  it('names the text with long words and sentences, and leaves short ones alone', () => {
    const hard = {
      en: 'Participants systematically demonstrate responsibility regarding organisational documentation requirements.',
    };
    expect(readingHints(completeDescriptor({ summary: hard })).map(({ of, language }) => [of, language])).toEqual([
      ['summary', 'en'],
    ]);
    expect(
      readingHints(completeDescriptor({ summary: { en: 'You can sort what people give us. You do it well.' } })),
    ).toEqual([]);
  });

  it('says nothing of languages for which the number says little', () => {
    const arabic = {
      ar: 'لمن يعمل في متجر لإعادة الاستخدام ويستطيع فرز البضائع وتحديد الأسعار المناسبة لكل قطعة في المتجر',
    };
    expect(readingHints(completeDescriptor({ summary: arabic })).filter(({ of }) => of === 'summary')).toEqual([]);
  });

  it('says nothing of a language in which the design is not written', () => {
    const long = 'Participants systematically demonstrate responsibility regarding organisational documentation.';
    const hints = (languages: readonly string[]) =>
      readingHints(completeDescriptor({ languages, summary: { sv: long } })).map(({ language }) => language);
    expect([hints([]), hints(['sv'])]).toEqual([[], ['sv']]);
  });
});
