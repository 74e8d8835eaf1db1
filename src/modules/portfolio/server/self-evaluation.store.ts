import { and, desc, eq, inArray, notLike } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Answer, SelfEvaluation, Sheet } from '../portfolio.schemas.ts';
import type { Mode } from '../self.schemas.ts';
import { selfAnswer, selfEvaluation } from './self.tables.ts';

type Row = typeof selfEvaluation.$inferSelect;

const isOf = (tenantId: string, id: string) => and(eq(selfEvaluation.tenantId, tenantId), eq(selfEvaluation.id, id));

function toSelfEvaluation(row: Row, answers: SelfEvaluation['answers']): SelfEvaluation {
  const { id, learnerId, achievementId, version, state, sheet, position, startedAt, finishedAt } = row;
  const { mode, interpretedIn, enteredBy, hiddenAreas } = row;
  return {
    ...{ id, learnerId, achievementId, version, state, sheet, position, startedAt, answers, mode, hiddenAreas },
    ...(interpretedIn === null ? {} : { interpretedIn }),
    ...(enteredBy === null ? {} : { enteredBy }),
    ...(finishedAt === null ? {} : { finishedAt }),
  };
}

/** The answers of all these in one question to the database. */
async function withAllAnswers(tx: Tx, rows: readonly Row[]): Promise<readonly SelfEvaluation[]> {
  const [first] = rows;
  if (first === undefined) return [];
  const ids = rows.map(({ id }) => id);
  const found = await tx
    .select()
    .from(selfAnswer)
    .where(and(eq(selfAnswer.tenantId, first.tenantId), inArray(selfAnswer.selfEvaluationId, ids)));
  const answers = Map.groupBy(found, ({ selfEvaluationId }) => selfEvaluationId);
  const answersOf = (id: string) =>
    Object.fromEntries((answers.get(id) ?? []).map(({ criterionId, answer }) => [criterionId, answer]));
  return rows.map((row) => toSelfEvaluation(row, answersOf(row.id)));
}

async function withAnswers(tx: Tx, row: Row): Promise<SelfEvaluation> {
  const [found] = await withAllAnswers(tx, [row]);
  return found ?? toSelfEvaluation(row, {});
}

/** The self-evaluation, or null where this organisation knows no such id. */
export async function findSelfEvaluationById(tx: Tx, tenantId: string, id: string): Promise<SelfEvaluation | null> {
  const [row] = await tx.select().from(selfEvaluation).where(isOf(tenantId, id));
  return row === undefined ? null : withAnswers(tx, row);
}

/** Holds the row until the transaction ends, so that two tabs change it one after the other. */
export async function lockSelfEvaluation(tx: Tx, tenantId: string, id: string): Promise<void> {
  await tx.select({ id: selfEvaluation.id }).from(selfEvaluation).where(isOf(tenantId, id)).for('update');
}

/** The same where it must exist, since another record points to it. Throws when it does not. */
export async function getSelfEvaluation(tx: Tx, tenantId: string, id: string): Promise<SelfEvaluation> {
  const found = await findSelfEvaluationById(tx, tenantId, id);
  if (found === null) throw new Error(`There is no self-evaluation ${id}.`);
  return found;
}

export type SelfEvaluationRef = {
  readonly tenantId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  /** Newest version when absent. */
  readonly version?: number;
};

/** How a learner rated herself on an achievement, or null when she never began. */
export async function findSelfEvaluation(tx: Tx, ref: SelfEvaluationRef): Promise<SelfEvaluation | null> {
  const [row] = await tx
    .select()
    .from(selfEvaluation)
    .where(
      and(
        eq(selfEvaluation.tenantId, ref.tenantId),
        eq(selfEvaluation.learnerId, ref.learnerId),
        eq(selfEvaluation.achievementId, ref.achievementId),
        ...(ref.version === undefined ? [] : [eq(selfEvaluation.version, ref.version)]),
      ),
    )
    .orderBy(desc(selfEvaluation.version))
    .limit(1);
  return row === undefined ? null : withAnswers(tx, row);
}

const isOfAny = (tenantId: string, learnerIds: readonly string[]) =>
  and(eq(selfEvaluation.tenantId, tenantId), inArray(selfEvaluation.learnerId, [...learnerIds]));
const lastTouchedFirst = [desc(selfEvaluation.updatedAt), desc(selfEvaluation.id)] as const;

/** Everything one learner has begun, also from templates, the one touched last on top. */
export async function listAllSelfEvaluations(
  tx: Tx,
  tenantId: string,
  learnerId: string,
): Promise<readonly SelfEvaluation[]> {
  const rows = await tx
    .select()
    .from(selfEvaluation)
    .where(isOfAny(tenantId, [learnerId]))
    .orderBy(...lastTouchedFirst);
  return withAllAnswers(tx, rows);
}

/** What one learner has begun and what may lead to an award, the one touched last on top. */
export async function listSelfEvaluations(
  tx: Tx,
  tenantId: string,
  learnerId: string,
): Promise<readonly SelfEvaluation[]> {
  return listSelfEvaluationsOf(tx, tenantId, [learnerId]);
}

/** The same for many learners at once. */
export async function listSelfEvaluationsOf(
  tx: Tx,
  tenantId: string,
  learnerIds: readonly string[],
): Promise<readonly SelfEvaluation[]> {
  if (learnerIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(selfEvaluation)
    .where(and(isOfAny(tenantId, learnerIds), notLike(selfEvaluation.achievementId, 'tpl\\_%')))
    .orderBy(...lastTouchedFirst);
  return withAllAnswers(tx, rows);
}

export type NewSelfEvaluation = {
  readonly tenantId: string;
  readonly id: string;
  readonly learnerId: string;
  readonly sheet: Sheet;
  readonly at: Date;
};

/** Adds it; when the learner began the same version a moment ago (double tap), nothing changes. */
export async function insertSelfEvaluation(tx: Tx, added: NewSelfEvaluation): Promise<boolean> {
  const { tenantId, id, learnerId, sheet, at } = added;
  const rows = await tx
    .insert(selfEvaluation)
    .values({
      tenantId,
      id,
      learnerId,
      achievementId: sheet.achievementId,
      version: sheet.version,
      sheet,
      state: 'open',
      position: 0,
      mode: 'alone',
      hiddenAreas: [],
      startedAt: at,
      updatedAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: selfEvaluation.id });
  return rows.length > 0;
}

export type SavedAnswer = {
  readonly tenantId: string;
  readonly selfEvaluationId: string;
  readonly criterionId: string;
  readonly answer: Answer;
  readonly at: Date;
};

/** The last answer wins, from whichever tab it came. */
export async function saveAnswer(tx: Tx, { at, ...saved }: SavedAnswer): Promise<void> {
  await tx
    .insert(selfAnswer)
    .values({ ...saved, answeredAt: at })
    .onConflictDoUpdate({
      target: [selfAnswer.tenantId, selfAnswer.selfEvaluationId, selfAnswer.criterionId],
      set: { answer: saved.answer, answeredAt: at },
    });
}

export type Progress = {
  readonly state: SelfEvaluation['state'];
  readonly position: number;
  readonly finishedAt: Date | null;
  readonly at: Date;
};

export async function saveProgress(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  { at, ...progress }: Progress,
): Promise<void> {
  await tx
    .update(selfEvaluation)
    .set({ ...progress, updatedAt: at })
    .where(isOf(tenantId, id));
}

export type Way = {
  readonly mode: Mode;
  readonly interpretedIn: string | null;
  readonly enteredBy: string | null;
  readonly hiddenAreas: readonly string[];
  readonly position: number;
};

/** How it is done from here on; what was answered stays. */
export async function saveWay(
  tx: Tx,
  { tenantId, id }: { readonly tenantId: string; readonly id: string },
  way: Partial<Way>,
): Promise<void> {
  await tx.update(selfEvaluation).set(way).where(isOf(tenantId, id));
}
