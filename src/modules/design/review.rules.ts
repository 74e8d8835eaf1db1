import { fail, ok, type Result } from '#platform/result.ts';
import { offerGate, type DescriptorElement } from './elements.rules.ts';

export type DraftState = 'draft' | 'in_review' | 'changes_requested';

/** What the rules need to know of a draft. */
export type DraftStanding = {
  readonly state: DraftState;
  readonly authorId: string;
  readonly editorIds: readonly string[];
};

/** While somebody reviews it, nobody changes it: what is approved must be what was read. */
export function mayEdit(draft: DraftStanding): Result<true> {
  return draft.state === 'in_review' ? fail({ code: 'design.in_review' }) : ok(true);
}

/** It may be sent to review when the offer gate is open. */
export function maySubmit(draft: DraftStanding, elements: readonly DescriptorElement[]): Result<true> {
  if (draft.state === 'in_review') return fail({ code: 'design.in_review' });
  const gate = offerGate(elements);
  return gate.ok ? ok(true) : fail({ code: 'design.elements_missing', params: { count: gate.missing.length } });
}

/** The author may take it back as long as nobody has decided. */
export function mayWithdraw(draft: DraftStanding): Result<true> {
  return draft.state === 'in_review' ? ok(true) : fail({ code: 'design.not_in_review' });
}

/** Four eyes: nobody who wrote or changed this draft decides on it. */
export function mayDecide(draft: DraftStanding, personId: string): Result<true> {
  if (draft.state !== 'in_review') return fail({ code: 'design.not_in_review' });
  if (draft.authorId === personId || draft.editorIds.includes(personId)) return fail({ code: 'design.own_work' });
  return ok(true);
}
