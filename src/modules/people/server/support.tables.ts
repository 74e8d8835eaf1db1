import { boolean, foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import { person } from './people.tables.ts';

/** A helper of one learner's own choice, until a day. A coach can only propose one: the learner says yes. */
export const supporterLink = pgTable(
  'supporter_link',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    supporterId: text('supporter_id').notNull(),
    /** Whether the helper also sees what the learner said about herself, and the goals. */
    seesAnswers: boolean('sees_answers').notNull(),
    /** Whether the helper may add proof, and write an appeal, in the learner's place. */
    addsProof: boolean('adds_proof').notNull().default(false),
    appeals: boolean('appeals').notNull().default(false),
    invitedBy: text('invited_by').notNull(),
    invitedAt: at('invited_at'),
    /** When the learner said yes; nothing is open before. */
    confirmedAt: maybeAt('confirmed_at'),
    endsAt: at('ends_at'),
    endedAt: maybeAt('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.learnerId], foreignColumns: [person.tenantId, person.id] }),
    foreignKey({ columns: [t.tenantId, t.supporterId], foreignColumns: [person.tenantId, person.id] }),
    index('supporter_link_learner').on(t.tenantId, t.learnerId),
    index('supporter_link_supporter').on(t.tenantId, t.supporterId),
    ...tenantRules('supporter_link'),
  ],
);
