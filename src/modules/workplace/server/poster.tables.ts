import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';

/** A poster of a place: whoever scans it may ask to learn there. Its code hangs on a wall and is no secret. */
export const placePoster = pgTable(
  'place_poster',
  {
    tenantId: tenantId(),
    environmentId: text('environment_id').notNull(),
    code: text('code').notNull(),
    madeBy: text('made_by').notNull(),
    madeAt: at('made_at'),
    /** Taken down: the code says so from then on. */
    closedAt: maybeAt('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.environmentId] }),
    uniqueIndex('place_poster_code').on(t.code),
    ...tenantRules('place_poster'),
  ],
);

/**
 * Somebody without an account asks to learn at a place. Nothing is known of them but what they wrote; it goes by
 * itself, and at once when they get an account. Only a fingerprint is kept of the code with which they read the answer.
 */
export const placeAsk = pgTable(
  'place_ask',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    environmentId: text('environment_id').notNull(),
    codeHash: text('code_hash').notNull(),
    name: text('name').notNull(),
    /** Why they would like to, in their own words and language. */
    words: text('words').notNull(),
    /** How they can be told; may be empty, since the code reads the answer. */
    reach: text('reach').notNull(),
    language: text('language').notNull(),
    askedAt: at('asked_at'),
    endsAt: at('ends_at'),
    answer: text('answer').$type<'welcome' | 'not_now'>(),
    reply: text('reply').notNull().default(''),
    answeredBy: text('answered_by'),
    answeredAt: maybeAt('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('place_ask_code').on(t.codeHash),
    index('place_ask_place').on(t.tenantId, t.environmentId),
    check('place_ask_answer', sql`${t.answer} in ('welcome', 'not_now')`),
    check('place_ask_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check('place_ask_reasons', sql`${t.answer} is null or ${t.reply} <> ''`),
    ...tenantRules('place_ask'),
  ],
);
