import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { SheetKind } from './paper.schemas.ts';

/** A printed sheet. Its code is all that the paper says to a machine; whose it is, is known here only. */
export const paperSheet = pgTable(
  'paper_sheet',
  {
    tenantId: tenantId(),
    code: text('code').notNull(),
    kind: text('kind').$type<SheetKind>().notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: at('made_at'),
    keyedBy: text('keyed_by'),
    keyedAt: maybeAt('keyed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.code] }),
    index('paper_sheet_of_learner').on(t.tenantId, t.learnerId, t.madeAt),
    check('paper_sheet_kind', sql`${t.kind} in ('self', 'joint', 'evidence', 'story', 'offer')`),
    ...tenantRules('paper_sheet'),
  ],
);
