import { expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

it('goes on to a page of our own, with its query', () => {
  for (const path of ['/', '/learn/skills', '/coach/learners?q=Öberg&after=per_1', '/kept/kpt_1'])
    expect(ownPath(path, '/home')).toBe(path);
});

it('never leads to another site, however the address is dressed up', () => {
  const traps = [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/a\nSet-Cookie: b',
    ' /learn',
    '',
    `/${'a'.repeat(3000)}`,
  ];
  for (const trap of [...traps, null, undefined]) expect(ownPath(trap, '/home')).toBe('/home');
});
