import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import { person } from './people.tables.ts';

/** A coach or an administrator asks another coach to accompany a learner: in somebody's place, or beside. */
export const careProposal = pgTable(
  'care_proposal',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    coachId: text('coach_id').notNull(),
    /** The coach who goes; empty when the new one comes beside, or when the learner has none. */
    insteadOf: text('instead_of').notNull(),
    proposedBy: text('proposed_by').notNull(),
    proposedAt: at('proposed_at'),
    answer: text('answer').$type<'accepted' | 'declined' | 'withdrawn'>(),
    answeredAt: maybeAt('answered_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.learnerId], foreignColumns: [person.tenantId, person.id] }),
    foreignKey({ columns: [t.tenantId, t.coachId], foreignColumns: [person.tenantId, person.id] }),
    index('care_proposal_coach').on(t.tenantId, t.coachId),
    ...tenantRules('care_proposal'),
  ],
);
