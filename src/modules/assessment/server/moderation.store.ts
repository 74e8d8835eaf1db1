import { and, asc, count, desc, eq, gte, inArray, lt, ne } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Moderation, ModerationDecision } from '../review.schemas.ts';
import { validationCase, validationDecision } from './assessment.tables.ts';
import { moderation, moderationDecision, moderationDraw } from './review.tables.ts';

type Row = typeof moderation.$inferSelect;
const toModeration = ({ tenantId: _, ...row }: Row): Moderation => row;
const isOf = (tenantId: string, caseId: string) =>
  and(eq(moderation.tenantId, tenantId), eq(moderation.caseId, caseId));

/** Puts a decision before a second pair of eyes; once is enough, for whatever reason. */
export async function insertModeration(tx: Tx, tenantId: string, added: Moderation): Promise<void> {
  await tx
    .insert(moderation)
    .values({ tenantId, ...added })
    .onConflictDoNothing();
}

export async function lockModeration(tx: Tx, tenantId: string, caseId: string): Promise<Moderation | null> {
  const [row] = await tx.select().from(moderation).where(isOf(tenantId, caseId)).for('update');
  return row === undefined ? null : toModeration(row);
}

/** Open ones, the oldest first, then the newest that were done; at most 100 of each. */
export async function listModerations(
  tx: Tx,
  tenantId: string,
): Promise<{ readonly open: readonly Moderation[]; readonly done: readonly Moderation[] }> {
  const of = (state: 'open' | 'done') =>
    tx
      .select()
      .from(moderation)
      .where(and(eq(moderation.tenantId, tenantId), eq(moderation.state, state)))
      .orderBy(state === 'open' ? asc(moderation.drawnAt) : desc(moderation.drawnAt))
      .limit(100);
  return { open: (await of('open')).map(toModeration), done: (await of('done')).map(toModeration) };
}

export async function closeModeration(
  tx: Tx,
  tenantId: string,
  found: ModerationDecision & { readonly learnerId: string },
): Promise<void> {
  await tx.insert(moderationDecision).values({ tenantId, ...found });
  await tx.update(moderation).set({ state: 'done' }).where(isOf(tenantId, found.caseId));
}

export async function findModerationDecision(
  tx: Tx,
  tenantId: string,
  caseId: string,
): Promise<ModerationDecision | null> {
  const [found] = await listModerationDecisions(tx, tenantId, [caseId]);
  return found ?? null;
}

export async function listModerationDecisions(
  tx: Tx,
  tenantId: string,
  caseIds: readonly string[],
): Promise<readonly ModerationDecision[]> {
  if (caseIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(moderationDecision)
    .where(and(eq(moderationDecision.tenantId, tenantId), inArray(moderationDecision.caseId, [...caseIds])));
  return rows.map(({ tenantId: _, learnerId: __, ...row }) => row);
}

/** How many final decisions somebody has made. */
export async function countFinalDecisions(tx: Tx, tenantId: string, validatorId: string): Promise<number> {
  const [row] = await tx
    .select({ total: count() })
    .from(validationDecision)
    .where(
      and(
        eq(validationDecision.tenantId, tenantId),
        eq(validationDecision.validatorId, validatorId),
        ne(validationDecision.decision, 'more_evidence_needed'),
      ),
    );
  return row?.total ?? 0;
}

export type DecidedInSpan = {
  readonly caseId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly validatorId: string;
  /** Why it is looked at already; null when it is not. */
  readonly reason: Moderation['reason'] | null;
};

/** Final decisions of a span of time, for the draw. */
export async function listDecidedBetween(
  tx: Tx,
  tenantId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<readonly DecidedInSpan[]> {
  return tx
    .select({
      caseId: validationDecision.caseId,
      learnerId: validationDecision.learnerId,
      achievementId: validationCase.achievementId,
      validatorId: validationDecision.validatorId,
      reason: moderation.reason,
    })
    .from(validationDecision)
    .innerJoin(
      validationCase,
      and(eq(validationCase.tenantId, validationDecision.tenantId), eq(validationCase.id, validationDecision.caseId)),
    )
    .leftJoin(
      moderation,
      and(eq(moderation.tenantId, validationDecision.tenantId), eq(moderation.caseId, validationDecision.caseId)),
    )
    .where(
      and(
        eq(validationDecision.tenantId, tenantId),
        ne(validationDecision.decision, 'more_evidence_needed'),
        gte(validationDecision.decidedAt, from),
        lt(validationDecision.decidedAt, to),
      ),
    )
    .orderBy(asc(validationDecision.caseId));
}

export type Draw = {
  readonly achievementId: string;
  readonly quarter: string;
  readonly drawnAt: Date;
  readonly drawnBy: string;
  readonly seed: string;
  readonly among: readonly string[];
  readonly drawn: readonly string[];
};

export async function insertDraw(tx: Tx, tenantId: string, draw: Draw): Promise<void> {
  await tx.insert(moderationDraw).values({ tenantId, ...draw });
}

/** Draws so far, the newest first, at most 50. */
export async function listDraws(tx: Tx, tenantId: string): Promise<readonly Draw[]> {
  const rows = await tx
    .select()
    .from(moderationDraw)
    .where(eq(moderationDraw.tenantId, tenantId))
    .orderBy(desc(moderationDraw.drawnAt))
    .limit(50);
  return rows.map(({ tenantId: _, ...row }) => row);
}
