import { expect, it } from 'vitest';
import { quickBytes } from '../bench/page-scripts.ts';

/** What docs/performance.md promises of somebody's connection (row P15), packed as the server sends it. */
const PROMISED = 10_000;

it(
  'loads no more than promised to check a credential of a shape that the server issues',
  { timeout: 240_000 },
  async () => {
    expect(await quickBytes()).toBeLessThanOrEqual(PROMISED);
  },
);
