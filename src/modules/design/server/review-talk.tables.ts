import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { CommentPlace } from '../comment.rules.ts';
import type { Verdict } from '../signoff.rules.ts';

/** What a colleague says about a design. The words stay as they were written; a thread can be closed and opened again. */
export const designComment = pgTable(
  'design_comment',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    achievementId: text('achievement_id').notNull(),
    /** The step it is about, or the whole design. */
    place: text('place').$type<CommentPlace>().notNull(),
    /** The outcome, activity or field within the step; null: the step as such. */
    about: text('about'),
    text: text('text').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: at('written_at'),
    /** The comment that this one answers; null: it opens a thread. */
    answers: text('answers'),
    settledBy: text('settled_by'),
    settledAt: maybeAt('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('design_comment_of').on(t.tenantId, t.achievementId, t.writtenAt),
    check('design_comment_settled', sql`(${t.settledBy} is null) = (${t.settledAt} is null)`),
    ...tenantRules('design_comment'),
  ],
);

/**
 * Somebody outside is asked, by a private link, whether they agree with a design. Only a hash of the link's secret is
 * kept; it works once, until a day. Their answer stands among the approvals.
 */
export const designSignOff = pgTable(
  'design_sign_off',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    achievementId: text('achievement_id').notNull(),
    /** Who is asked, so that links can be told apart. */
    partner: text('partner').notNull(),
    /** The awarding body, as named in the design, for which they answer; empty: a partner who awards nothing. */
    body: text('body').notNull(),
    tokenHash: text('token_hash').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: at('asked_at'),
    endsAt: at('ends_at'),
    withdrawnAt: maybeAt('withdrawn_at'),
    answeredAt: maybeAt('answered_at'),
    /** Whoever agreed lets their name, role and words stand on the public page; it can be taken back at any time. */
    mayBeShown: boolean('may_be_shown').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('design_sign_off_token').on(t.tokenHash),
    index('design_sign_off_of').on(t.tenantId, t.achievementId),
    ...tenantRules('design_sign_off'),
  ],
);

/** What somebody answered about exactly this content: who, for whom, when. Append only; a later answer stands beside it. */
export const designApproval = pgTable(
  'design_approval',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    achievementId: text('achievement_id').notNull(),
    /** SHA-256 of all that the design said. It binds the answer to the content, whatever its number is later. */
    contentHash: text('content_hash').notNull(),
    revision: integer('revision').notNull(),
    body: text('body').notNull(),
    verdict: text('verdict').$type<Verdict>().notNull(),
    signerName: text('signer_name').notNull(),
    signerRole: text('signer_role').notNull(),
    words: text('words').notNull(),
    /** The link that was used, or the approver who decided in the organisation itself. */
    signOffId: text('sign_off_id'),
    decidedBy: text('decided_by'),
    at: at('at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('design_approval_of').on(t.tenantId, t.achievementId, t.at),
    uniqueIndex('design_approval_once').on(t.tenantId, t.signOffId),
    check('design_approval_verdict', sql`${t.verdict} in ('yes', 'remarks', 'no')`),
    check('design_approval_signer', sql`(${t.signOffId} is null) <> (${t.decidedBy} is null)`),
    ...tenantRules('design_approval'),
  ],
);
