import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DesignContent } from '#modules/design/index.ts';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Licence } from '../licence.rules.ts';
import type { Ancestor, LocalCheck, Manifest } from '../package.schemas.ts';

/** Under which licence a design is shared, and whom it names. No row: it is not shared. */
export const designSharing = pgTable(
  'design_sharing',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    licence: text('licence').$type<Licence>().notNull(),
    authors: jsonb('authors').$type<readonly string[]>().notNull(),
    /** Against the work that it was made from. */
    changes: text('changes').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.achievementId] }), ...tenantRules('design_sharing')],
);

/** Where an imported design came from. The credit is kept for ever, so it is written once. */
export const designOrigin = pgTable(
  'design_origin',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    /** All that it was made from, the oldest first; the last one is its parent. */
    lineage: jsonb('lineage').$type<readonly Ancestor[]>().notNull(),
    thirdParty: jsonb('third_party').$type<Manifest['thirdParty']>().notNull(),
    /** Content hash of the parent, by which a second import of the same is told. */
    parentHash: text('parent_hash').notNull(),
    /** What the parent said, to tell field by field what is different here. */
    parentContent: jsonb('parent_content').$type<DesignContent>().notNull(),
    importedBy: text('imported_by').notNull(),
    importedAt: at('imported_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId] }),
    index('design_origin_parent').on(t.tenantId, t.parentHash),
    ...tenantRules('design_origin'),
  ],
);

/** What was looked at before a work from elsewhere is used here. No row: not yet. */
export const localCheck = pgTable(
  'local_check',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    check: text('check').$type<LocalCheck>().notNull(),
    note: text('note').notNull(),
    doneBy: text('done_by').notNull(),
    doneAt: at('done_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.achievementId, t.check] }), ...tenantRules('local_check')],
);

/** How it went where a shared design was used: with how many people, what came of it. */
export const adoptionReport = pgTable(
  'adoption_report',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    achievementId: text('achievement_id').notNull(),
    country: text('country').notNull(),
    learners: integer('learners').notNull(),
    changes: text('changes').notNull(),
    result: text('result').notNull(),
    reportedBy: text('reported_by').notNull(),
    reportedAt: at('reported_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('adoption_report_of').on(t.tenantId, t.achievementId),
    ...tenantRules('adoption_report'),
  ],
);
