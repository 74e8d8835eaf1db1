import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Answer, SelfEvaluationState, Sheet } from '../portfolio.schemas.ts';

/** One learner's look at herself against one version of one achievement. The questions are kept as they were asked. */
export const selfEvaluation = pgTable(
  'self_evaluation',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    sheet: jsonb('sheet').$type<Sheet>().notNull(),
    state: text('state').$type<SelfEvaluationState>().notNull(),
    position: integer('position').notNull(),
    startedAt: at('started_at'),
    updatedAt: at('updated_at'),
    finishedAt: maybeAt('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('self_evaluation_once').on(t.tenantId, t.learnerId, t.achievementId, t.version),
    check('self_evaluation_state', sql`${t.state} in ('open', 'paused', 'finished')`),
    ...tenantRules('self_evaluation'),
  ],
);

/** The last answer to one question. A double post or a second tab writes the same row again. */
export const selfAnswer = pgTable(
  'self_answer',
  {
    tenantId: tenantId(),
    selfEvaluationId: text('self_evaluation_id').notNull(),
    criterionId: text('criterion_id').notNull(),
    answer: text('answer').$type<Answer>().notNull(),
    answeredAt: at('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.selfEvaluationId, t.criterionId] }),
    check(
      'self_answer_known',
      sql`${t.answer} in ('not_tried', 'tried', 'not_yet', 'with_help', 'on_my_own', 'can_show_others', 'skipped', 'not_understood', 'not_relevant')`,
    ),
    ...tenantRules('self_answer'),
  ],
);
