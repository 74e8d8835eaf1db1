import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Answer } from '../sheet.types.ts';

/** In a box of its own: a bare text in a JSON column comes back from the driver as a number where it looks like one. */
type Boxed = { readonly answer: Answer };

/** A worksheet that an organisation fills in. */
export const worksheet = pgTable(
  'worksheet',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    templateId: text('template_id').notNull(),
    templateVersion: integer('template_version').notNull(),
    title: text('title').notNull(),
    /** Language in which it is filled in. */
    language: text('language').notNull(),
    /** The design that it belongs to, if any. */
    achievementId: text('achievement_id'),
    copiedFrom: text('copied_from'),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at'),
    updatedAt: at('updated_at'),
    doneAt: maybeAt('done_at'),
    /** Since when it is out of the list; null while it stands there. */
    putAwayAt: maybeAt('put_away_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('worksheet_by_change').on(t.tenantId, t.updatedAt, t.id),
    ...tenantRules('worksheet'),
  ],
);

/** What stands in one field now. Fields are saved one by one, so that two people can work on one sheet. */
export const worksheetAnswer = pgTable(
  'worksheet_answer',
  {
    tenantId: tenantId(),
    sheetId: text('sheet_id').notNull(),
    fieldId: text('field_id').notNull(),
    value: jsonb('value').$type<Boxed>().notNull(),
    savedBy: text('saved_by').notNull(),
    savedAt: at('saved_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sheetId, t.fieldId] }), ...tenantRules('worksheet_answer')],
);

/** What stood in a field before, and what could not be saved because somebody else was quicker. Nothing is lost. */
export const worksheetVersion = pgTable(
  'worksheet_version',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    sheetId: text('sheet_id').notNull(),
    fieldId: text('field_id').notNull(),
    kind: text('kind').$type<'replaced' | 'set_aside'>().notNull(),
    value: jsonb('value').$type<Boxed>().notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: at('written_at'),
    /** When somebody chose between what was set aside and what stands; null while both wait. */
    settledAt: maybeAt('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('worksheet_version_of_field').on(t.tenantId, t.sheetId, t.fieldId, t.writtenAt),
    check('worksheet_version_kind', sql`${t.kind} in ('replaced', 'set_aside')`),
    ...tenantRules('worksheet_version'),
  ],
);

/** Parts that are agreed on; a change of one of their fields takes the agreement away. */
export const worksheetAgreement = pgTable(
  'worksheet_agreement',
  {
    tenantId: tenantId(),
    sheetId: text('sheet_id').notNull(),
    partId: text('part_id').notNull(),
    agreedBy: text('agreed_by').notNull(),
    agreedAt: at('agreed_at'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.sheetId, t.partId] }), ...tenantRules('worksheet_agreement')],
);

/** What colleagues say about a part. */
export const worksheetComment = pgTable(
  'worksheet_comment',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    sheetId: text('sheet_id').notNull(),
    partId: text('part_id').notNull(),
    text: text('text').notNull(),
    writtenBy: text('written_by').notNull(),
    writtenAt: at('written_at'),
    settledBy: text('settled_by'),
    settledAt: maybeAt('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('worksheet_comment_of_sheet').on(t.tenantId, t.sheetId, t.writtenAt),
    ...tenantRules('worksheet_comment'),
  ],
);

/** Who was asked to fill a sheet in, and until when. */
export const worksheetTask = pgTable(
  'worksheet_task',
  {
    tenantId: tenantId(),
    sheetId: text('sheet_id').notNull(),
    personId: text('person_id').notNull(),
    /** ISO date, or empty. */
    dueOn: text('due_on').notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: at('asked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.sheetId, t.personId] }),
    index('worksheet_task_of_person').on(t.tenantId, t.personId),
    ...tenantRules('worksheet_task'),
  ],
);

/** What somebody thinks of a worksheet of the library: one voice a person, which may be changed. */
export const worksheetVoice = pgTable(
  'worksheet_voice',
  {
    tenantId: tenantId(),
    templateId: text('template_id').notNull(),
    personId: text('person_id').notNull(),
    helps: text('helps').$type<'yes' | 'no'>().notNull(),
    text: text('text').notNull(),
    saidAt: at('said_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.templateId, t.personId] }),
    check('worksheet_voice_helps', sql`${t.helps} in ('yes', 'no')`),
    ...tenantRules('worksheet_voice'),
  ],
);

/** How often something was done with a worksheet in a month, on this installation. Numbers only: nobody is named. */
export const toolkitCount = pgTable(
  'toolkit_count',
  {
    templateId: text('template_id').notNull(),
    /** `YYYY-MM`. */
    month: text('month').notNull(),
    kind: text('kind').$type<'viewed' | 'taken' | 'started' | 'done' | 'helps' | 'helps_not'>().notNull(),
    count: integer('count').notNull(),
  },
  (t) => [primaryKey({ columns: [t.templateId, t.month, t.kind] })],
).enableRLS();
