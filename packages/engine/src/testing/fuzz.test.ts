import { describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';

describe('rubbish into every reader', () => {
  it.each([1, 20_261_121])(
    'crashes none and makes nothing check out (seed %i; a million by npm run fuzz)',
    async (seed) => {
      const result = await fuzz({ inputs: 10_000, seed, clock: () => 0 });
      expect(result.fault).toBeNull();
      expect(Object.keys(result.inputs)).toHaveLength(12);
    },
  );
});
