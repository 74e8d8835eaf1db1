import { getPerson, requireRole, type Actor } from '#modules/people/index.ts';
import { getTask } from '#modules/workplace/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { describeContentChanges, type Change } from '../changes.rules.ts';
import { emptyDescriptor } from '../descriptor.ts';
import { applyContentEdit, contentCollides, type ContentEdit, type DesignContent } from '../plan/plan-edits.rules.ts';
import { emptyPlan, type DesignPlan } from '../plan/plan.ts';
import { mayEdit } from '../review.rules.ts';
import {
  findRevision,
  insertAchievement,
  insertDraft,
  insertHistory,
  keepRevision,
  lockDraft,
  updateDraft,
} from './drafts.store.ts';
import type { Draft } from './drafts.store.ts';
import { startOfDesign } from './start-of-design.ts';

export type NewAchievement = {
  readonly taskId?: string;
  readonly language?: string;
  /** Where the designer stands, and how much she wants to be asked. */
  readonly entrance?: DesignPlan['entrance'];
  readonly depth?: DesignPlan['depth'];
};
export type Begun = { readonly achievementId: string };

type Beginning = { readonly content: DesignContent; readonly taskId: string | null };

/** A new achievement with its first draft, in the caller's transaction. */
async function beginDesign(tx: Tx, who: { world: World; actor: Actor }, beginning: Beginning): Promise<Begun> {
  const { world, actor } = who;
  const { tenantId, personId } = actor;
  const achievementId = newId(world.random, 'ach');
  const at = world.clock.now();
  await insertAchievement(tx, {
    tenantId,
    id: achievementId,
    createdBy: personId,
    createdAt: at,
    startedFromTask: beginning.taskId,
  });
  await insertDraft(tx, tenantId, {
    achievementId,
    basedOnVersion: null,
    state: 'draft',
    ...beginning.content,
    revision: 1,
    authorId: personId,
    editorIds: [personId],
    updatedBy: personId,
    updatedAt: at,
    submittedAt: null,
  });
  await insertHistory(tx, {
    tenantId,
    id: newId(world.random, 'aev'),
    achievementId,
    kind: 'created',
    by: personId,
    at,
  });
  await recordAudit(tx, { tenantId, actorId: personId, action: 'design.create', objectId: achievementId, at });
  return { achievementId };
}

/** Starts a design, empty or from a work task. Codes: `people.not_allowed`, `design.task_gone`. */
export async function createAchievement(world: World, actor: Actor, input: NewAchievement): Promise<Result<Begun>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const task = input.taskId === undefined ? null : await getTask(tx, tenantId, input.taskId);
    if (input.taskId !== undefined && task === null) return fail({ code: 'design.task_gone', field: 'taskId' });
    const descriptor = await startOfDesign(tx, tenantId, { ...input, task, random: world.random });
    const { entrance = '', depth = 'quick' } = input;
    const content = { descriptor, plan: { ...emptyPlan(), entrance, depth } };
    return ok(await beginDesign(tx, { world, actor }, { content, taskId: task?.id ?? null }));
  });
}

/**
 * Starts a design from what another one says, in the caller's transaction: an imported package, a sheet, a copy.
 * Codes: `people.not_allowed`.
 */
export async function beginFromContent(
  tx: Tx,
  who: { readonly world: World; readonly actor: Actor },
  content: DesignContent,
): Promise<Result<Begun>> {
  const allowed = requireRole(who.actor, 'designer');
  return allowed.ok ? ok(await beginDesign(tx, who, { content, taskId: null })) : allowed;
}

/** Two people changed the same part. Nothing is overwritten; the form keeps its text and carries the new revision on. */
export type Collision = {
  readonly code: 'design.collision';
  readonly params: { readonly name: string };
  readonly revision: number;
  readonly at: Date;
  /** What the other one changed since this form was opened. */
  readonly changes: readonly Change[];
};

export type SaveInput = {
  readonly achievementId: string;
  /** The revision that the form showed. */
  readonly revision: number;
  readonly edit: ContentEdit;
};

export type SaveRefusal = Failure | Collision;

async function collisionWith(
  tx: Tx,
  tenantId: string,
  pair: { draft: Draft; base: DesignContent },
): Promise<Collision> {
  const { draft, base } = pair;
  const person = await getPerson(tx, tenantId, draft.updatedBy);
  return {
    code: 'design.collision',
    params: { name: person?.fullName ?? '' },
    revision: draft.revision,
    at: draft.updatedAt,
    changes: describeContentChanges(base, draft),
  };
}

/** An empty draft stands in for a revision that is no longer kept: then every part counts as changed. */
async function baseOf(tx: Tx, tenantId: string, input: SaveInput): Promise<DesignContent> {
  const kept = await findRevision(tx, tenantId, input);
  return kept ?? { descriptor: emptyDescriptor(''), plan: emptyPlan() };
}

/**
 * Saves one part of a draft; gaps are allowed at any moment. When somebody saved since the form was opened, both
 * changes stay if they touch different parts; otherwise the save is refused with who changed what.
 * Codes: `people.not_allowed`, `design.draft_gone`, `design.in_review`, `design.collision`.
 */
export async function saveDraft(
  world: World,
  actor: Actor,
  input: SaveInput,
): Promise<Result<{ readonly revision: number }, SaveRefusal>> {
  return world.db.inTenant(actor.tenantId, (tx) => saveDraftIn(tx, { world, actor }, input));
}

/** The same in the caller's transaction, for what is saved together with the draft or not at all. */
export async function saveDraftIn(
  tx: Tx,
  { world, actor }: { readonly world: World; readonly actor: Actor },
  input: SaveInput,
): Promise<Result<{ readonly revision: number }, SaveRefusal>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const draft = await lockDraft(tx, tenantId, input.achievementId);
  if (draft === null) return fail({ code: 'design.draft_gone' });
  const editable = mayEdit(draft);
  if (!editable.ok) return editable;
  if (input.revision !== draft.revision) {
    const base = await baseOf(tx, tenantId, input);
    if (contentCollides(input.edit, base, draft)) return fail(await collisionWith(tx, tenantId, { draft, base }));
  }
  const changed: Draft = {
    ...draft,
    ...applyContentEdit(draft, input.edit),
    revision: draft.revision + 1,
    editorIds: [...new Set([...draft.editorIds, personId])],
    updatedBy: personId,
    updatedAt: world.clock.now(),
  };
  await updateDraft(tx, tenantId, changed);
  await keepRevision(tx, tenantId, changed);
  await recordAudit(tx, {
    tenantId,
    actorId: personId,
    action: 'design.save',
    objectId: draft.achievementId,
    at: changed.updatedAt,
    before: { descriptor: draft.descriptor, plan: draft.plan },
    after: { descriptor: changed.descriptor, plan: changed.plan },
  });
  return ok({ revision: changed.revision });
}
