import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { at } from './db/columns.ts';

/** How often something was tried within one window of time. Knows no tenant: sign-in has none yet. */
export const throttle = pgTable('throttle', {
  /** SHA-256 of the key, so that the table holds no names or addresses. */
  keyHash: text('key_hash').primaryKey(),
  windowStartedAt: at('window_started_at'),
  count: integer('count').notNull(),
});
