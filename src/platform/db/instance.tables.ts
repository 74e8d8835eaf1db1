import { pgTable, text } from 'drizzle-orm/pg-core';
import { at } from './columns.ts';

/** Facts about this installation as a whole, such as its id. Never personal, never secret. */
export const instance = pgTable('instance', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
  updatedAt: at('updated_at'),
});
