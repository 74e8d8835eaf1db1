import { z } from 'zod';
import { prose } from './portfolio.schemas.ts';

/**
 * Kinds of proof. `note` and `audio` are the learner's own account; `document`, `witness` and `link` are what others
 * say or wrote; `observation` and `simulation` were seen by staff; `photo`, `video` and `work_sample` show the work itself.
 */
export const EVIDENCE_KINDS = [
  'note',
  'photo',
  'video',
  'observation',
  'audio',
  'document',
  'witness',
  'work_sample',
  'simulation',
  'link',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What somebody can write down on a form: a witness's words come through a link of their own. */
export const ADDABLE_KINDS = EVIDENCE_KINDS.filter((kind) => kind !== 'witness');
export type AddableKind = (typeof ADDABLE_KINDS)[number];

/** Kinds that only staff may add: they say what staff saw. */
export const STAFF_KINDS: readonly EvidenceKind[] = ['observation', 'simulation'];

/** Kinds that stand on a picture. */
export const PICTURE_KINDS: readonly EvidenceKind[] = ['photo', 'work_sample'];

export type FileName = 'photo' | 'video' | 'audio' | 'document';

/** The file that a kind stands on; the other kinds are words. */
export const fileOfKind = (kind: EvidenceKind): FileName | null => {
  if (PICTURE_KINDS.includes(kind)) return 'photo';
  return kind === 'video' || kind === 'audio' || kind === 'document' ? kind : null;
};

/** The five tests that staff put to a proof. */
export const EVIDENCE_TESTS = ['valid', 'authentic', 'current', 'sufficient', 'reliable'] as const;
export type EvidenceTest = (typeof EVIDENCE_TESTS)[number];

/** `private`: the learner alone. `coach`: her coaches too. `shared`: also whoever validates; only then does it count. */
export const VISIBILITIES = ['shared', 'coach', 'private'] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export type EvidenceCheck = { readonly by: string; readonly at: Date; readonly note?: string };

/** How somebody agreed to be seen or heard. */
export const CONSENT_WAYS = ['spoken', 'written'] as const;
export type ConsentWay = (typeof CONSENT_WAYS)[number];

/** What is known about people who can be recognised in a photo or a film, or heard in a recording. */
export type Depicted =
  | { readonly answer: 'nobody' }
  | {
      readonly answer: 'agreed';
      /** Initials or a role, never needed in full. */
      readonly who: string;
      readonly how: ConsentWay;
      /** Calendar day, `YYYY-MM-DD`. */
      readonly day: string;
    };

/** `supporter`: a helper in the learner's place, with her leave. */
export type EvidenceAuthor = 'learner' | 'coach' | 'witness' | 'supporter';

export type Evidence = {
  readonly id: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly text?: string;
  readonly fileId?: string;
  /** An address that is shown and never fetched. */
  readonly link?: string;
  /** Criteria that this proof speaks about. */
  readonly criteria: readonly string[];
  /** The person, or for a witness the request that was answered. */
  readonly createdBy: string;
  readonly createdByRole: EvidenceAuthor;
  /** When the work was done (not when it was uploaded). */
  readonly madeAt: Date;
  readonly visibility: Visibility;
  /** When the learner said "this is my own work". */
  readonly ownWorkAt?: Date;
  readonly depicted?: Depicted;
  /** When staff last found that it still holds; it then counts as this young. */
  readonly reconfirmedAt?: Date;
  /** Whether a case that waits or was decided rests on it: then nobody changes it. */
  readonly isHeld: boolean;
  /** Tests that staff found passed. */
  readonly checks: Readonly<Partial<Record<EvidenceTest, EvidenceCheck>>>;
  /** Tests that staff looked at and did not find passed, with their note. */
  readonly doubts: Readonly<Partial<Record<EvidenceTest, EvidenceCheck>>>;
};

/** One of a few words, or nothing for anything else: an answer that nobody gave. */
const wordOf = <T extends string>(known: readonly T[]) =>
  z
    .string()
    .default('')
    .transform((word): T | '' => known.find((one) => one === word) ?? '');

/** What a proof of any kind needs besides its bytes. `madeAt` is a calendar day, `YYYY-MM-DD`, or empty for today. */
export const evidenceInput = z.object({
  achievementId: z.string().max(60),
  /** May stay empty: a list then shows the first words, or the kind. */
  title: prose(120, 'portfolio.title_too_long'),
  text: prose(4000, 'portfolio.text_too_long'),
  criteria: z.array(z.string().max(60)).max(200),
  madeAt: z.union([z.literal(''), z.iso.date({ error: 'portfolio.date_unfit' })], { error: 'portfolio.date_unfit' }),
  visibility: z.string().pipe(z.enum(VISIBILITIES)),
  link: z.string().trim().max(2000, { error: 'portfolio.link_too_long' }).default(''),
  ownWork: wordOf(['yes']),
  depicted: wordOf(['nobody', 'agreed']),
  depictedWho: prose(200, 'portfolio.depicted_too_long').default(''),
  depictedHow: wordOf(CONSENT_WAYS),
});
export type EvidenceInput = z.input<typeof evidenceInput>;
