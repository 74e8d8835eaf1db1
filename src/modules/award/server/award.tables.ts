import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { isNull } from 'drizzle-orm';
import { at, bytea, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { FrozenAward } from '../award.types.ts';

/**
 * Keys of an organisation, all that it ever had: retired ones stay, so that what they signed keeps checking out.
 * The private part is sealed with the instance key and opens only for signing.
 */
export const signingKey = pgTable(
  'signing_key',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    /** Part of the key's address after `#`; never used twice in an organisation. */
    fragment: text('fragment').notNull(),
    publicKey: bytea('public_key').notNull(),
    sealedPrivateKey: bytea('sealed_private_key').notNull(),
    createdAt: at('created_at'),
    /** After this instant the key signs nothing more. */
    signsUntil: at('signs_until'),
    retiredAt: maybeAt('retired_at'),
    /** Set when the key got into wrong hands: what it signed no longer checks out. */
    revokedAt: maybeAt('revoked_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('signing_key_fragment').on(t.tenantId, t.fragment),
    uniqueIndex('signing_key_one_in_use').on(t.tenantId).where(isNull(t.retiredAt)),
    ...tenantRules('signing_key'),
  ],
);

/** The decision to award: who decided what, frozen. Holds no name; the name stands in the signed text only. */
export const award = pgTable(
  'award',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    caseId: text('case_id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    version: integer('version').notNull(),
    frozen: jsonb('frozen').$type<FrozenAward>().notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedAt: at('decided_at'),
    /** One answer for one wish: the same key sent twice, or by eight clients at once, is one award. */
    idempotencyKey: text('idempotency_key').notNull(),
    /** The award that this one corrects. */
    supersedes: text('supersedes'),
    /** Why it was corrected; internal. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('award_idempotency_key').on(t.tenantId, t.idempotencyKey),
    unique('award_superseded_once').on(t.tenantId, t.supersedes),
    uniqueIndex('award_once_a_case').on(t.tenantId, t.caseId).where(isNull(t.supersedes)),
    foreignKey({
      name: 'award_supersedes_fk',
      columns: [t.tenantId, t.supersedes],
      foreignColumns: [t.tenantId, t.id],
    }),
    ...tenantRules('award'),
  ],
);

/** One list of status bits (Bitstring Status List 1.0), kept signed, as it is served. */
export const statusList = pgTable(
  'status_list',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    purpose: text('purpose').notNull(),
    length: integer('length').notNull(),
    allocated: integer('allocated').notNull(),
    bits: bytea('bits').notNull(),
    signedText: text('signed_text').notNull(),
    /** The same bits as a signed Token Status List, for wallets. */
    tokenText: text('token_text').notNull(),
    createdAt: at('created_at'),
    signedAt: at('signed_at'),
    /** Set when the list is half full and takes no new entries. */
    closedAt: maybeAt('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('status_list_address').on(t.id),
    uniqueIndex('status_list_one_open').on(t.tenantId, t.purpose).where(isNull(t.closedAt)),
    ...tenantRules('status_list'),
  ],
);

/** An index given away. The primary key is what keeps two credentials from sharing a bit. Rows are never deleted. */
export const statusEntry = pgTable(
  'status_entry',
  {
    tenantId: tenantId(),
    listId: text('list_id').notNull(),
    index: integer('index').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.listId, t.index] }),
    foreignKey({
      name: 'status_entry_list_fk',
      columns: [t.tenantId, t.listId],
      foreignColumns: [statusList.tenantId, statusList.id],
    }),
    ...tenantRules('status_entry'),
  ],
);

/** The signed statement, stored as the very text that was signed. Without an award row there is no row here. */
export const credential = pgTable(
  'credential',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    awardId: text('award_id').notNull(),
    learnerId: text('learner_id').notNull(),
    achievementId: text('achievement_id').notNull(),
    signedText: text('signed_text').notNull(),
    /** SHA-256 of the signed text in hex: enough to recognise a copy after the text is erased. */
    textHash: text('text_hash').notNull(),
    keyId: text('key_id').notNull(),
    statusListId: text('status_list_id').notNull(),
    statusIndex: integer('status_index').notNull(),
    issuedAt: at('issued_at'),
    revokedAt: maybeAt('revoked_at'),
    /** A general word that everybody may read. */
    revocationCode: text('revocation_code'),
    /** The reason in full; internal. */
    revocationNote: text('revocation_note'),
    revokedBy: text('revoked_by'),
    supersededBy: text('superseded_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('credential_address').on(t.id),
    unique('credential_once_an_award').on(t.tenantId, t.awardId),
    index('credential_by_date').on(t.tenantId, t.issuedAt, t.id),
    unique('credential_status_index').on(t.tenantId, t.statusListId, t.statusIndex),
    foreignKey({
      name: 'credential_award_fk',
      columns: [t.tenantId, t.awardId],
      foreignColumns: [award.tenantId, award.id],
    }),
    foreignKey({
      name: 'credential_key_fk',
      columns: [t.tenantId, t.keyId],
      foreignColumns: [signingKey.tenantId, signingKey.id],
    }),
    foreignKey({
      name: 'credential_status_fk',
      columns: [t.tenantId, t.statusListId, t.statusIndex],
      foreignColumns: [statusEntry.tenantId, statusEntry.listId, statusEntry.index],
    }),
    ...tenantRules('credential'),
  ],
);
