import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { UnitContent, UnitEventKind, UnitState } from '../unit.types.ts';

/** A candidate for a micro-credential, grown out of one package of tasks. */
export const competenceUnit = pgTable(
  'competence_unit',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    environmentId: text('environment_id').notNull(),
    packageId: text('package_id').notNull(),
    language: text('language').notNull(),
    content: jsonb('content').$type<UnitContent>().notNull(),
    state: text('state').$type<UnitState>().notNull(),
    revision: integer('revision').notNull(),
    authorId: text('author_id').notNull(),
    editorIds: text('editor_ids').array().notNull(),
    /** Set by the person who is handing it over, so that two do not do it at the same moment. */
    claimedAt: maybeAt('claimed_at'),
    achievementId: text('achievement_id'),
    createdAt: at('created_at'),
    updatedAt: at('updated_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('competence_unit_place').on(t.tenantId, t.environmentId),
    uniqueIndex('competence_unit_design').on(t.tenantId, t.achievementId),
    check('competence_unit_state', sql`${t.state} in ('draft', 'in_review', 'work_life', 'education', 'handed_over')`),
    check('competence_unit_handed_over', sql`${t.state} <> 'handed_over' or ${t.achievementId} is not null`),
    ...tenantRules('competence_unit'),
  ],
);

/** What happened to a unit, written once. */
export const competenceUnitEvent = pgTable(
  'competence_unit_event',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    unitId: text('unit_id').notNull(),
    /** Counts from 1 in each unit: two things may happen at the same instant, and their order decides who may review. */
    number: integer('number').notNull(),
    kind: text('kind').$type<UnitEventKind>().notNull(),
    by: text('by').notNull(),
    reason: text('reason').notNull(),
    at: at('at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('competence_unit_event_number').on(t.tenantId, t.unitId, t.number),
    ...tenantRules('competence_unit_event'),
  ],
);
