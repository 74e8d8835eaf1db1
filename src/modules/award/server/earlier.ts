import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { listDecidedBeside, type DecidedCase } from '#modules/assessment/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { takesPlaceOf } from '../award.rules.ts';
import type { CredentialWithAward } from './award.store.ts';
import { award, credential } from './award.tables.ts';

/** What was awarded before in the same evaluation, as far as a new award changes it. */
export type Earlier = {
  /** Valid credentials whose place the new one takes, the newest first. */
  readonly replaced: readonly CredentialWithAward[];
  /** A valid credential that already says all that this case would: then there is nothing to award. */
  readonly newer: string | null;
};

const valid = (tx: Tx, tenantId: string, caseIds: readonly string[]) =>
  tx
    .select({ credential, award })
    .from(credential)
    .innerJoin(award, and(eq(award.tenantId, credential.tenantId), eq(award.id, credential.awardId)))
    .where(and(eq(credential.tenantId, tenantId), inArray(award.caseId, [...caseIds]), isNull(credential.revokedAt)))
    .orderBy(desc(credential.issuedAt), desc(credential.id));

/** Looks for valid credentials of the same evaluation that this case stands in for, or that stand in for it. */
export async function findEarlier(tx: Tx, tenantId: string, decided: DecidedCase): Promise<Earlier> {
  const beside = await listDecidedBeside(tx, tenantId, decided.id);
  const all = [...beside, decided];
  const before = beside.filter((one) => takesPlaceOf(decided, one, all)).map(({ id }) => id);
  const after = beside.filter((one) => takesPlaceOf(one, decided, all)).map(({ id }) => id);
  const [newer] = after.length === 0 ? [] : await valid(tx, tenantId, after);
  return {
    replaced: before.length === 0 ? [] : await valid(tx, tenantId, before),
    newer: newer?.credential.id ?? null,
  };
}

/** The same before awarding: awards to one learner for one achievement take turns, so that each sees the one before. */
export async function holdEarlier(tx: Tx, tenantId: string, decided: DecidedCase): Promise<Earlier> {
  const about = [tenantId, decided.learnerId, decided.achievementId].join(' ');
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${about}, 0))`);
  return findEarlier(tx, tenantId, decided);
}
