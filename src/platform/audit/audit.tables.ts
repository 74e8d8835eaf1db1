import { sql } from 'drizzle-orm';
import { check, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { at, bytea, tenantId, tenantRules } from '../db/columns.ts';

/**
 * One thing that somebody did. Only cairn_app's INSERT is allowed (0002_guards.sql), besides taking the salt
 * away: without it the hashes of the content can no longer be tied to a person, while the chain stays whole.
 */
export const auditEntry = pgTable(
  'audit_entry',
  {
    tenantId: tenantId(),
    /** 1, 2, 3 … within the tenant, without gaps. */
    sequence: integer('sequence').notNull(),
    at: at('at'),
    actorId: text('actor_id').notNull(),
    onBehalfOf: text('on_behalf_of'),
    action: text('action').notNull(),
    objectId: text('object_id').notNull(),
    salt: bytea('salt'),
    beforeHash: text('before_hash'),
    afterHash: text('after_hash'),
    previousHash: text('previous_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sequence] }),
    unique('audit_entry_hash').on(t.tenantId, t.hash),
    check('audit_entry_sequence', sql`${t.sequence} > 0`),
    ...tenantRules('audit_entry'),
  ],
);

/** The end of each tenant's chain: the row that two writers at once take turns on. */
export const auditHead = pgTable(
  'audit_head',
  {
    tenantId: tenantId().primaryKey(),
    sequence: integer('sequence').notNull(),
    hash: text('hash').notNull(),
  },
  () => [...tenantRules('audit_head')],
);
