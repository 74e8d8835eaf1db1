import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from './main.ts';

describe('a command that was typed wrongly', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    [[]],
    [['backup', 'a', 'b']],
    [['backup', '--everything']],
    [['restore']],
    [['restore', '--force']],
    [['audit']],
    [['organisation']],
    [['organisation', 'add', '--name', 'Second Round']],
    [['organisation', 'add', '--colour', 'green']],
    [['esco', 'import']],
    [['vocab']],
    [['vocab', 'add']],
    [['vocab', 'add', 'a', 'b', '--as', 'https://c.example']],
    [['unknown']],
  ])('%j is answered with how to use it, and the exit code for that', async (words) => {
    const told: string[] = [];
    vi.spyOn(console, 'error').mockImplementation((text: string) => void told.push(text));
    expect(await run(words)).toBe(64);
    expect(told.join('\n')).toContain('Usage');
  });
});
