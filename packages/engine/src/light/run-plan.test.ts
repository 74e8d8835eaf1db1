import { describe, expect, it } from 'vitest';
import { lightCrypto } from '../web/light.ts';
import type { PlanData } from './plan-data.ts';
import { runPlan } from './run-plan.ts';

const plan: PlanData = {
  frame: { '@context': 'c', id: '', name: '', list: [{ note: '' }, { note: '' }] },
  kinds: '=ittt',
  lines: [
    ['<', 0, '> <urn:name> "', 1, '" .\n'],
    ['<https://fixed.example/> <urn:about> <', 0, '> .\n'],
    ['<', 0, '> <urn:list> ', -1, ' .\n'],
    ['<', 0, '> <urn:list> ', -2, ' .\n'],
    [-1, ' <urn:note> "', 2, '" .\n'],
    [-2, ' <urn:note> "', 3, '" .\n'],
  ],
  root: 0,
  schemes: ['https'],
  terms: ['https://term.example/'],
};

const document = (change: object = {}) => ({
  '@context': 'c',
  id: 'https://a.example/1',
  name: 'Ada',
  list: [{ note: 'one' }, { note: 'two' }],
  ...change,
});
const run = (change: object = {}) => runPlan(plan, document(change), lightCrypto);

describe('a plan that is run plainly', () => {
  it('gives sorted lines, with values escaped and nodes labelled by their hashes', async () => {
    const lines = ((await run({ name: 'A "b" \\ \n' })) ?? '').split('\n');
    expect(lines).toContain('<https://a.example/1> <urn:name> "A \\"b\\" \\\\ \\n" .');
    expect(lines.slice(0, -1)).toEqual(lines.slice(0, -1).toSorted());
    expect(lines.filter((line) => line.startsWith('_:c14n'))).toHaveLength(2);
  });

  it.each<readonly [string, object]>([
    ['nodes that look alike', { list: [{ note: 'same' }, { note: 'same' }] }],
    ['something else that speaks about the credential’s own address', { id: 'https://fixed.example/' }],
    ['another scheme', { id: 'urn:uuid:1' }],
    ['an address with a space', { id: 'https://a.example/ 1' }],
    ['an address that is a term', { id: 'https://term.example/' }],
    ['a blank node’s label', { id: '_:c14n0' }],
    ['a control character', { name: 'a\u0007b' }],
    ['a character beyond the basic plane', { name: '🙂' }],
    ['another context', { '@context': 'd' }],
    ['a list of another length', { list: [{ note: 'one' }] }],
    ['a number where a text was', { name: 1 }],
    ['null where a text was', { name: null }],
    ['a further member', { more: 'x' }],
    ['a list where an object was', { list: [['one'], { note: 'two' }] }],
  ])('leaves %s alone', async (_, change) => {
    expect(await run(change)).toBeNull();
  });

  it('leaves keys in another order alone', async () => {
    const turned = Object.fromEntries(Object.entries(document()).reverse());
    expect(await runPlan(plan, turned, lightCrypto)).toBeNull();
  });
});
