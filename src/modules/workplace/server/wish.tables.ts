import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Adjustment, PlaceDecision, Travel, Wish } from '../wish.types.ts';

/** What a learner wishes and needs. One row a learner, and gone when it is deleted. */
export const learnerWish = pgTable(
  'learner_wish',
  {
    tenantId: tenantId(),
    learnerId: text('learner_id').notNull(),
    wishes: jsonb('wishes').$type<readonly Wish[]>().notNull(),
    hoursWeek: integer('hours_week'),
    languages: jsonb('languages').$type<readonly string[]>().notNull(),
    adjustments: jsonb('adjustments').$type<readonly Adjustment[]>().notNull(),
    travel: text('travel').$type<Travel>().notNull(),
    town: text('town').notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedAt: at('updated_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.learnerId] }),
    check('learner_wish_travel', sql`${t.travel} in ('any', 'public_transport', 'same_town')`),
    ...tenantRules('learner_wish'),
  ],
);

/** What a coach decided about a learner and a place, and why. Written once; a later decision is a new row. */
export const placeDecision = pgTable(
  'place_decision',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    environmentId: text('environment_id').notNull(),
    decision: text('decision').$type<PlaceDecision>().notNull(),
    reason: text('reason').notNull(),
    by: text('by').notNull(),
    at: at('at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('place_decision_learner').on(t.tenantId, t.learnerId),
    check('place_decision_kind', sql`${t.decision} in ('start', 'later', 'no')`),
    ...tenantRules('place_decision'),
  ],
);
