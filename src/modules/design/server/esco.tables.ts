import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgPolicy, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, cairnApp } from '#platform/db/columns.ts';

/** A classification shared by all tenants: everybody reads, only the operator's import (as owner) writes. */
const readOnlyForTenants = (tableName: string) =>
  pgPolicy(`${tableName}_read_only`, { for: 'select', to: cairnApp, using: sql`true` });

export const escoSkill = pgTable(
  'esco_skill',
  {
    uri: text('uri').primaryKey(),
    /** `skill/competence` or `knowledge`; empty when only labels were imported. */
    skillType: text('skill_type').notNull(),
    /** transversal, cross-sector, sector-specific, occupation-specific; empty when not told. */
    reuseLevel: text('reuse_level').notNull(),
    version: text('version').notNull(),
  },
  () => [readOnlyForTenants('esco_skill')],
);

export const escoLabel = pgTable(
  'esco_label',
  {
    lang: text('lang').notNull(),
    uri: text('uri').notNull(),
    label: text('label').notNull(),
    preferred: boolean('preferred').notNull(),
    /** When the import that saw it last began. */
    seenAt: at('seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.lang, t.uri, t.label] }),
    index('esco_label_uri').on(t.uri),
    readOnlyForTenants('esco_label'),
  ],
);

/** One line an import: what is loaded, from when, so that the search knows when its index is old. */
export const escoImport = pgTable(
  'esco_import',
  {
    lang: text('lang').primaryKey(),
    version: text('version').notNull(),
    skills: integer('skills').notNull(),
    labels: integer('labels').notNull(),
    importedAt: at('imported_at'),
  },
  () => [readOnlyForTenants('esco_import')],
);
