import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { CaseDecision, DecidedCase, ValidationCase } from '../assessment.schemas.ts';
import { caseDeclaration, validationCase, validationDecision } from './assessment.tables.ts';

type CaseRow = typeof validationCase.$inferSelect;
type DecisionRow = typeof validationDecision.$inferSelect;

const isOf = (tenantId: string, id: string) => and(eq(validationCase.tenantId, tenantId), eq(validationCase.id, id));

const toCase = ({ tenantId: _, ...row }: CaseRow): ValidationCase => row;

const toDecision = (row: DecisionRow): CaseDecision => {
  const { caseId, validatorId, decision, outcomes, evidenceKinds, decidedAt } = row;
  return { caseId, validatorId, decision, outcomes, evidenceKinds, decidedAt };
};

export async function findCase(tx: Tx, tenantId: string, id: string): Promise<ValidationCase | null> {
  const [row] = await tx.select().from(validationCase).where(isOf(tenantId, id));
  return row === undefined ? null : toCase(row);
}

/** The same, held until the transaction ends, so that two validators cannot decide it at once. */
export async function lockCase(tx: Tx, tenantId: string, id: string): Promise<ValidationCase | null> {
  const [row] = await tx.select().from(validationCase).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : toCase(row);
}

export async function insertCase(tx: Tx, tenantId: string, added: ValidationCase): Promise<void> {
  await tx.insert(validationCase).values({ tenantId, ...added });
}

/** Cases of one learner, newest first. */
export async function listCasesOf(tx: Tx, tenantId: string, learnerId: string): Promise<readonly ValidationCase[]> {
  const rows = await tx
    .select()
    .from(validationCase)
    .where(and(eq(validationCase.tenantId, tenantId), eq(validationCase.learnerId, learnerId)))
    .orderBy(desc(validationCase.sentAt), desc(validationCase.id));
  return rows.map(toCase);
}

/** The queue, the longest waiting first. */
export async function listWaiting(tx: Tx, tenantId: string): Promise<readonly ValidationCase[]> {
  const rows = await tx
    .select()
    .from(validationCase)
    .where(and(eq(validationCase.tenantId, tenantId), eq(validationCase.state, 'waiting')))
    .orderBy(asc(validationCase.sentAt), asc(validationCase.id));
  return rows.map(toCase);
}

/** Writes the decision and closes the case. The case must be locked; the database refuses a second decision. */
export async function insertDecision(
  tx: Tx,
  tenantId: string,
  {
    decided,
    decision,
    evidenceIds,
  }: {
    readonly decided: ValidationCase;
    readonly decision: CaseDecision;
    readonly evidenceIds: readonly string[];
  },
): Promise<void> {
  const { learnerId, sentBy } = decided;
  await tx.insert(validationDecision).values({ tenantId, learnerId, sentBy, evidenceIds, ...decision });
  await tx.update(validationCase).set({ state: 'decided' }).where(isOf(tenantId, decided.id));
}

export async function findDecision(tx: Tx, tenantId: string, caseId: string): Promise<CaseDecision | null> {
  const [row] = await tx
    .select()
    .from(validationDecision)
    .where(and(eq(validationDecision.tenantId, tenantId), eq(validationDecision.caseId, caseId)));
  return row === undefined ? null : toDecision(row);
}

/** Ids of the proof that was there when the case was decided; empty while it waits. */
export async function listDecidedEvidence(tx: Tx, tenantId: string, caseId: string): Promise<readonly string[]> {
  const [row] = await tx
    .select({ evidenceIds: validationDecision.evidenceIds })
    .from(validationDecision)
    .where(and(eq(validationDecision.tenantId, tenantId), eq(validationDecision.caseId, caseId)));
  return row?.evidenceIds ?? [];
}

export type Declaration = {
  readonly declared: 'no_conflict' | 'conflict';
  readonly reason: string;
  readonly declaredAt: Date;
};

export async function findDeclaration(
  tx: Tx,
  tenantId: string,
  ref: { readonly caseId: string; readonly validatorId: string },
): Promise<Declaration | null> {
  const [row] = await tx
    .select()
    .from(caseDeclaration)
    .where(
      and(
        eq(caseDeclaration.tenantId, tenantId),
        eq(caseDeclaration.caseId, ref.caseId),
        eq(caseDeclaration.validatorId, ref.validatorId),
      ),
    );
  return row === undefined ? null : { declared: row.declared, reason: row.reason, declaredAt: row.declaredAt };
}

/** The last word of one validator about one case. */
export async function saveDeclaration(
  tx: Tx,
  tenantId: string,
  said: Declaration & { readonly caseId: string; readonly validatorId: string },
): Promise<void> {
  const { declared, reason, declaredAt } = said;
  await tx
    .insert(caseDeclaration)
    .values({ tenantId, ...said })
    .onConflictDoUpdate({
      target: [caseDeclaration.tenantId, caseDeclaration.caseId, caseDeclaration.validatorId],
      set: { declared, reason, declaredAt },
    });
}

const joined = (tx: Tx) =>
  tx
    .select({ sent: validationCase, decision: validationDecision })
    .from(validationDecision)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, validationDecision.tenantId), eq(validationCase.id, validationDecision.caseId)),
    );

function toDecided({ sent, decision }: { readonly sent: CaseRow; readonly decision: DecisionRow }): DecidedCase {
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
      { role: 'coach', at: sent.sentAt },
      { role: 'validator', at: decision.decidedAt },
    ],
    identityCheck: sent.identityCheck,
    evidenceKinds: decision.evidenceKinds,
    reasons: decision.outcomes,
    decidedAt: decision.decidedAt,
    validatorId: decision.validatorId,
  };
}

/** A decided case with all that an award may build on; null while it waits, or where no such case is known. */
export async function getDecidedCase(tx: Tx, tenantId: string, caseId: string): Promise<DecidedCase | null> {
  const [row] = await joined(tx).where(
    and(eq(validationDecision.tenantId, tenantId), eq(validationDecision.caseId, caseId)),
  );
  return row === undefined ? null : toDecided(row);
}

/** Cases that were validated wholly or in part, the oldest decision first; whether they were awarded is not known here. */
export async function listAwardable(tx: Tx, tenantId: string): Promise<readonly DecidedCase[]> {
  const rows = await joined(tx)
    .where(
      and(
        eq(validationDecision.tenantId, tenantId),
        inArray(validationDecision.decision, ['validated', 'partly_validated']),
      ),
    )
    .orderBy(asc(validationDecision.decidedAt), asc(validationDecision.caseId));
  return rows.map(toDecided);
}

/** What one validator decided, newest first, at most 50. */
export async function listDecidedBy(tx: Tx, tenantId: string, validatorId: string): Promise<readonly DecidedCase[]> {
  const rows = await joined(tx)
    .where(and(eq(validationDecision.tenantId, tenantId), eq(validationDecision.validatorId, validatorId)))
    .orderBy(desc(validationDecision.decidedAt), desc(validationDecision.caseId))
    .limit(50);
  return rows.map(toDecided);
}
