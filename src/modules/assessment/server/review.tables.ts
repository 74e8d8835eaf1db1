import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { Level } from '#modules/portfolio/index.ts';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type {
  Appeal,
  AppealDecision,
  AskedBy,
  Consequence,
  ModerationOutcome,
  ModerationReason,
  SecondAssessment,
  TrainingSource,
} from '../review.schemas.ts';
import { validationCase } from './assessment.tables.ts';

/** Trainings in assessing. Rows are only added: who was allowed to decide when must stay answerable. */
export const assessorTraining = pgTable(
  'assessor_training',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    scope: text('scope').notNull(),
    doneAt: at('done_at'),
    validUntil: at('valid_until'),
    source: text('source').$type<TrainingSource>().notNull(),
    evidence: text('evidence').notNull(),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: at('recorded_at'),
    /** Achievements about which it lets somebody decide; empty: about all. `scope` is the same in words of old. */
    units: jsonb('units').$type<readonly string[]>().notNull().default([]),
    /** What she has done herself in the subject, and the languages in which she can assess. */
    experience: text('experience').notNull().default(''),
    languages: jsonb('languages').$type<readonly string[]>().notNull().default([]),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId, t.recordedAt] }),
    check('assessor_training_source', sql`${t.source} in ('cairn_course', 'recorded_by_admin')`),
    check('assessor_training_span', sql`${t.validUntil} > ${t.doneAt}`),
    ...tenantRules('assessor_training'),
  ],
);

/** Deadlines of an organisation; no row: the defaults. */
export const assessmentSetting = pgTable(
  'assessment_setting',
  {
    tenantId: tenantId(),
    validationDays: integer('validation_days').notNull(),
    appealWindowDays: integer('appeal_window_days').notNull(),
    appealDays: integer('appeal_days').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), ...tenantRules('assessment_setting')],
);

/** What a coach declared about her own ties before her ratings of one evaluation counted. */
export const jointDeclaration = pgTable(
  'joint_declaration',
  {
    tenantId: tenantId(),
    jointId: text('joint_id').notNull(),
    coachId: text('coach_id').notNull(),
    declared: text('declared').$type<'no_conflict' | 'conflict'>().notNull(),
    declaredAt: at('declared_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.jointId, t.coachId] }),
    check('joint_declaration_known', sql`${t.declared} in ('no_conflict', 'conflict')`),
    ...tenantRules('joint_declaration'),
  ],
);

/** What coach and learner plan for one outcome that was not validated. */
export const restPlan = pgTable(
  'rest_plan',
  {
    tenantId: tenantId(),
    caseId: text('case_id').notNull(),
    outcomeId: text('outcome_id').notNull(),
    missing: text('missing').notNull(),
    todo: text('todo').notNull(),
    place: text('place').notNull(),
    due: text('due').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: at('written_at'),
    agreedAt: maybeAt('agreed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.caseId, t.outcomeId] }), ...tenantRules('rest_plan')],
);

/** A further assessor for one evaluation; at most one at a time. */
export const secondAssessment = pgTable(
  'second_assessment',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    jointId: text('joint_id').notNull(),
    learnerId: text('learner_id').notNull(),
    askedBy: text('asked_by').$type<AskedBy>().notNull(),
    requestedBy: text('requested_by').notNull(),
    requestedAt: at('requested_at'),
    why: text('why').notNull(),
    assessorId: text('assessor_id'),
    state: text('state').$type<SecondAssessment['state']>().notNull(),
    doneAt: maybeAt('done_at'),
    levels: jsonb('levels').$type<Readonly<Record<string, Level>>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('second_assessment_one_open')
      .on(t.tenantId, t.jointId)
      .where(sql`${t.state} = 'open'`),
    check('second_assessment_state', sql`${t.state} in ('open', 'done', 'cancelled')`),
    check('second_assessment_asked_by', sql`${t.askedBy} in ('coach', 'validator', 'moderation')`),
    check('second_assessment_not_learner', sql`${t.assessorId} <> ${t.learnerId}`),
    check('second_assessment_not_requester', sql`${t.assessorId} <> ${t.requestedBy}`),
    ...tenantRules('second_assessment'),
  ],
);

/** A decision that somebody else looks at once more. */
export const moderation = pgTable(
  'moderation',
  {
    tenantId: tenantId(),
    caseId: text('case_id').notNull(),
    learnerId: text('learner_id').notNull(),
    validatorId: text('validator_id').notNull(),
    reason: text('reason').$type<ModerationReason>().notNull(),
    drawnAt: at('drawn_at'),
    state: text('state').$type<'open' | 'done'>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId] }),
    index('moderation_open').on(t.tenantId, t.state, t.drawnAt),
    check('moderation_state', sql`${t.state} in ('open', 'done')`),
    check('moderation_reason', sql`${t.reason} in ('new_assessor', 'not_validated', 'borderline', 'random')`),
    ...tenantRules('moderation'),
  ],
);

/** What the second look found, written once. Validator and learner stand in it for the database's own checks. */
export const moderationDecision = pgTable(
  'moderation_decision',
  {
    tenantId: tenantId(),
    caseId: text('case_id').notNull(),
    learnerId: text('learner_id').notNull(),
    moderatorId: text('moderator_id').notNull(),
    outcome: text('outcome').$type<ModerationOutcome>().notNull(),
    reason: text('reason').notNull(),
    feedback: text('feedback').notNull(),
    newCaseId: text('new_case_id'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId] }),
    foreignKey({
      name: 'moderation_decision_case',
      columns: [t.tenantId, t.caseId],
      foreignColumns: [moderation.tenantId, moderation.caseId],
    }),
    check('moderation_decision_known', sql`${t.outcome} in ('confirm', 'change', 'reassess')`),
    ...tenantRules('moderation_decision'),
  ],
);

/** A draw by chance, with its seed: anybody can draw again and find the same cases. */
export const moderationDraw = pgTable(
  'moderation_draw',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    quarter: text('quarter').notNull(),
    drawnAt: at('drawn_at'),
    drawnBy: text('drawn_by').notNull(),
    seed: text('seed').notNull(),
    /** The cases among which chance picked. */
    among: jsonb('among').$type<readonly string[]>().notNull(),
    drawn: jsonb('drawn').$type<readonly string[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId, t.quarter, t.drawnAt] }),
    ...tenantRules('moderation_draw'),
  ],
);

/** A learner asks that somebody else looks at a decision. */
export const appeal = pgTable(
  'appeal',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    caseId: text('case_id').notNull(),
    learnerId: text('learner_id').notNull(),
    raisedBy: text('raised_by').notNull(),
    words: text('words').notNull(),
    raisedAt: at('raised_at'),
    dueAt: at('due_at'),
    state: text('state').$type<Appeal['state']>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('appeal_people').on(t.tenantId, t.id, t.caseId, t.learnerId),
    uniqueIndex('appeal_one_a_case')
      .on(t.tenantId, t.caseId)
      .where(sql`${t.state} <> 'withdrawn'`),
    foreignKey({
      name: 'appeal_case',
      columns: [t.tenantId, t.caseId],
      foreignColumns: [validationCase.tenantId, validationCase.id],
    }),
    index('appeal_open').on(t.tenantId, t.state, t.dueAt),
    check('appeal_state', sql`${t.state} in ('open', 'decided', 'withdrawn')`),
    ...tenantRules('appeal'),
  ],
);

/** The answer to an appeal, written once. */
export const appealDecision = pgTable(
  'appeal_decision',
  {
    tenantId: tenantId(),
    appealId: text('appeal_id').notNull(),
    caseId: text('case_id').notNull(),
    learnerId: text('learner_id').notNull(),
    deciderId: text('decider_id').notNull(),
    outcome: text('outcome').$type<AppealDecision['outcome']>().notNull(),
    reasons: text('reasons').notNull(),
    consequence: text('consequence').$type<Consequence>().notNull(),
    newCaseId: text('new_case_id'),
    decidedAt: at('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.appealId] }),
    foreignKey({
      name: 'appeal_decision_appeal',
      columns: [t.tenantId, t.appealId, t.caseId, t.learnerId],
      foreignColumns: [appeal.tenantId, appeal.id, appeal.caseId, appeal.learnerId],
    }),
    check('appeal_decision_not_learner', sql`${t.deciderId} <> ${t.learnerId}`),
    check('appeal_decision_known', sql`${t.outcome} in ('upheld', 'partly', 'rejected')`),
    check('appeal_decision_consequence', sql`${t.consequence} in ('none', 'new_assessment', 'changed')`),
    ...tenantRules('appeal_decision'),
  ],
);

/** A learner stops for now; the row without an end is the stop that holds. Nothing else changes. */
export const learnerStop = pgTable(
  'learner_stop',
  {
    tenantId: tenantId(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    stoppedAt: at('stopped_at'),
    resumedAt: maybeAt('resumed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.learnerId, t.achievementId, t.stoppedAt] }),
    uniqueIndex('learner_stop_one')
      .on(t.tenantId, t.learnerId, t.achievementId)
      .where(sql`${t.resumedAt} is null`),
    ...tenantRules('learner_stop'),
  ],
);
