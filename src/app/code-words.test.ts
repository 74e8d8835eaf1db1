import {
  ASSESSMENT_TYPES,
  PARTICIPATION_MODES,
  QUALITY_ASSURANCE_TYPES,
  STACKING_KINDS,
  SUPERVISION_TYPES,
} from '@cairn/vocab';
import { describe, expect, it } from 'vitest';
import design from '#modules/design/messages/en.json' with { type: 'json' };
import verification from '#modules/verification/messages/en.json' with { type: 'json' };

type Coded = string | { readonly code: string };
const codeOf = (entry: Coded): string => (typeof entry === 'string' ? entry : entry.code);

const LISTS: readonly (readonly [string, string, readonly Coded[]])[] = [
  ['assessment_type', 'assessment', ASSESSMENT_TYPES],
  ['participation', 'participation', PARTICIPATION_MODES],
  ['supervision', 'supervision', SUPERVISION_TYPES],
  ['stacking_kind', 'stacking', STACKING_KINDS],
  ['quality_kind', 'quality', QUALITY_ASSURANCE_TYPES],
];

describe.each(LISTS)('the codes of %s', (inDesign, inVerification, codes) => {
  it('all have words where a designer chooses them', () => {
    const missing = codes.map((entry) => `design.${inDesign}.${codeOf(entry)}`).filter((key) => !(key in design));
    expect(missing).toEqual([]);
  });

  it('all have words on the check page', () => {
    const keys = Object.keys(verification);
    const missing = codes.map(codeOf).filter((code) => !keys.some((key) => key.endsWith(`.${code}`)));
    expect(missing, `of ${inVerification}`).toEqual([]);
  });
});
