import { describe, expect, it } from 'vitest';
import { isUrl } from './is-url.ts';

describe('an address', () => {
  it.each([
    'https://nordlys.example/credentials/1',
    'urn:uuid:6f1c2a54-0000-4000-8000-000000000005',
    'did:web:nordlys.example#key-1',
    'https://fjordskole.example/elever/søren',
    'https://학교.example/수료증',
    'a:b',
  ])('is %s', (text) => expect(isUrl(text)).toBe(true));

  it.each([
    '',
    'nordlys',
    ':nothing-before',
    'https:',
    '_:b0',
    '1https://nordlys.example',
    'https://nordlys.example/a b',
    'https://nordlys.example/\u00a0søren',
    'https://nordlys.example/\u2028',
    'https://nordlys.example/<script>',
    'https://nordlys.example/{id}',
    'https://nordlys.example/a\n',
  ])('is not %j', (text) => expect(isUrl(text)).toBe(false));

  it('is a text', () => {
    for (const value of [undefined, null, 7, ['https://nordlys.example/'], { id: 'https://nordlys.example/' }])
      expect(isUrl(value)).toBe(false);
  });
});
