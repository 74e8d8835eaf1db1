import { expect, it } from 'vitest';
import { parseProfile } from './forms.ts';

it('reads a line break in a field of one line as a space, and keeps the lines of the safety rules', () => {
  const read = parseProfile({ 'name.en': ['Second\r\nRound '], 'safetyRules.en': ['Gloves on.\r\nHair up.'] });
  expect(read).toMatchObject({
    ok: true,
    value: { name: { en: 'Second Round' }, safetyRules: { en: 'Gloves on.\nHair up.' } },
  });
});
