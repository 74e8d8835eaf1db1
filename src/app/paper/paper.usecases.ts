import { and, desc, eq } from 'drizzle-orm';
import { publishedSheets } from '#app/sheets.ts';
import { type Joint, seeJoint, seeLearner } from '#modules/assessment/index.ts';
import { type AchievementVersion, getPublished, listPublished } from '#modules/design/index.ts';
import { type Actor, getPerson, mayCoach, type PersonSummary } from '#modules/people/index.ts';
import {
  DEFAULT_SCALE,
  findSelfEvaluation,
  keyInSelfEvaluation,
  type Level,
  type SelfEvaluation,
  type SheetItem,
  stepsOf,
} from '#modules/portfolio/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { randomToken } from '#platform/ids.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { SheetKind } from './paper.schemas.ts';
import { paperSheet } from './paper.tables.ts';

export type PaperSheet = typeof paperSheet.$inferSelect;

const NOT_FOUND = { code: 'assessment.not_found' } as const;

/** Finds a sheet of a learner whom the actor coaches; for everybody else there is none. */
async function findSheet(tx: Tx, actor: Actor, code: string): Promise<PaperSheet | null> {
  const [row] = await tx
    .select()
    .from(paperSheet)
    .where(and(eq(paperSheet.tenantId, actor.tenantId), eq(paperSheet.code, code)));
  return row !== undefined && (await mayCoach(tx, actor, row.learnerId)) ? row : null;
}

export type NewSheet = { readonly learnerId: string; readonly achievementId: string; readonly kind: SheetKind };

/**
 * Makes a sheet to print. A sheet of cards for somebody who has not begun also begins the self-evaluation, so that the
 * coach can say her own side before she keys in the other.
 */
export async function makeSheet(
  world: World,
  actor: Actor,
  made: NewSheet,
): Promise<Result<{ readonly code: string }>> {
  const { tenantId, personId: madeBy } = actor;
  const { learnerId, achievementId, kind } = made;
  const may = await world.db.inTenant(tenantId, (tx) => mayCoach(tx, actor, learnerId));
  if (!may) return fail(NOT_FOUND);
  if (kind === 'self') {
    const begun = await beginOnPaper(world, actor, made);
    if (!begun.ok) return begun;
  }
  const code = randomToken(world.random, 8);
  const madeAt = world.clock.now();
  await world.db.inTenant(tenantId, async (tx) => {
    await tx
      .insert(paperSheet)
      .values({ tenantId, code, kind, learnerId, achievementId, madeBy, madeAt, keyedBy: null, keyedAt: null });
    const act = { tenantId, actorId: madeBy, onBehalfOf: learnerId, objectId: code, at: madeAt };
    await recordAudit(tx, { ...act, action: 'paper.make_sheet' });
  });
  return ok({ code });
}

async function beginOnPaper(
  world: World,
  actor: Actor,
  { learnerId, achievementId }: NewSheet,
): Promise<Result<unknown>> {
  const { tenantId } = actor;
  const known = await world.db.inTenant(tenantId, (tx) =>
    findSelfEvaluation(tx, { tenantId, learnerId, achievementId }),
  );
  if (known !== null) return ok(known.id);
  const begin = { learnerId, achievementId, answers: {}, finish: 'no', sheets: publishedSheets } as const;
  return keyInSelfEvaluation(world, actor, begin);
}

export type PaperRoom = {
  readonly learner: PersonSummary;
  readonly choices: readonly { readonly achievementId: string; readonly title: Multilingual }[];
  readonly sheets: readonly PaperSheet[];
};

/** What can be printed for a learner, and what was. */
export async function seePaper(world: World, actor: Actor, learnerId: string): Promise<Result<PaperRoom>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const learner = (await mayCoach(tx, actor, learnerId)) ? await getPerson(tx, tenantId, learnerId) : null;
    if (learner === null) return fail(NOT_FOUND);
    const published = await listPublished(tx, tenantId);
    const sheets = await tx
      .select()
      .from(paperSheet)
      .where(and(eq(paperSheet.tenantId, tenantId), eq(paperSheet.learnerId, learnerId)))
      .orderBy(desc(paperSheet.madeAt))
      .limit(50);
    const choices = published.map(({ achievementId, descriptor }) => ({ achievementId, title: descriptor.title }));
    return ok({ learner, choices, sheets });
  });
}

export type SheetView = {
  readonly sheet: PaperSheet;
  readonly learner: PersonSummary;
  readonly coachName: string;
  readonly version: AchievementVersion;
  readonly items: readonly SheetItem[];
  readonly steps: readonly Level[];
  readonly self: SelfEvaluation | null;
  readonly joint: Joint | null;
  /** Whether the learner's own ratings may be keyed in by this person now. */
  readonly mayKeyInSelf: boolean;
};

/** Blindness on paper: who will rate this learner says her own side first, or a colleague keys in. */
function mayRead(actor: Actor, joint: Joint | null): boolean {
  if (joint === null) return false;
  return joint.coachDoneAt !== null || joint.startedBy !== actor.personId;
}

/** A sheet with all that is printed on it, or keyed in from it. */
export async function seeSheet(world: World, actor: Actor, code: string): Promise<Result<SheetView>> {
  const { tenantId } = actor;
  const sheet = await world.db.inTenant(tenantId, (tx) => findSheet(tx, actor, code));
  if (sheet === null) return fail(NOT_FOUND);
  const { learnerId, achievementId } = sheet;
  const seen = await seeLearner(world, actor, learnerId);
  if (!seen.ok) return seen;
  const line = seen.value.progress.find((one) => one.achievementId === achievementId);
  const joint = line?.jointId == null ? null : await seeJoint(world, actor, line.jointId);
  return world.db.inTenant(tenantId, async (tx) => {
    const version = await getPublished(tx, tenantId, achievementId);
    const coach = await getPerson(tx, tenantId, sheet.madeBy);
    if (version === null) return fail(NOT_FOUND);
    const self = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
    const asked = self?.sheet ?? (await publishedSheets.find(tx, tenantId, achievementId));
    const found = joint !== null && joint.ok ? joint.value.joint : null;
    return ok({
      sheet,
      learner: seen.value.learner,
      coachName: coach?.knownAs ?? '',
      version,
      items: asked?.items ?? [],
      steps: stepsOf(asked?.scale ?? DEFAULT_SCALE),
      self,
      joint: found,
      mayKeyInSelf: mayRead(actor, found),
    });
  });
}

/** Where a scanned or typed code leads; null where nobody whom the actor coaches has such a sheet. */
export async function findSheetPlace(world: World, actor: Actor, code: string): Promise<string | null> {
  const sheet = await world.db.inTenant(actor.tenantId, (tx) => findSheet(tx, actor, code));
  return sheet === null ? null : `/coach/learners/${sheet.learnerId}/key-in/${sheet.code}`;
}

/** Marks a sheet as keyed in; a second time is allowed and said on the page. */
export async function markKeyedIn(world: World, actor: Actor, code: string): Promise<void> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  await world.db.inTenant(tenantId, async (tx) => {
    const sheet = await findSheet(tx, actor, code);
    if (sheet === null) return;
    await tx
      .update(paperSheet)
      .set({ keyedBy: personId, keyedAt: at })
      .where(and(eq(paperSheet.tenantId, tenantId), eq(paperSheet.code, code)));
    const act = { tenantId, actorId: personId, onBehalfOf: sheet.learnerId, objectId: code, at };
    await recordAudit(tx, { ...act, action: 'paper.key_in' });
  });
}
