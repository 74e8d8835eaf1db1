import { doublePrecision, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { Multilingual } from '#platform/i18n/text.ts';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { EmbeddingKind, OwnAssessment, Prerequisites } from '../programme.schemas.ts';

/** A course of study that exists already, beside which micro-credentials stand. */
export const programme = pgTable(
  'programme',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    title: jsonb('title').$type<Multilingual>().notNull(),
    summary: jsonb('summary').$type<Multilingual>().notNull(),
    eqf: integer('eqf'),
    creditSystem: text('credit_system').notNull(),
    credits: doublePrecision('credits').notNull(),
    /** Since when everybody may read it; null: staff only. */
    publicSince: maybeAt('public_since'),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.id] }), ...tenantRules('programme')],
);

export const programmeModule = pgTable(
  'programme_module',
  {
    tenantId: tenantId(),
    programmeId: text('programme_id').notNull(),
    id: text('id').notNull(),
    position: integer('position').notNull(),
    title: jsonb('title').$type<Multilingual>().notNull(),
    outcomes: jsonb('outcomes').$type<readonly Multilingual[]>().notNull(),
    credits: doublePrecision('credits').notNull(),
    hours: doublePrecision('hours').notNull(),
    ownAssessment: text('own_assessment').$type<OwnAssessment>().notNull(),
    prerequisites: text('prerequisites').$type<Prerequisites>().notNull(),
    /** What must be known before, in words. */
    needs: text('needs').notNull(),
    /** The draft of a micro-credential that was made out of it. */
    achievementId: text('achievement_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.programmeId, t.id] }), ...tenantRules('programme_module')],
);

/** That a version of a micro-credential counts in a module: a decision of somebody, for a time. It is ended, not deleted. */
export const embedding = pgTable(
  'embedding',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    programmeId: text('programme_id').notNull(),
    moduleId: text('module_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    kind: text('kind').$type<EmbeddingKind>().notNull(),
    creditsCounted: doublePrecision('credits_counted').notNull(),
    decidedBy: text('decided_by').notNull(),
    /** ISO dates. */
    validFrom: text('valid_from').notNull(),
    validTo: text('valid_to'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: at('recorded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('embedding_programme').on(t.tenantId, t.programmeId),
    index('embedding_achievement').on(t.tenantId, t.achievementId),
    ...tenantRules('embedding'),
  ],
);
