import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { ActionState, OfflineAction, Outcome } from './offline.schemas.ts';

/** A device that took something along. Its token opens one door: sending what was done on it. */
export const offlineDevice = pgTable(
  'offline_device',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    personId: text('person_id').notNull(),
    session: text('session').$type<'learner' | 'staff'>().notNull(),
    tokenHash: text('token_hash').notNull(),
    /** Browser and system in words. */
    label: text('label').notNull(),
    takenAt: at('taken_at'),
    seenAt: at('seen_at'),
    endsAt: at('ends_at'),
    endedAt: maybeAt('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('offline_device_token').on(t.tokenHash),
    check('offline_device_session', sql`${t.session} in ('learner', 'staff')`),
    ...tenantRules('offline_device'),
  ],
);

/** One thing that was done without a network, as it came. It stays, whatever came of it: neither side's word is lost. */
export const offlineAction = pgTable(
  'offline_action',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    deviceId: text('device_id').notNull(),
    personId: text('person_id').notNull(),
    session: text('session').$type<'learner' | 'staff'>().notNull(),
    /** In whose portfolio it belongs. */
    learnerId: text('learner_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: text('kind').$type<OfflineAction['kind']>().notNull(),
    /** Without the bytes of a file: these are in `file` until they have become a proof. */
    action: jsonb('action').$type<OfflineAction>().notNull(),
    fileId: text('file_id'),
    doneAt: at('done_at'),
    receivedAt: at('received_at'),
    state: text('state').$type<ActionState>().notNull(),
    outcome: jsonb('outcome').$type<Outcome>(),
    /** Who replays it at this moment, so that two parcels do not. */
    claimedAt: maybeAt('claimed_at'),
    settledAt: maybeAt('settled_at'),
    talkedBy: text('talked_by'),
    talkedAt: maybeAt('talked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('offline_action_of_learner').on(t.tenantId, t.learnerId, t.state),
    index('offline_action_of_person').on(t.tenantId, t.personId, t.doneAt),
    check('offline_action_state', sql`${t.state} in ('received', 'waiting', 'applied', 'needs_talk', 'refused')`),
    ...tenantRules('offline_action'),
  ],
);
