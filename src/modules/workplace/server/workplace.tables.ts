import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { EnvironmentKind, Frequency, PlaceAccess, Risk, SkillLink } from '../workplace.types.ts';

/** A place where work is done and can be learned. */
export const workEnvironment = pgTable(
  'work_environment',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    name: jsonb('name').$type<Multilingual>().notNull(),
    kind: text('kind').$type<EnvironmentKind>().notNull(),
    site: text('site').notNull().default(''),
    languages: jsonb('languages').$type<readonly string[]>().notNull().default([]),
    safetyRules: jsonb('safety_rules').$type<Multilingual>().notNull().default({}),
    hours: text('hours').notNull().default(''),
    hoursWeek: integer('hours_week'),
    capacity: integer('capacity'),
    contactId: text('contact_id'),
    access: jsonb('access')
      .$type<PlaceAccess>()
      .notNull()
      .default({ wheelchair: '', noise: '', shift: '', publicTransport: '' }),
    /** A picture of the place, in `file`, and what it shows for those who do not see it. */
    photoId: text('photo_id'),
    photoAlt: jsonb('photo_alt').$type<Multilingual>().notNull().default({}),
    createdAt: at('created_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('work_environment')],
);

/** Tasks that belong together. */
export const workPackage = pgTable(
  'work_package',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    environmentId: text('environment_id').notNull(),
    title: jsonb('title').$type<Multilingual>().notNull(),
    description: jsonb('description').$type<Multilingual>().notNull().default({}),
    createdAt: at('created_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('work_package_place').on(t.tenantId, t.environmentId),
    ...tenantRules('work_package'),
  ],
);

/** One thing that is done there: a card with one line at first, described later. */
export const workTask = pgTable(
  'work_task',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    environmentId: text('environment_id').notNull(),
    packageId: text('package_id'),
    title: jsonb('title').$type<Multilingual>().notNull(),
    plain: jsonb('plain').$type<Multilingual>().notNull(),
    pictogram: text('pictogram').notNull(),
    frequency: text('frequency').$type<Frequency>().notNull(),
    importance: integer('importance').notNull(),
    forNewLearners: boolean('for_new_learners').notNull(),
    steps: jsonb('steps').$type<Multilingual>().notNull().default({}),
    tools: jsonb('tools').$type<Multilingual>().notNull().default({}),
    difficulty: integer('difficulty').notNull().default(2),
    risk: text('risk').$type<Risk>().notNull().default('none'),
    occupation: text('occupation').notNull().default(''),
    skills: jsonb('skills').$type<readonly SkillLink[]>().notNull().default([]),
    outcome: jsonb('outcome').$type<Multilingual>().notNull().default({}),
    learnable: boolean('learnable').notNull().default(true),
    position: integer('position').notNull().default(0),
    createdAt: at('created_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('work_task_place').on(t.tenantId, t.environmentId),
    check('work_task_importance', sql`${t.importance} between 1 and 3`),
    check('work_task_difficulty', sql`${t.difficulty} between 1 and 3`),
    check('work_task_frequency', sql`${t.frequency} in ('daily', 'weekly', 'rarely')`),
    check('work_task_risk', sql`${t.risk} in ('none', 'permission', 'licence')`),
    ...tenantRules('work_task'),
  ],
);
