import { and, desc, eq, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { CredentialState, FrozenAward, IssuedSummary, StoredCredential } from '../award.types.ts';
import { award, credential } from './award.tables.ts';

type CredentialRow = typeof credential.$inferSelect;
export type AwardRow = typeof award.$inferSelect;

const stateOf = (row: Pick<CredentialRow, 'revokedAt' | 'supersededBy'>): CredentialState =>
  row.supersededBy !== null ? 'superseded' : row.revokedAt !== null ? 'revoked' : 'issued';

const toStored = ({
  row,
  frozen,
}: {
  readonly row: CredentialRow;
  readonly frozen: FrozenAward;
}): StoredCredential => ({
  tenantId: row.tenantId,
  id: row.id,
  awardId: row.awardId,
  learnerId: row.learnerId,
  achievementId: row.achievementId,
  family: frozen.family,
  text: row.signedText,
  issuedAt: row.issuedAt,
  state: stateOf(row),
  ...(row.revokedAt === null ? {} : { revokedAt: row.revokedAt }),
  ...(row.revocationCode === null ? {} : { revocationCode: row.revocationCode }),
  ...(row.supersededBy === null ? {} : { supersededBy: row.supersededBy }),
});

async function findStored(tx: Tx, condition: SQL | undefined): Promise<StoredCredential | null> {
  const [found] = await tx
    .select({ row: credential, frozen: award.frozen })
    .from(credential)
    .innerJoin(award, and(eq(award.tenantId, credential.tenantId), eq(award.id, credential.awardId)))
    .where(condition);
  // The text of somebody who deleted the account is gone: for everybody who asks there is nothing any more.
  return found === undefined || found.row.signedText === '' ? null : toStored(found);
}

/** The credential, or null where this organisation knows no such id. */
export const getCredential = (tx: Tx, tenantId: string, credentialId: string): Promise<StoredCredential | null> =>
  findStored(tx, and(eq(credential.tenantId, tenantId), eq(credential.id, credentialId)));

/** The credential by its address alone, for the check page; needs the system transaction. */
export const findPublicCredential = (systemTx: Tx, credentialId: string): Promise<StoredCredential | null> =>
  findStored(systemTx, eq(credential.id, credentialId));

export type CredentialWithAward = { readonly credential: CredentialRow; readonly award: AwardRow };

/** The credential and the decision that it rests on. */
export async function findWithAward(
  tx: Tx,
  tenantId: string,
  credentialId: string,
): Promise<CredentialWithAward | null> {
  const [found] = await tx
    .select({ credential, award })
    .from(credential)
    .innerJoin(award, and(eq(award.tenantId, credential.tenantId), eq(award.id, credential.awardId)))
    .where(and(eq(credential.tenantId, tenantId), eq(credential.id, credentialId)));
  return found ?? null;
}

/** The credential and its award, locked against a second change in the same moment. */
export async function lockCredential(
  tx: Tx,
  tenantId: string,
  credentialId: string,
): Promise<CredentialWithAward | null> {
  const [found] = await tx
    .select()
    .from(credential)
    .where(and(eq(credential.tenantId, tenantId), eq(credential.id, credentialId)))
    .for('update');
  if (found === undefined) return null;
  const [decided] = await tx
    .select()
    .from(award)
    .where(and(eq(award.tenantId, tenantId), eq(award.id, found.awardId)));
  if (decided === undefined) throw new Error(`Credential ${credentialId} has no award.`);
  return { credential: found, award: decided };
}

async function findAward(
  tx: Tx,
  condition: SQL | undefined,
): Promise<{ award: AwardRow; credentialId: string } | null> {
  const [row] = await tx
    .select({ award, credentialId: credential.id })
    .from(award)
    .innerJoin(credential, and(eq(credential.tenantId, award.tenantId), eq(credential.awardId, award.id)))
    .where(condition);
  return row ?? null;
}

/** What was answered to this wish before. */
export const findAwardByKey = (tx: Tx, tenantId: string, idempotencyKey: string) =>
  findAward(tx, and(eq(award.tenantId, tenantId), eq(award.idempotencyKey, idempotencyKey)));

/** Any number of ids as one parameter: a statement takes no more than 65,535 of them. */
const oneByOne = (ids: readonly string[]): SQL => sql`select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)`;

/** Which of these cases were awarded, so that the registrar's list can leave them out. */
export async function awardedAmong(tx: Tx, tenantId: string, caseIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (caseIds.length === 0) return new Set();
  const rows = await tx
    .select({ caseId: award.caseId })
    .from(award)
    .where(and(eq(award.tenantId, tenantId), sql`${award.caseId} in (${oneByOne(caseIds)})`));
  return new Set(rows.map((row) => row.caseId));
}

export type IssuedCursor = { readonly issuedAt: Date; readonly id: string };
export const PAGE_SIZE = 50;

const before = (cursor: IssuedCursor) =>
  or(
    lt(credential.issuedAt, cursor.issuedAt),
    and(eq(credential.issuedAt, cursor.issuedAt), lt(credential.id, cursor.id)),
  );

/** The register, newest first, 50 at a time; pass the last one seen to go on. */
export async function listIssued(
  tx: Tx,
  tenantId: string,
  cursor: IssuedCursor | null,
): Promise<readonly IssuedSummary[]> {
  const rows = await tx
    .select({
      awardId: award.id,
      credentialId: credential.id,
      learnerId: credential.learnerId,
      achievementId: credential.achievementId,
      version: award.version,
      frozen: award.frozen,
      issuedAt: credential.issuedAt,
      revokedAt: credential.revokedAt,
      revocationCode: credential.revocationCode,
      supersededBy: credential.supersededBy,
    })
    .from(credential)
    .innerJoin(award, and(eq(award.tenantId, credential.tenantId), eq(award.id, credential.awardId)))
    .where(and(eq(credential.tenantId, tenantId), cursor === null ? undefined : before(cursor)))
    .orderBy(desc(credential.issuedAt), desc(credential.id))
    .limit(PAGE_SIZE);
  return rows.map(({ frozen, revokedAt, revocationCode, supersededBy, ...row }) => ({
    ...row,
    title: frozen.title,
    family: frozen.family,
    state: stateOf({ revokedAt, supersededBy }),
    ...(revocationCode === null ? {} : { revocationCode }),
    ...(supersededBy === null ? {} : { supersededBy }),
  }));
}
