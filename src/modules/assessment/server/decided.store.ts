import { and, asc, desc, eq, inArray, isNull, lt, ne, or } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Tx } from '#platform/db/db.ts';
import type { DecidedCase } from '../assessment.schemas.ts';
import { validationCase, validationDecision } from './assessment.tables.ts';
import type { CaseRow, DecisionRow } from './case.store.ts';

type Row = { readonly sent: CaseRow; readonly decision: DecisionRow };

const joined = (tx: Tx) =>
  tx
    .select({ sent: validationCase, decision: validationDecision })
    .from(validationDecision)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, validationDecision.tenantId), eq(validationCase.id, validationDecision.caseId)),
    );

/** Earlier cases of the same evaluations whose part was validated, by the later case. */
async function completedBy(
  tx: Tx,
  tenantId: string,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (rows.length === 0) return new Map();
  const jointIds = [...new Set(rows.map(({ sent }) => sent.jointId))];
  const parts = await joined(tx).where(
    and(
      eq(validationCase.tenantId, tenantId),
      inArray(validationCase.jointId, jointIds),
      inArray(validationDecision.decision, ['partly_validated', 'validated']),
    ),
  );
  const isEarlier = (part: Row, row: Row) =>
    part.sent.jointId === row.sent.jointId && part.decision.decidedAt < row.decision.decidedAt;
  return new Map(
    rows.map((row) => [row.sent.id, parts.filter((part) => isEarlier(part, row)).map(({ sent }) => sent.id)] as const),
  );
}

function toDecided({ sent, decision }: Row, completes: readonly string[]): DecidedCase {
  const isValidated = ({ decision: answer }: { readonly decision: string }) => answer === 'validated';
  return {
    id: sent.id,
    learnerId: sent.learnerId,
    achievementId: sent.achievementId,
    version: sent.version,
    decision: decision.decision,
    validatedOutcomes: decision.outcomes.filter(isValidated).map(({ outcomeId }) => outcomeId),
    levels: sent.levels,
    assessors: [
      ...(sent.exam === null ? ([{ role: 'coach', at: sent.sentAt }] as const) : []),
      { role: 'validator', at: decision.decidedAt },
    ],
    identityCheck: sent.identityCheck,
    evidenceKinds: decision.evidenceKinds,
    reasons: decision.outcomes,
    decidedAt: decision.decidedAt,
    validatorId: decision.validatorId,
    replaces: sent.replaces,
    completes,
  };
}

async function toDecidedAll(tx: Tx, tenantId: string, rows: readonly Row[]): Promise<readonly DecidedCase[]> {
  const completed = await completedBy(tx, tenantId, rows);
  return rows.map((row) => toDecided(row, completed.get(row.sent.id) ?? []));
}

/** A decided case with all that an award may build on; null while it waits, or where no such case is known. */
export async function getDecidedCase(tx: Tx, tenantId: string, caseId: string): Promise<DecidedCase | null> {
  const rows = await joined(tx).where(
    and(eq(validationDecision.tenantId, tenantId), eq(validationDecision.caseId, caseId)),
  );
  const [found] = await toDecidedAll(tx, tenantId, rows);
  return found ?? null;
}

/**
 * Cases that were validated wholly or in part, the oldest decision first; whether they were awarded is not known here.
 * Left out is what does not stand, or not yet: a decision that is looked at anew, after an appeal or a second look.
 */
export async function listAwardable(tx: Tx, tenantId: string): Promise<readonly DecidedCase[]> {
  const later = alias(validationCase, 'later');
  const rows = await tx
    .select({ sent: validationCase, decision: validationDecision })
    .from(validationDecision)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, validationDecision.tenantId), eq(validationCase.id, validationDecision.caseId)),
    )
    .leftJoin(
      later,
      and(
        eq(later.tenantId, validationCase.tenantId),
        eq(later.replaces, validationCase.id),
        ne(later.state, 'withdrawn'),
      ),
    )
    .where(
      and(
        eq(validationDecision.tenantId, tenantId),
        inArray(validationDecision.decision, ['validated', 'partly_validated']),
        isNull(later.id),
      ),
    )
    .orderBy(asc(validationDecision.decidedAt), asc(validationDecision.caseId));
  return toDecidedAll(tx, tenantId, rows);
}

export type DecidedCursor = { readonly decidedAt: Date; readonly id: string };

/** What one validator decided, newest first, 50 at a time. */
export async function listDecidedBy(
  tx: Tx,
  tenantId: string,
  { validatorId, after }: { readonly validatorId: string; readonly after: DecidedCursor | null },
): Promise<readonly DecidedCase[]> {
  const rows = await joined(tx)
    .where(
      and(
        eq(validationDecision.tenantId, tenantId),
        eq(validationDecision.validatorId, validatorId),
        after === null
          ? undefined
          : or(
              lt(validationDecision.decidedAt, after.decidedAt),
              and(eq(validationDecision.decidedAt, after.decidedAt), lt(validationDecision.caseId, after.id)),
            ),
      ),
    )
    .orderBy(desc(validationDecision.decidedAt), desc(validationDecision.caseId))
    .limit(50);
  return toDecidedAll(tx, tenantId, rows);
}
