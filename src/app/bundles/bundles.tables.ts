import { sql } from 'drizzle-orm';
import { check, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bytea, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { ResultPayload } from './bundle.format.ts';

/** The keys with which an organisation signs what it hands on, and opens what is handed to it. One row a tenant. */
export const bundleKey = pgTable(
  'bundle_key',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    publicSign: text('public_sign').notNull(),
    publicOpen: text('public_open').notNull(),
    /** Both private keys, under the instance key. */
    sealed: bytea('sealed').notNull(),
    madeAt: at('made_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('bundle_key')],
);

/** Another organisation whose key card staff took in: from it packages are read, to it results are closed. */
export const bundlePartner = pgTable(
  'bundle_partner',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    publicSign: text('public_sign').notNull(),
    publicOpen: text('public_open').notNull(),
    addedBy: text('added_by').notNull(),
    addedAt: at('added_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('bundle_partner_key').on(t.tenantId, t.publicSign),
    ...tenantRules('bundle_partner'),
  ],
);

/** What went out and what came in, once each: the id is the bundle's own. */
export const bundleLog = pgTable(
  'bundle_log',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    direction: text('direction').$type<'out' | 'in'>().notNull(),
    kind: text('kind').$type<'content' | 'result'>().notNull(),
    partner: text('partner').notNull(),
    /** Whose result it is here; empty for content. */
    learnerId: text('learner_id').notNull(),
    /** What came in; null for what went out, which nobody here can open any more. */
    payload: jsonb('payload').$type<ResultPayload>(),
    by: text('by').notNull(),
    at: at('at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.direction, t.id] }),
    check('bundle_log_direction', sql`${t.direction} in ('out', 'in')`),
    ...tenantRules('bundle_log'),
  ],
);
