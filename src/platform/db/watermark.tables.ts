import { bigint, pgTable, text } from 'drizzle-orm/pg-core';

/**
 * A number that each committed change of what it is about makes larger: what was read under one number is still true
 * under the same number, in every process that serves. Raised by triggers alone (`raise_watermark`), as the last thing
 * before a transaction commits. Knows no tenant and says nothing about one.
 */
export const watermark = pgTable('watermark', {
  name: text('name').primaryKey(),
  value: bigint('value', { mode: 'number' }).notNull(),
});
