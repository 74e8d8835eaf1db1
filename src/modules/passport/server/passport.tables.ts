import { index, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

/** What a learner holds: one row a credential, fed by what the award slice tells. */
export const passportEntry = pgTable(
  'passport_entry',
  {
    tenantId: tenantId(),
    /** Id of the credential. */
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    title: jsonb('title').$type<Multilingual>().notNull(),
    family: text('family').notNull(),
    issuedAt: at('issued_at'),
    revokedAt: maybeAt('revoked_at'),
    /** Id of the credential that took its place. */
    replacedBy: text('replaced_by'),
    /** Set while the holder does not want the check page to show it. */
    hiddenAt: maybeAt('hidden_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('passport_entry_of_learner').on(t.tenantId, t.learnerId, t.issuedAt),
    ...tenantRules('passport_entry'),
  ],
);
