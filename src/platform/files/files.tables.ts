import { integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, bytea, tenantId, tenantRules } from '../db/columns.ts';

/** What people attach: small files (the form's limit is some megabytes), whole in one row. */
export const file = pgTable(
  'file',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    ownerId: text('owner_id').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    sha256: text('sha256').notNull(),
    content: bytea('content').notNull(),
    createdAt: at('created_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('file')],
);
