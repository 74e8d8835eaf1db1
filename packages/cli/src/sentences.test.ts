import { describe, expect, it } from 'vitest';
import { sentenceFor } from './sentences.ts';

const named = (kinds: string): string =>
  sentenceFor({ outcome: 'not_applicable', code: 'evidence.named', details: { count: '2', kinds } });

describe('the sentence for proof that a credential names', () => {
  it('names its kinds where they are known, and has an end where they are not', () => {
    expect(named('observation, photo')).toBe('It names proof (2), which was not looked at: observation, photo');
    expect(named('')).toBe('It names proof (2), which was not looked at.');
  });
});
