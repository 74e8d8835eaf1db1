import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Descriptor } from '../descriptor.ts';
import { emptyPlan, type DesignPlan } from '../plan/plan.ts';

/** What can be earned. The content stands in its draft and its versions. */
export const achievement = pgTable(
  'achievement',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at'),
    startedFromTask: text('started_from_task'),
    retiredAt: maybeAt('retired_at'),
    retiredBy: text('retired_by'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('achievement')],
);

/** The one working copy of an achievement. `revision` is the optimistic lock. */
export const achievementDraft = pgTable(
  'achievement_draft',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    basedOnVersion: integer('based_on_version'),
    state: text('state').$type<'draft' | 'in_review' | 'changes_requested'>().notNull(),
    descriptor: jsonb('descriptor').$type<Descriptor>().notNull(),
    plan: jsonb('plan').$type<DesignPlan>().notNull().$defaultFn(emptyPlan),
    revision: integer('revision').notNull(),
    authorId: text('author_id').notNull(),
    /** Everybody who changed this draft: none of them may approve it. */
    editorIds: text('editor_ids').array().notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: at('updated_at'),
    submittedAt: maybeAt('submitted_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId] }),
    check('achievement_draft_state', sql`${t.state} in ('draft', 'in_review', 'changes_requested')`),
    ...tenantRules('achievement_draft'),
  ],
);

/** What stood in the draft at each save, so that a collision can say who changed what. Kept until it is published. */
export const achievementDraftRevision = pgTable(
  'achievement_draft_revision',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    revision: integer('revision').notNull(),
    descriptor: jsonb('descriptor').$type<Descriptor>().notNull(),
    plan: jsonb('plan').$type<DesignPlan>().notNull().$defaultFn(emptyPlan),
    savedBy: text('saved_by').notNull(),
    savedAt: at('saved_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId, t.revision] }),
    ...tenantRules('achievement_draft_revision'),
  ],
);

/** Published content: inserted once; a trigger of the guards migration refuses every later change. */
export const achievementVersion = pgTable(
  'achievement_version',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    descriptor: jsonb('descriptor').$type<Descriptor>().notNull(),
    plan: jsonb('plan').$type<DesignPlan>().notNull().$defaultFn(emptyPlan),
    contentHash: text('content_hash').notNull(),
    authorId: text('author_id').notNull(),
    editorIds: text('editor_ids').array().notNull(),
    approvedBy: text('approved_by').notNull(),
    publishedAt: at('published_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId, t.version] }),
    index('achievement_version_public').on(t.achievementId, t.version),
    check('achievement_version_number', sql`${t.version} >= 1`),
    check(
      'achievement_version_four_eyes',
      sql`${t.approvedBy} <> ${t.authorId} and not (${t.approvedBy} = any(${t.editorIds}))`,
    ),
    ...tenantRules('achievement_version'),
  ],
);

/** What happened on the way, in order: who sent in, asked for changes, approved, retired, and why. Append only. */
export const achievementEvent = pgTable(
  'achievement_event',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    achievementId: text('achievement_id').notNull(),
    kind: text('kind').$type<AchievementEventKind>().notNull(),
    by: text('by').notNull(),
    at: at('at'),
    reason: text('reason'),
    version: integer('version'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('achievement_event_of').on(t.tenantId, t.achievementId, t.at),
    ...tenantRules('achievement_event'),
  ],
);

export type AchievementEventKind =
  'created' | 'new_draft' | 'submitted' | 'withdrawn' | 'changes_requested' | 'published' | 'retired';
