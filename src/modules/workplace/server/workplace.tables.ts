import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { EnvironmentKind, Frequency } from '../workplace.types.ts';

/** A place where work is done and can be learned. */
export const workEnvironment = pgTable(
  'work_environment',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: jsonb('name').$type<Multilingual>().notNull(),
    kind: text('kind').$type<EnvironmentKind>().notNull(),
    createdAt: at('created_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('work_environment')],
);

/** One thing that is done there. */
export const workTask = pgTable(
  'work_task',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    environmentId: text('environment_id').notNull(),
    title: jsonb('title').$type<Multilingual>().notNull(),
    plain: jsonb('plain').$type<Multilingual>().notNull(),
    pictogram: text('pictogram').notNull(),
    frequency: text('frequency').$type<Frequency>().notNull(),
    importance: integer('importance').notNull(),
    forNewLearners: boolean('for_new_learners').notNull(),
    createdAt: at('created_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('work_task_place').on(t.tenantId, t.environmentId),
    check('work_task_importance', sql`${t.importance} between 1 and 3`),
    check('work_task_frequency', sql`${t.frequency} in ('daily', 'weekly', 'rarely')`),
    ...tenantRules('work_task'),
  ],
);
