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
import type { Level, Scale } from '#modules/portfolio/index.ts';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type {
  Agreed,
  CaseOrigin,
  Decision,
  ExamRecord,
  IdentityCheck,
  JointState,
  OutcomeAnswer,
} from '../assessment.schemas.ts';

const LEVELS = `'not_tried', 'tried', 'not_yet', 'with_help', 'on_my_own', 'can_show_others'`;
const LEVEL_LIST = sql.raw(`(${LEVELS})`);

/** The joint evaluation of one learner on one version of one achievement: two ratings, one talk. */
export const jointEvaluation = pgTable(
  'joint_evaluation',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    startedBy: text('started_by').notNull(),
    scale: text('scale').$type<Scale>().notNull(),
    state: text('state').$type<JointState>().notNull(),
    /** Counts every saved change; a form that was opened at another number is refused. */
    revision: integer('revision').notNull(),
    /** 1, 2, 3 …: a new round begins when a validator asked for more. */
    round: integer('round').notNull(),
    nextGoal: text('next_goal').notNull(),
    startedAt: at('started_at'),
    updatedAt: at('updated_at'),
    coachDoneAt: maybeAt('coach_done_at'),
    revealedAt: maybeAt('revealed_at'),
    coachConfirmedBy: text('coach_confirmed_by'),
    coachConfirmedAt: maybeAt('coach_confirmed_at'),
    learnerConfirmedAt: maybeAt('learner_confirmed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('joint_evaluation_once').on(t.tenantId, t.learnerId, t.achievementId, t.version),
    check('joint_evaluation_state', sql`${t.state} in ('rating', 'talking', 'sent', 'closed')`),
    check('joint_evaluation_scale', sql`${t.scale} in ('three', 'four', 'five')`),
    check('joint_evaluation_other_person', sql`${t.startedBy} <> ${t.learnerId}`),
    ...tenantRules('joint_evaluation'),
  ],
);

/** The coach's rating, the learner's own answer as it was when both were shown, and the level they agreed on. */
export const jointItem = pgTable(
  'joint_item',
  {
    tenantId: tenantId(),
    jointId: text('joint_id').notNull(),
    criterionId: text('criterion_id').notNull(),
    coach: text('coach').$type<Level>(),
    self: text('self').$type<Level>(),
    /** `open`: they talked and did not agree. Null: not talked about yet. */
    agreed: text('agreed').$type<Agreed>(),
    note: text('note').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.jointId, t.criterionId] }),
    check('joint_item_coach', sql`${t.coach} in ${LEVEL_LIST}`),
    check('joint_item_self', sql`${t.self} in ${LEVEL_LIST}`),
    check('joint_item_agreed', sql`${t.agreed} in ${sql.raw(`(${LEVELS}, 'open')`)}`),
    ...tenantRules('joint_item'),
  ],
);

/** Everybody who took part in rating a learner: none of them may validate the case. */
export const jointRater = pgTable(
  'joint_rater',
  {
    tenantId: tenantId(),
    jointId: text('joint_id').notNull(),
    personId: text('person_id').notNull(),
    firstAt: at('first_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.jointId, t.personId] }), ...tenantRules('joint_rater')],
);

/** What one saved change altered, so that a colleague whose form is older can be told. */
export const jointChange = pgTable(
  'joint_change',
  {
    tenantId: tenantId(),
    jointId: text('joint_id').notNull(),
    revision: integer('revision').notNull(),
    changedBy: text('changed_by').notNull(),
    changedAt: at('changed_at'),
    /** Criterion ids, and the words `next_goal`, `confirmed`, `revealed`. */
    changed: jsonb('changed').$type<readonly string[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.jointId, t.revision] }), ...tenantRules('joint_change')],
);

/** What was sent to validation: the agreed levels as they stood. At most one case of a joint evaluation waits. */
export const validationCase = pgTable(
  'validation_case',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    jointId: text('joint_id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    sentBy: text('sent_by').notNull(),
    sentAt: at('sent_at'),
    identityCheck: text('identity_check').$type<IdentityCheck>().notNull(),
    levels: jsonb('levels').$type<Readonly<Record<string, Level | null>>>().notNull(),
    state: text('state').$type<'waiting' | 'decided' | 'withdrawn'>().notNull(),
    dueAt: at('due_at'),
    origin: text('origin').$type<CaseOrigin>().notNull(),
    /** The earlier case whose decision is looked at anew. */
    replaces: text('replaces'),
    certifiedAt: maybeAt('certified_at'),
    /** Of a case that rests on an exam and not on a joint evaluation. */
    exam: jsonb('exam').$type<ExamRecord>(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('validation_case_people').on(t.tenantId, t.id, t.learnerId, t.sentBy),
    uniqueIndex('validation_case_one_waiting')
      .on(t.tenantId, t.jointId)
      .where(sql`${t.state} = 'waiting'`),
    index('validation_case_queue').on(t.tenantId, t.state, t.dueAt),
    index('validation_case_of_learner').on(t.tenantId, t.learnerId),
    uniqueIndex('validation_case_replaced_once')
      .on(t.tenantId, t.replaces)
      .where(sql`${t.state} <> 'withdrawn'`),
    foreignKey({
      name: 'validation_case_replaces',
      columns: [t.tenantId, t.replaces],
      foreignColumns: [t.tenantId, t.id],
    }),
    check('validation_case_state', sql`${t.state} in ('waiting', 'decided', 'withdrawn')`),
    check(
      'validation_case_origin',
      sql`(${t.origin} = 'sent') = (${t.replaces} is null) and ${t.origin} in ('sent', 'moderation', 'appeal')`,
    ),
    check(
      'validation_case_identity',
      sql`${t.identityCheck} in ('official_document', 'institution_record', 'known_to_assessor', 'none')`,
    ),
    ...tenantRules('validation_case'),
  ],
);

/** What a validator declared about her own ties to the people of one case, before she saw what is in it. */
export const caseDeclaration = pgTable(
  'case_declaration',
  {
    tenantId: tenantId(),
    caseId: text('case_id').notNull(),
    validatorId: text('validator_id').notNull(),
    declared: text('declared').$type<'no_conflict' | 'conflict'>().notNull(),
    reason: text('reason').notNull(),
    declaredAt: at('declared_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId, t.validatorId] }),
    check('case_declaration_known', sql`${t.declared} in ('no_conflict', 'conflict')`),
    ...tenantRules('case_declaration'),
  ],
);

/**
 * The decision, written once (0003_assessment_guards.sql takes UPDATE and DELETE away). Learner and sender stand in
 * the row, tied to the case by a foreign key, so that the database itself refuses a validator who is one of them;
 * a trigger refuses everybody who rated.
 */
export const validationDecision = pgTable(
  'validation_decision',
  {
    tenantId: tenantId(),
    caseId: text('case_id').notNull(),
    learnerId: text('learner_id').notNull(),
    sentBy: text('sent_by').notNull(),
    validatorId: text('validator_id').notNull(),
    decision: text('decision').$type<Decision>().notNull(),
    outcomes: jsonb('outcomes').$type<readonly OutcomeAnswer[]>().notNull(),
    evidenceIds: jsonb('evidence_ids').$type<readonly string[]>().notNull(),
    evidenceKinds: jsonb('evidence_kinds').$type<readonly string[]>().notNull(),
    decidedAt: at('decided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.caseId] }),
    foreignKey({
      name: 'validation_decision_case',
      columns: [t.tenantId, t.caseId, t.learnerId, t.sentBy],
      foreignColumns: [validationCase.tenantId, validationCase.id, validationCase.learnerId, validationCase.sentBy],
    }),
    check('validation_decision_not_learner', sql`${t.validatorId} <> ${t.learnerId}`),
    check('validation_decision_not_sender', sql`${t.validatorId} <> ${t.sentBy}`),
    check(
      'validation_decision_known',
      sql`${t.decision} in ('validated', 'partly_validated', 'more_evidence_needed', 'not_validated')`,
    ),
    ...tenantRules('validation_decision'),
  ],
);
