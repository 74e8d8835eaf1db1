import { foreignKey, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { OnBehalf } from '../on-behalf.rules.ts';
import { person } from './people.tables.ts';

/** What somebody else did for a learner. The learner reads all of it; only the learner's own erasure takes it away. */
export const onBehalfNote = pgTable(
  'on_behalf_note',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    learnerId: text('learner_id').notNull(),
    /** The coach, administrator or supporter who acted. */
    actorId: text('actor_id').notNull(),
    what: text('what').$type<OnBehalf>().notNull(),
    /** What it was done to, where that is one thing: a self-evaluation, a proof. Empty otherwise. */
    objectId: text('object_id').notNull(),
    at: at('at'),
    /** When the learner had it on the screen; until then the learner is told at the entry. */
    seenAt: maybeAt('seen_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    foreignKey({ columns: [t.tenantId, t.learnerId], foreignColumns: [person.tenantId, person.id] }),
    foreignKey({ columns: [t.tenantId, t.actorId], foreignColumns: [person.tenantId, person.id] }),
    index('on_behalf_note_learner').on(t.tenantId, t.learnerId, t.at),
    ...tenantRules('on_behalf_note'),
  ],
);
