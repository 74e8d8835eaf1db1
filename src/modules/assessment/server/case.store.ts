import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { CaseDecision, ValidationCase } from '../assessment.schemas.ts';
import { caseDeclaration, validationCase, validationDecision } from './assessment.tables.ts';

export type CaseRow = typeof validationCase.$inferSelect;
export type DecisionRow = typeof validationDecision.$inferSelect;

const isOf = (tenantId: string, id: string) => and(eq(validationCase.tenantId, tenantId), eq(validationCase.id, id));

export const toCase = ({ tenantId: _, ...row }: CaseRow): ValidationCase => row;

export const toDecision = (row: DecisionRow): CaseDecision => {
  const { caseId, validatorId, decision, outcomes, evidenceKinds, decidedAt } = row;
  return { caseId, validatorId, decision, outcomes, evidenceKinds, decidedAt };
};

export async function findCase(tx: Tx, tenantId: string, id: string): Promise<ValidationCase | null> {
  const [row] = await tx.select().from(validationCase).where(isOf(tenantId, id));
  return row === undefined ? null : toCase(row);
}

export async function listCasesByIds(
  tx: Tx,
  tenantId: string,
  ids: readonly string[],
): Promise<readonly ValidationCase[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select()
    .from(validationCase)
    .where(and(eq(validationCase.tenantId, tenantId), inArray(validationCase.id, [...ids])));
  return rows.map(toCase);
}

/** Cases that rest on these exams, the newest first. */
export async function listExamCases(
  tx: Tx,
  tenantId: string,
  sittingIds: readonly string[],
): Promise<readonly ValidationCase[]> {
  if (sittingIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(validationCase)
    .where(
      and(
        eq(validationCase.tenantId, tenantId),
        inArray(validationCase.jointId, [...sittingIds]),
        isNotNull(validationCase.exam),
      ),
    )
    .orderBy(desc(validationCase.sentAt));
  return rows.map(toCase);
}

/** The same, held until the transaction ends, so that two validators cannot decide it at once. */
export async function lockCase(tx: Tx, tenantId: string, id: string): Promise<ValidationCase | null> {
  const [row] = await tx.select().from(validationCase).where(isOf(tenantId, id)).for('update');
  return row === undefined ? null : toCase(row);
}

export async function insertCase(tx: Tx, tenantId: string, added: ValidationCase): Promise<void> {
  await tx.insert(validationCase).values({ tenantId, ...added });
}

export async function setCaseState(
  tx: Tx,
  tenantId: string,
  { id, state }: Pick<ValidationCase, 'id' | 'state'>,
): Promise<void> {
  await tx.update(validationCase).set({ state }).where(isOf(tenantId, id));
}

/** The credential of a learner's newest decided case was made. Answers nothing when there is no such case. */
export async function markCertified(
  tx: Tx,
  tenantId: string,
  made: { readonly learnerId: string; readonly achievementId: string; readonly at: Date },
): Promise<void> {
  const [newest] = await tx
    .select({ id: validationCase.id })
    .from(validationCase)
    .innerJoin(
      validationDecision,
      and(eq(validationDecision.tenantId, validationCase.tenantId), eq(validationDecision.caseId, validationCase.id)),
    )
    .where(
      and(
        eq(validationCase.tenantId, tenantId),
        eq(validationCase.learnerId, made.learnerId),
        eq(validationCase.achievementId, made.achievementId),
        isNull(validationCase.certifiedAt),
        inArray(validationDecision.decision, ['validated', 'partly_validated']),
      ),
    )
    .orderBy(desc(validationDecision.decidedAt))
    .limit(1);
  if (newest === undefined) return;
  await tx.update(validationCase).set({ certifiedAt: made.at }).where(isOf(tenantId, newest.id));
}

/** Cases of these learners with their decisions, newest first; withdrawn ones are left out. */
export async function listCasesOf(
  tx: Tx,
  tenantId: string,
  learnerIds: readonly string[],
): Promise<readonly { readonly sent: ValidationCase; readonly decision: CaseDecision | null }[]> {
  if (learnerIds.length === 0) return [];
  const rows = await tx
    .select({ sent: validationCase, decision: validationDecision })
    .from(validationCase)
    .leftJoin(
      validationDecision,
      and(eq(validationDecision.tenantId, validationCase.tenantId), eq(validationDecision.caseId, validationCase.id)),
    )
    .where(
      and(
        eq(validationCase.tenantId, tenantId),
        inArray(validationCase.learnerId, [...learnerIds]),
        inArray(validationCase.state, ['waiting', 'decided']),
      ),
    )
    // Of two cases of one instant the one that looks at the other anew is the newer.
    .orderBy(desc(validationCase.sentAt), sql`${validationCase.replaces} is null`, desc(validationCase.id));
  return rows.map(({ sent, decision }) => ({
    sent: toCase(sent),
    decision: decision === null ? null : toDecision(decision),
  }));
}

/** Who decided a case and the ones whose decision it looks at anew, back to the first. */
export async function listEarlierJudges(tx: Tx, tenantId: string, sent: ValidationCase): Promise<readonly string[]> {
  const judges: string[] = [];
  // As long as a chain of appeals: two or three.
  for (let at = sent.replaces; at !== null;) {
    const earlier = await findCase(tx, tenantId, at);
    const decision = await findDecision(tx, tenantId, at);
    if (decision !== null) judges.push(decision.validatorId);
    at = earlier?.replaces ?? null;
  }
  return judges;
}

/** Whether somebody said that she is free to judge a case of this evaluation: what is in it was open to her then. */
export async function hasOpenedCase(
  tx: Tx,
  tenantId: string,
  who: { readonly jointId: string; readonly personId: string },
): Promise<boolean> {
  const rows = await tx
    .select({ caseId: caseDeclaration.caseId })
    .from(caseDeclaration)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, caseDeclaration.tenantId), eq(validationCase.id, caseDeclaration.caseId)),
    )
    .where(
      and(
        eq(caseDeclaration.tenantId, tenantId),
        eq(caseDeclaration.validatorId, who.personId),
        eq(caseDeclaration.declared, 'no_conflict'),
        eq(validationCase.jointId, who.jointId),
      ),
    )
    .limit(1);
  return rows.length > 0;
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
  await setCaseState(tx, tenantId, { id: decided.id, state: 'decided' });
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

/** What one person declared about these cases, by case. */
export async function listDeclarations(
  tx: Tx,
  tenantId: string,
  ref: { readonly caseIds: readonly string[]; readonly validatorId: string },
): Promise<ReadonlyMap<string, Declaration>> {
  if (ref.caseIds.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(caseDeclaration)
    .where(
      and(
        eq(caseDeclaration.tenantId, tenantId),
        inArray(caseDeclaration.caseId, [...ref.caseIds]),
        eq(caseDeclaration.validatorId, ref.validatorId),
      ),
    )
    .orderBy(asc(caseDeclaration.declaredAt));
  return new Map(
    rows.map(({ caseId, declared, reason, declaredAt }) => [caseId, { declared, reason, declaredAt }] as const),
  );
}

export async function findDeclaration(
  tx: Tx,
  tenantId: string,
  ref: { readonly caseId: string; readonly validatorId: string },
): Promise<Declaration | null> {
  const { caseId, validatorId } = ref;
  return (await listDeclarations(tx, tenantId, { caseIds: [caseId], validatorId })).get(caseId) ?? null;
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
