import { sql } from 'drizzle-orm';
import { boolean, check, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Depicted, EvidenceAuthor, EvidenceKind, EvidenceTest, Visibility } from '../evidence.schemas.ts';

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
    link: text('link'),
    criteria: jsonb('criteria').$type<readonly string[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdByRole: text('created_by_role').$type<EvidenceAuthor>().notNull(),
    madeAt: at('made_at'),
    createdAt: at('created_at'),
    visibility: text('visibility').$type<Visibility>().notNull(),
    ownWorkAt: maybeAt('own_work_at'),
    depicted: jsonb('depicted').$type<Depicted>(),
    reconfirmedAt: maybeAt('reconfirmed_at'),
    reconfirmedBy: text('reconfirmed_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('evidence_of_learner').on(t.tenantId, t.learnerId, t.achievementId),
    check(
      'evidence_kind',
      sql`${t.kind} in ('note', 'photo', 'video', 'observation', 'audio', 'document', 'witness', 'work_sample', 'simulation', 'link')`,
    ),
    check('evidence_visibility', sql`${t.visibility} in ('shared', 'coach', 'private')`),
    check('evidence_author', sql`${t.createdByRole} in ('learner', 'coach', 'witness', 'supporter')`),
    ...tenantRules('evidence'),
  ],
);

/** What a member of staff found about one of the five tests. No row: nobody looked. */
export const evidenceCheck = pgTable(
  'evidence_check',
  {
    tenantId: tenantId(),
    evidenceId: text('evidence_id').notNull(),
    test: text('test').$type<EvidenceTest>().notNull(),
    isPassed: boolean('is_passed').notNull(),
    note: text('note'),
    checkedBy: text('checked_by').notNull(),
    checkedAt: at('checked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.evidenceId, t.test] }),
    check('evidence_check_test', sql`${t.test} in ('valid', 'authentic', 'current', 'sufficient', 'reliable')`),
    ...tenantRules('evidence_check'),
  ],
);

/** A proof that a case rests on. As long as there is a row, nobody changes or removes the proof. */
export const evidenceHold = pgTable(
  'evidence_hold',
  {
    tenantId: tenantId(),
    evidenceId: text('evidence_id').notNull(),
    /** What rests on it: the id of a case. */
    heldFor: text('held_for').notNull(),
    heldAt: at('held_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.evidenceId, t.heldFor] }), ...tenantRules('evidence_hold')],
);

/**
 * Somebody outside is asked, by a private link, whether they saw the work. Only a hash of the link's secret is kept;
 * it works once, until a day.
 */
export const witnessRequest = pgTable(
  'witness_request',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    witnessName: text('witness_name').notNull(),
    relation: text('relation').notNull(),
    criteria: jsonb('criteria').$type<readonly string[]>().notNull(),
    tokenHash: text('token_hash').notNull(),
    askedBy: text('asked_by').notNull(),
    askedByRole: text('asked_by_role').$type<'learner' | 'coach'>().notNull(),
    askedAt: at('asked_at'),
    endsAt: at('ends_at'),
    withdrawnAt: maybeAt('withdrawn_at'),
    answeredAt: maybeAt('answered_at'),
    answer: text('answer').$type<'confirmed' | 'corrected' | 'not_seen'>(),
    /** The proof that came out of it, when the witness saw the work. */
    evidenceId: text('evidence_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('witness_request_token').on(t.tokenHash),
    index('witness_request_of_learner').on(t.tenantId, t.learnerId),
    check('witness_request_answer', sql`${t.answer} in ('confirmed', 'corrected', 'not_seen')`),
    check('witness_request_answered', sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    ...tenantRules('witness_request'),
  ],
);
