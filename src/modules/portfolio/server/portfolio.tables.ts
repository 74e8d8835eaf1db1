import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type {
  Answer,
  EvidenceKind,
  EvidenceTest,
  SelfEvaluationState,
  Sheet,
  Visibility,
} from '../portfolio.schemas.ts';

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
      sql`${t.answer} in ('not_yet', 'with_help', 'on_my_own', 'skipped', 'not_understood', 'not_relevant')`,
    ),
    ...tenantRules('self_answer'),
  ],
);

/** One proof. Its bytes, when it has some, are in `file` and belong to the same learner. */
export const evidence = pgTable(
  'evidence',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    kind: text('kind').$type<EvidenceKind>().notNull(),
    title: text('title').notNull(),
    text: text('text'),
    fileId: text('file_id'),
    criteria: jsonb('criteria').$type<readonly string[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdByRole: text('created_by_role').$type<'learner' | 'coach'>().notNull(),
    madeAt: at('made_at'),
    createdAt: at('created_at'),
    visibility: text('visibility').$type<Visibility>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('evidence_of_learner').on(t.tenantId, t.learnerId, t.achievementId),
    check('evidence_kind', sql`${t.kind} in ('note', 'photo', 'observation')`),
    ...tenantRules('evidence'),
  ],
);

/** One of the five tests that a member of staff found passed. No row: not looked at, or not passed. */
export const evidenceCheck = pgTable(
  'evidence_check',
  {
    tenantId: tenantId(),
    evidenceId: text('evidence_id').notNull(),
    test: text('test').$type<EvidenceTest>().notNull(),
    checkedBy: text('checked_by').notNull(),
    checkedAt: at('checked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.evidenceId, t.test] }),
    check('evidence_check_test', sql`${t.test} in ('valid', 'authentic', 'current', 'sufficient', 'reliable')`),
    ...tenantRules('evidence_check'),
  ],
);
