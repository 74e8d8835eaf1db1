import { expect, it } from 'vitest';
import { betrayingIn } from './betraying.ts';

it('looks for words in the language of each text, and names each once', () => {
  const title = { en: 'Kitchen work in prison', nb: 'Arbeid i fengselet' };
  expect(betrayingIn([title, title, { nb: 'Vaske gulv' }])).toEqual(['prison', 'fengselet']);
  expect(betrayingIn([{ nb: 'Vangen kafé' }, {}])).toEqual([]);
});
