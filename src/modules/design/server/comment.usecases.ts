import { requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import {
  commentInput,
  replyInput,
  threadsOf,
  type Comment,
  type CommentInput,
  type CommentThread,
} from '../comment.rules.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { findComment, insertComment, listComments, markSettled, type CommentRow } from './comment.store.ts';
import { currentContent } from './current-content.ts';
import { namesOf } from './names-of.ts';

const INCOMPLETE = 'design.form_incomplete';
const GONE: Failure = { code: 'design.comment.gone' };

async function nameComments(tx: Tx, tenantId: string, rows: readonly CommentRow[]): Promise<readonly Comment[]> {
  const nameOf = await namesOf(
    tx,
    tenantId,
    rows.flatMap(({ writtenBy, settledBy }) => (settledBy === null ? [writtenBy] : [writtenBy, settledBy])),
  );
  return rows.map(({ id, place, about, text, writtenBy, writtenAt, answers, settledBy, settledAt }) => ({
    ...{ id, place, about, text, answers },
    by: nameOf(writtenBy),
    at: writtenAt,
    settled: settledBy === null || settledAt === null ? null : { by: nameOf(settledBy), at: settledAt },
  }));
}

/** Everything said about a design, with names, oldest first; in the caller's transaction. */
export const commentsOn = async (tx: Tx, tenantId: string, achievementId: string): Promise<readonly Comment[]> =>
  nameComments(tx, tenantId, await listComments(tx, tenantId, achievementId));

export type DesignTalk = {
  readonly title: Multilingual;
  /** With the words of the thing that a thread is about; null for a whole step, or when the thing is gone. */
  readonly threads: readonly (CommentThread & { readonly of: Multilingual | null })[];
};

const thingsIn = ({ descriptor, plan }: DesignContent): ReadonlyMap<string, Multilingual> =>
  new Map([
    ...descriptor.outcomes.map(({ id, statement }) => [id, statement] as const),
    ...[...plan.activities, ...plan.assessments].map(({ id, title }) => [id, title] as const),
  ]);

/** What colleagues say about a design, open threads first. Codes: `people.not_allowed`, `design.not_found`. */
export async function readComments(world: World, actor: Actor, achievementId: string): Promise<Result<DesignTalk>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const current = await currentContent(tx, tenantId, achievementId);
    if (current === null) return fail({ code: 'design.not_found' });
    const comments = await commentsOn(tx, tenantId, achievementId);
    const things = thingsIn(current.content);
    const threads = threadsOf(comments).map((one) => ({ ...one, of: things.get(one.about ?? '') ?? null }));
    return ok({ title: current.content.descriptor.title, threads });
  });
}

type Written = Pick<CommentRow, 'achievementId' | 'place' | 'about' | 'text' | 'answers'>;

async function keepComment(tx: Tx, who: { world: World; actor: Actor }, written: Written): Promise<string> {
  const { world, actor } = who;
  const { tenantId, personId } = actor;
  const id = newId(world.random, 'dcm');
  const at = world.clock.now();
  await insertComment(tx, { ...written, tenantId, id, writtenBy: personId, writtenAt: at });
  await recordAudit(tx, { tenantId, actorId: personId, action: 'design.comment', objectId: written.achievementId, at });
  return id;
}

/**
 * Says something about a step, a thing in it, or the whole design. It changes nothing of the design and may be said at
 * any time. Codes: `people.not_allowed`, `design.not_found`, `design.comment.empty`, `design.too_long`.
 */
export async function writeComment(
  world: World,
  actor: Actor,
  input: { readonly achievementId: string; readonly fields: CommentInput },
): Promise<Result<{ readonly id: string }, readonly Failure[]>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(commentInput, input.fields, INCOMPLETE);
  if (!parsed.ok) return parsed;
  const { achievementId } = input;
  const { place, about, text } = parsed.value;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    if ((await currentContent(tx, actor.tenantId, achievementId)) === null) return fail([{ code: 'design.not_found' }]);
    const written = { achievementId, place, about: about === '' ? null : about, text, answers: null };
    return ok({ id: await keepComment(tx, { world, actor }, written) });
  });
}

/** The comment that opens a thread of this design. */
async function findThread(tx: Tx, tenantId: string, ref: CommentRef): Promise<CommentRow | null> {
  const found = await findComment(tx, tenantId, ref.commentId);
  return found === null || found.achievementId !== ref.achievementId || found.answers !== null ? null : found;
}

export type CommentRef = { readonly achievementId: string; readonly commentId: string };

/** Codes as for a comment, and `design.comment.gone`. An answer to a settled thread opens it again. */
export async function replyToComment(
  world: World,
  actor: Actor,
  input: CommentRef & { readonly text: string },
): Promise<Result<{ readonly id: string }, readonly Failure[]>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(replyInput, { text: input.text }, INCOMPLETE);
  if (!parsed.ok) return parsed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const thread = await findThread(tx, tenantId, input);
    if (thread === null) return fail([GONE]);
    if (thread.settledAt !== null) await markSettled(tx, thread, null);
    const { achievementId, place, about, id } = thread;
    const written = { achievementId, place, about, text: parsed.value.text, answers: id };
    return ok({ id: await keepComment(tx, { world, actor }, written) });
  });
}

/** Closes a thread, or opens it again. Codes: `people.not_allowed`, `design.comment.gone`. */
export async function settleComment(
  world: World,
  actor: Actor,
  input: CommentRef & { readonly wish: 'settle' | 'reopen' },
): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const thread = await findThread(tx, tenantId, input);
    if (thread === null) return fail(GONE);
    const at = world.clock.now();
    await markSettled(tx, thread, input.wish === 'settle' ? { by: personId, at } : null);
    const action = `design.comment_${input.wish}`;
    await recordAudit(tx, { tenantId, actorId: personId, action, objectId: thread.id, at });
    return ok(true);
  });
}
