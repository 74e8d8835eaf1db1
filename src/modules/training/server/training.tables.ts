import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { CourseLevel, Option, UnitCode } from '../course.ts';

/** What one person wrote and answered in one unit. */
export const trainingUnit = pgTable(
  'training_unit',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    unit: text('unit').$type<UnitCode>().notNull(),
    notes: text('notes').notNull(),
    choice: text('choice').$type<Option>().notNull(),
    /** Stays true once the answer was right: reading on is never a step back. */
    isUnderstood: boolean('is_understood').notNull(),
    savedAt: at('saved_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId, t.unit] }),
    check('training_unit_choice', sql`${t.choice} in ('a', 'b', 'c')`),
    ...tenantRules('training_unit'),
  ],
);

/** Somebody's newest ratings of the practice cases. */
export const trainingPractice = pgTable(
  'training_practice',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    levels: jsonb('levels').$type<Readonly<Record<string, CourseLevel>>>().notNull(),
    ratedAt: at('rated_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.personId] }), ...tenantRules('training_practice')],
);

/** Every time somebody took the exam, written once (0015_training_guards.sql takes UPDATE and DELETE away). */
export const trainingExam = pgTable(
  'training_exam',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    levels: jsonb('levels').$type<Readonly<Record<string, CourseLevel>>>().notNull(),
    total: integer('total').notNull(),
    exact: integer('exact').notNull(),
    within: integer('within').notNull(),
    isPassed: boolean('is_passed').notNull(),
    satAt: at('sat_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('training_exam_of_person').on(t.tenantId, t.personId, t.satAt),
    check('training_exam_counts', sql`${t.exact} <= ${t.within} and ${t.within} <= ${t.total} and ${t.exact} >= 0`),
    ...tenantRules('training_exam'),
  ],
);

/** The design from which the course's certificate is awarded here. */
export const trainingCertificate = pgTable(
  'training_certificate',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    begunBy: text('begun_by').notNull(),
    begunAt: at('begun_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), ...tenantRules('training_certificate')],
);

/** A box of the 90-day plan that the organisation has ticked. */
export const trainingTick = pgTable(
  'training_tick',
  {
    tenantId: tenantId(),
    tick: text('tick').notNull(),
    tickedBy: text('ticked_by').notNull(),
    tickedAt: at('ticked_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.tick] }), ...tenantRules('training_tick')],
);
