import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Answer, SelfEvaluationState, Sheet } from '../portfolio.schemas.ts';
import type { Mode } from '../self.schemas.ts';
import type { StorySetting, StoryText } from '../story.schemas.ts';

const ANSWER_LIST = sql.raw(
  `('not_tried', 'tried', 'not_yet', 'with_help', 'on_my_own', 'can_show_others', 'skipped', 'not_understood', 'not_relevant')`,
);

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
    mode: text('mode').$type<Mode>().notNull(),
    /** The interpreter's other language. */
    interpretedIn: text('interpreted_in'),
    /** The coach who typed it in from paper. */
    enteredBy: text('entered_by'),
    hiddenAreas: jsonb('hidden_areas').$type<readonly string[]>().notNull(),
    startedAt: at('started_at'),
    updatedAt: at('updated_at'),
    finishedAt: maybeAt('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('self_evaluation_once').on(t.tenantId, t.learnerId, t.achievementId, t.version),
    check('self_evaluation_state', sql`${t.state} in ('open', 'paused', 'finished')`),
    check('self_evaluation_mode', sql`${t.mode} in ('alone', 'read_aloud', 'interpreter', 'paper')`),
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
    check('self_answer_known', sql`${t.answer} in ${ANSWER_LIST}`),
    ...tenantRules('self_answer'),
  ],
);

/** How a person likes to read. */
export const readingChoice = pgTable(
  'reading_choice',
  {
    tenantId: tenantId(),
    personId: text('person_id').notNull(),
    secondLanguage: text('second_language'),
    easy: boolean('easy').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.personId] }), ...tenantRules('reading_choice')],
);

/** Something a learner did, in her words, and the general skills that she found in it. */
export const activityStory = pgTable(
  'activity_story',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    setting: text('setting').$type<StorySetting>().notNull(),
    told: jsonb('told').$type<StoryText>().notNull(),
    /** The language in which it was told: its words are read in that one. */
    language: text('language').notNull(),
    skills: jsonb('skills').$type<readonly string[]>().notNull(),
    createdAt: at('created_at'),
    updatedAt: at('updated_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('activity_story_of_learner').on(t.tenantId, t.learnerId),
    check('activity_story_setting', sql`${t.setting} in ('formal', 'non_formal', 'informal')`),
    ...tenantRules('activity_story'),
  ],
);

/** A learner asks that what she rated be recognised, with why where she likes; a coach answers, with reasons where it is not now. */
export const recognitionRequest = pgTable(
  'recognition_request',
  {
    tenantId: tenantId(),
    selfEvaluationId: text('self_evaluation_id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    askedAt: at('asked_at'),
    takenUpBy: text('taken_up_by'),
    takenUpAt: maybeAt('taken_up_at'),
    words: text('words').notNull().default(''),
    /** No word beside `taken_up_at`: taken up before there was another answer. */
    answer: text('answer').$type<'taken_up' | 'not_now'>(),
    reply: text('reply').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.selfEvaluationId] }),
    index('recognition_request_of_learner').on(t.tenantId, t.learnerId),
    check('recognition_request_answer', sql`${t.answer} in ('taken_up', 'not_now')`),
    check('recognition_request_reasons', sql`${t.answer} is distinct from 'not_now' or ${t.reply} <> ''`),
    ...tenantRules('recognition_request'),
  ],
);

/** One sentence of a sheet, spoken by a member of staff in one language. The bytes are in `file`. */
export const recording = pgTable(
  'recording',
  {
    tenantId: tenantId(),
    achievementId: text('achievement_id').notNull(),
    criterionId: text('criterion_id').notNull(),
    language: text('language').notNull(),
    fileId: text('file_id').notNull(),
    mediaType: text('media_type').notNull(),
    seconds: integer('seconds'),
    recordedBy: text('recorded_by').notNull(),
    recordedAt: at('recorded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.achievementId, t.criterionId, t.language] }),
    uniqueIndex('recording_file').on(t.tenantId, t.fileId),
    ...tenantRules('recording'),
  ],
);

/**
 * A self-evaluation of somebody who has no account. It holds no name and no organisation, ends by itself, and is found
 * by the fingerprint of its code only. Closed to the role of the app.
 */
export const selfTrial = pgTable('self_trial', {
  codeHash: text('code_hash').primaryKey(),
  answers: jsonb('answers').$type<Readonly<Record<string, Answer>>>().notNull(),
  hiddenAreas: jsonb('hidden_areas').$type<readonly string[]>().notNull(),
  position: integer('position').notNull(),
  secondLanguage: text('second_language'),
  startedAt: at('started_at'),
  endsAt: at('ends_at'),
}).enableRLS();
