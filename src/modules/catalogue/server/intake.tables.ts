import { boolean, integer, index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { DesignContent } from '#modules/design/index.ts';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { CellFault, SheetFile } from '../intake/intake.types.ts';

/** A sheet of designs that somebody brought: looked through first, taken in when somebody says so. */
export const intake = pgTable(
  'intake',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    fileName: text('file_name').notNull(),
    /** SHA-256 (hex) of the file, by which the same file is told. */
    fileHash: text('file_hash').notNull(),
    layout: text('layout').$type<SheetFile['layout']>().notNull(),
    notTaken: jsonb('not_taken').$type<readonly string[]>().notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: at('created_at'),
    /** When somebody said that the good rows come in; until then no design is made. */
    startedAt: maybeAt('started_at'),
    finishedAt: maybeAt('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('intake_file').on(t.tenantId, t.fileHash),
    ...tenantRules('intake'),
  ],
);

/** One row of it: a design to be made, or why there is none. Nothing that the row said is lost. */
export const intakeRow = pgTable(
  'intake_row',
  {
    tenantId: tenantId(),
    intakeId: text('intake_id').notNull(),
    position: integer('position').notNull(),
    sheet: text('sheet').notNull(),
    row: integer('row').notNull(),
    title: text('title').notNull(),
    said: jsonb('said').$type<readonly (readonly [string, string])[]>().notNull(),
    faults: jsonb('faults').$type<readonly CellFault[]>().notNull(),
    /** The design that this row makes; null when it makes none. */
    content: jsonb('content').$type<DesignContent>(),
    /** Somebody chose that it does not come in, although it could. */
    isLeftOut: boolean('is_left_out').notNull().default(false),
    /** The draft that it became. */
    achievementId: text('achievement_id'),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.intakeId, t.position] }), ...tenantRules('intake_row')],
);
