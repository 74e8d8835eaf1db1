import { pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';

/** For which wording of the source a translation was made: when the source says something else, it may be stale. */
export const stringTranslation = pgTable(
  'string_translation',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    /** The place in the design: `outcomes.out_1.statement`. */
    path: text('path').notNull(),
    language: text('language').notNull(),
    sourceHash: text('source_hash').notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: at('saved_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId, t.path, t.language] }),
    ...tenantRules('string_translation'),
  ],
);
