import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: join(import.meta.dirname, '../..') });

async function brokenRules(code: string, file = 'src/platform/example.ts'): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const branches = Array.from({ length: 12 }, (_, index) => `if (n === ${index}) return ${index};`).join('\n');
const lines = Array.from({ length: 301 }, (_, index) => `export const a${index} = ${index};`).join('\n');

describe('the lint rules', () => {
  it.each([
    ['max-params', 'export function f(a: number, b: number, c: number, d: number) { return a + b + c + d; }'],
    ['complexity', `export function f(n: number) { ${branches} return -1; }`],
    ['max-lines', lines],
    ['no-restricted-syntax', 'export default 1;'],
    ['no-restricted-syntax', `export * from './other.ts';`],
    ['no-restricted-syntax', 'export const chance = () => Math.random();'],
    ['no-restricted-properties', `export const home = process.env['HOME'];`],
    ['@typescript-eslint/no-explicit-any', 'export const f = (a: any) => a as string;'],
    ['@typescript-eslint/ban-ts-comment', '// @ts-ignore\nexport const a: string = 1;'],
    ['@typescript-eslint/no-non-null-assertion', 'export const f = (a: string | null) => a!.length;'],
    ['no-console', `console.log('x');`],
  ])('%s bites', async (rule, code) => {
    expect(await brokenRules(code)).toContain(rule);
  });

  it('cannot be switched off by a comment', async () => {
    const code = '/* eslint-disable */\nexport const f = (a: any) => a as string;';
    expect(await brokenRules(code)).toContain('@typescript-eslint/no-explicit-any');
  });

  it('leave ordinary code, configuration and tests alone', async () => {
    expect(await brokenRules('export const double = (n: number): number => n * 2;\n')).toEqual([]);
    expect(await brokenRules('export default {};\n', 'vite.config.ts')).toEqual([]);
    expect(await brokenRules(lines, 'src/platform/example.test.ts')).toEqual([]);
  });
});
