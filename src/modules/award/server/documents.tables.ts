import { sql } from 'drizzle-orm';
import { boolean, foreignKey, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { at, bytea, maybeAt, tenantId, tenantRules } from '#platform/db/columns.ts';
import type { DocumentFormat } from '../award.types.ts';
import { credential } from './award.tables.ts';

/** How the organisation is registered: a European credential names its issuer by this and not by its name. */
export const issuerIdentity = pgTable(
  'issuer_identity',
  {
    tenantId: tenantId(),
    /** As it stands in the certificate of the seal, such as `NTRNO-987654321`. */
    legalIdentifier: text('legal_identifier').notNull(),
    /** ISO 3166-1 code of the country whose register it is in. */
    country: text('country').notNull(),
    updatedAt: at('updated_at'),
    updatedBy: text('updated_by').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId] }), ...tenantRules('issuer_identity')],
);

/** Seals of an organisation, also those that it no longer uses. The private key is sealed with the instance key. */
export const seal = pgTable(
  'seal',
  {
    tenantId: tenantId(),
    id: text('id').notNull(),
    sealedPrivateKey: bytea('sealed_private_key').notNull(),
    /** DER certificates in base64, the seal's own first, parted by spaces. */
    certificates: text('certificates').notNull(),
    subject: text('subject').notNull(),
    /** Made for trying out: nobody stands behind it. */
    isTest: boolean('is_test').notNull(),
    validFrom: at('valid_from'),
    validUntil: at('valid_until'),
    createdAt: at('created_at'),
    createdBy: text('created_by').notNull(),
    retiredAt: maybeAt('retired_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('seal_one_in_use')
      .on(t.tenantId)
      .where(sql`${t.retiredAt} is null`),
    ...tenantRules('seal'),
  ],
);

/** The same award in another format: signed beside the credential, with the same place in the same status list. */
export const awardDocument = pgTable(
  'award_document',
  {
    tenantId: tenantId(),
    credentialId: text('credential_id').notNull(),
    format: text('format').$type<DocumentFormat>().notNull(),
    text: text('text').notNull(),
    /** SHA-256 in hex: enough to recognise a copy after the text is erased. */
    textHash: text('text_hash').notNull(),
    /** Sealed with a test seal. */
    isTest: boolean('is_test').notNull(),
    createdAt: at('created_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.credentialId, t.format] }),
    foreignKey({
      name: 'award_document_credential_fk',
      columns: [t.tenantId, t.credentialId],
      foreignColumns: [credential.tenantId, credential.id],
    }),
    ...tenantRules('award_document'),
  ],
);
