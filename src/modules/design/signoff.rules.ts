import { z } from 'zod';
import { longLine } from './schema-parts.ts';

/** What somebody says about a design that was put before them. */
export const VERDICTS = ['yes', 'remarks', 'no'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Days for which a link works unless told otherwise, and at most. */
export const SIGN_OFF_DAYS = 21;
export const SIGN_OFF_MOST_DAYS = 90;

export type SignOff = {
  readonly tenantId: string;
  readonly id: string;
  readonly achievementId: string;
  readonly partner: string;
  /** The awarding body for which they answer; empty: a partner who awards nothing. */
  readonly body: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly endsAt: Date;
  readonly withdrawnAt: Date | null;
  readonly answeredAt: Date | null;
  /** Whoever agreed lets it be told on the public page. */
  readonly mayBeShown: boolean;
};

export type SignOffState = 'open' | 'ended' | 'withdrawn' | 'answered';

/** Where a link stands. What was answered stays answered. */
export function signOffState(asked: SignOff, now: Date): SignOffState {
  if (asked.answeredAt !== null) return 'answered';
  if (asked.withdrawnAt !== null) return 'withdrawn';
  return asked.endsAt <= now ? 'ended' : 'open';
}

/** One recorded answer, bound to the content that was read. */
export type Approval = {
  readonly id: string;
  readonly contentHash: string;
  readonly revision: number;
  readonly body: string;
  readonly verdict: Verdict;
  readonly signerName: string;
  readonly signerRole: string;
  readonly words: string;
  readonly signOffId: string | null;
  readonly decidedBy: string | null;
  readonly at: Date;
};

const filled = (longest: number, name: string) =>
  longLine(longest).refine((text) => text !== '', { error: `design.signoff.${name}_missing` });

const days = { error: 'design.signoff.days_unfit' } as const;

export const signOffInput = z.object({
  partner: filled(200, 'partner'),
  body: longLine(200),
  days: z.coerce.number(days).int(days).min(1, days).max(SIGN_OFF_MOST_DAYS, days),
});
export type SignOffInput = z.input<typeof signOffInput>;

/** Whoever signs may read any language: what is wrong is told in the words of the page for them. */
const said = (longest: number, empty: string) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .refine((text) => text.length <= longest, { error: 'design.sign.too_long' })
    .refine((text) => empty === '' || text !== '', { error: `design.sign.${empty}` });

/** A yes needs no words; anything else does, or nobody could act on it. */
export const signatureInput = z
  .object({
    verdict: z.string().pipe(z.enum(VERDICTS, { error: 'design.sign.verdict_missing' })),
    name: said(120, 'name_missing'),
    role: said(120, 'role_missing'),
    words: said(2000, ''),
    /** Ticked: name, role and words may stand on the public page. */
    mayBeShown: z
      .string()
      .default('')
      .transform((tick) => tick === 'yes'),
  })
  .refine(({ verdict, words }) => verdict === 'yes' || words !== '', {
    error: 'design.sign.words_missing',
    path: ['words'],
  });
export type SignatureInput = z.input<typeof signatureInput>;

/** Somebody outside who agrees with a published version, and lets everybody know. */
export type Endorsement = {
  readonly name: string;
  readonly role: string;
  /** Who was asked: an organisation, or the same person. */
  readonly partner: string;
  readonly words: string;
  readonly at: Date;
};

export type AnsweredSignOff = { readonly asked: SignOff; readonly answer: Approval };

/**
 * What partners who award nothing say for everybody to read: only a yes to exactly this content, and only where they
 * allowed it. Bodies that award stand on the page as such.
 */
export function endorsementsOf(answered: readonly AnsweredSignOff[], contentHash: string): readonly Endorsement[] {
  return answered
    .filter(({ asked, answer }) => asked.mayBeShown && asked.body === '' && answer.verdict !== 'no')
    .filter(({ answer }) => answer.contentHash === contentHash)
    .map(({ asked, answer }) => ({
      ...{ name: answer.signerName, role: answer.signerRole, partner: asked.partner, at: answer.at },
      words: answer.words,
    }));
}
