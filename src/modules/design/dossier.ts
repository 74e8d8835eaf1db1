import type { Comment } from './comment.rules.ts';
import type { DescriptorElement } from './elements.rules.ts';
import type { JointBody } from './joint.rules.ts';
import type { AlignmentFinding } from './plan/alignment.rules.ts';
import type { DesignContent } from './plan/plan-edits.rules.ts';
import type { PrincipleAnswer } from './plan/plan.ts';
import type { Principle } from './plan/principles.rules.ts';
import type { OutcomeNote } from './outcome-lint.rules.ts';
import type { DraftState } from './review.rules.ts';
import type { Verdict } from './signoff.rules.ts';

/** What is bound to one content: who answered what about it, and whether it is still what they read. */
export type DossierApproval = {
  readonly body: string;
  readonly verdict: Verdict;
  readonly name: string;
  /** Empty: an approver of the organisation itself. */
  readonly role: string;
  readonly words: string;
  readonly at: string;
  readonly isOfThisContent: boolean;
};

/**
 * Everything on which an approval rests, for whoever has to see it later: all that the design says, how it fits
 * together, what was checked, said and decided. Instants are ISO texts; people stand by name.
 */
export type Dossier = {
  readonly format: 'cairn-dossier';
  readonly formatVersion: 1;
  readonly madeAt: string;
  readonly organisation: { readonly name: string; readonly country: string };
  readonly design: {
    readonly id: string;
    readonly state: DraftState | 'published' | 'retired';
    /** Of what was published; null for a working copy. */
    readonly version: number | null;
    /** Of a working copy; null for what was published. */
    readonly revision: number | null;
    readonly contentHash: string;
    readonly author: string;
    readonly approvedBy: string | null;
    readonly publishedAt: string | null;
  };
  readonly content: DesignContent;
  /** For each outcome the ids of what practises and of what judges it. */
  readonly matrix: readonly {
    readonly outcomeId: string;
    readonly activities: readonly string[];
    readonly assessments: readonly string[];
  }[];
  readonly checks: {
    readonly elements: readonly DescriptorElement[];
    readonly mayBeOffered: boolean;
    readonly alignment: readonly AlignmentFinding[];
    readonly wording: readonly OutcomeNote[];
  };
  readonly principles: readonly {
    readonly principle: Principle;
    readonly key: string;
    readonly bySystem: PrincipleAnswer | null;
    readonly own: { readonly answer: PrincipleAnswer; readonly note: string } | null;
  }[];
  /** Empty where one body awards it alone. */
  readonly bodies: readonly Pick<JointBody, 'name' | 'country' | 'isLead' | 'standing'>[];
  readonly approvals: readonly DossierApproval[];
  readonly comments: readonly (Omit<Comment, 'at' | 'settled'> & {
    readonly at: string;
    readonly settled: { readonly by: string; readonly at: string } | null;
  })[];
  readonly history: readonly {
    readonly kind: string;
    readonly by: string;
    readonly at: string;
    readonly reason: string | null;
    readonly version: number | null;
  }[];
};
