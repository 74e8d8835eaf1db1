import { describe, expect, it } from 'vitest';
import { emptyDescriptor } from './descriptor.ts';
import { descriptorElements } from './elements.rules.ts';
import { completeDescriptor } from './fixtures/descriptor.ts';
import { mayDecide, mayEdit, maySubmit, mayWithdraw, type DraftStanding } from './review.rules.ts';

const draft: DraftStanding = { state: 'draft', authorId: 'per_matteo', editorIds: ['per_matteo', 'per_signe'] };
const inReview: DraftStanding = { ...draft, state: 'in_review' };
const issuer = { country: 'NO' };
const refusal = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? null : result.error?.code);

describe('the way of a draft', () => {
  it('is open to its writers until it is sent to review', () => {
    expect(mayEdit(draft).ok).toBe(true);
    expect(mayEdit({ ...draft, state: 'changes_requested' }).ok).toBe(true);
    expect(refusal(mayEdit(inReview))).toBe('design.in_review');
  });

  it('leads to review only with the mandatory elements', () => {
    expect(maySubmit(draft, descriptorElements(completeDescriptor(), issuer)).ok).toBe(true);
    expect(maySubmit(draft, descriptorElements(emptyDescriptor('en'), issuer))).toEqual({
      ok: false,
      error: { code: 'design.elements_missing', params: { count: 8 } },
    });
    expect(refusal(maySubmit(inReview, descriptorElements(completeDescriptor(), issuer)))).toBe('design.in_review');
  });

  it('can be taken back only while it waits', () => {
    expect(mayWithdraw(inReview).ok).toBe(true);
    expect(refusal(mayWithdraw(draft))).toBe('design.not_in_review');
  });

  it('nobody approves her own work, not even a small change in it', () => {
    expect(refusal(mayDecide(inReview, 'per_matteo'))).toBe('design.own_work');
    expect(refusal(mayDecide(inReview, 'per_signe'))).toBe('design.own_work');
    expect(mayDecide(inReview, 'per_aila').ok).toBe(true);
    expect(refusal(mayDecide(draft, 'per_aila'))).toBe('design.not_in_review');
  });
});
