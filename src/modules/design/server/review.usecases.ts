import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { AchievementEventKind } from './design.tables.ts';
import { DESIGN_PUBLISHED } from '../design.events.ts';
import { descriptorElements } from '../elements.rules.ts';
import { mayDecide, maySubmit, mayWithdraw } from '../review.rules.ts';
import { hashDescriptor } from './content-hash.ts';
import * as store from './drafts.store.ts';
import { passJointGate } from './joint.usecases.ts';
import { getPlan, getPublished } from './versions.store.ts';

/** Long enough for an honest answer, short enough to be read. */
const LONGEST_REASON = 2000;

const tooLong = (reason: string): Result<never> | null =>
  reason.length > LONGEST_REASON
    ? fail({ code: 'design.too_long', field: 'reason', params: { most: LONGEST_REASON } })
    : null;

export type DraftRef = { readonly achievementId: string; readonly revision: number };
export type Decision = DraftRef & { readonly reason: string };

type Step = {
  readonly kind: AchievementEventKind;
  readonly achievementId: string;
  readonly reason?: string;
  readonly version?: number;
};

/** One line in the history and one in the audit log, in the caller's transaction. */
async function noteStep(tx: Tx, who: { world: World; actor: Actor }, step: Step): Promise<void> {
  const { world, actor } = who;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  await store.insertHistory(tx, { ...step, tenantId, id: newId(world.random, 'aev'), by: personId, at });
  await recordAudit(tx, {
    tenantId,
    actorId: personId,
    action: `design.${step.kind}`,
    objectId: step.achievementId,
    at,
    after: { version: step.version ?? null, reason: step.reason ?? null },
  });
}

/** The draft as the person saw it, held until the end; anything newer is refused, so nobody decides on unread text. */
async function lockAsSeen(tx: Tx, actor: Actor, ref: DraftRef): Promise<Result<store.Draft>> {
  const draft = await store.lockDraft(tx, actor.tenantId, ref.achievementId);
  if (draft === null) return fail({ code: 'design.draft_gone' });
  return draft.revision === ref.revision ? ok(draft) : fail({ code: 'design.changed_since' });
}

/** Codes: `people.not_allowed`, `design.draft_gone`, `design.changed_since`, `design.in_review`, `design.elements_missing`. */
export async function submitForReview(world: World, actor: Actor, ref: DraftRef): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const seen = await lockAsSeen(tx, actor, ref);
    if (!seen.ok) return seen;
    const organisation = await getOrganisation(tx, actor.tenantId);
    const now = world.clock.now();
    const issuer = { country: organisation?.country ?? '', today: now };
    const may = maySubmit(seen.value, descriptorElements(seen.value.descriptor, issuer));
    if (!may.ok) return may;
    await store.updateDraft(tx, actor.tenantId, { ...seen.value, state: 'in_review', submittedAt: now });
    await noteStep(tx, { world, actor }, { kind: 'submitted', achievementId: ref.achievementId });
    return ok(true);
  });
}

/** Codes: `people.not_allowed`, `design.draft_gone`, `design.changed_since`, `design.not_in_review`. */
export async function withdrawFromReview(world: World, actor: Actor, ref: DraftRef): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const seen = await lockAsSeen(tx, actor, ref);
    if (!seen.ok) return seen;
    const may = mayWithdraw(seen.value);
    if (!may.ok) return may;
    await store.updateDraft(tx, actor.tenantId, { ...seen.value, state: 'draft', submittedAt: null });
    await noteStep(tx, { world, actor }, { kind: 'withdrawn', achievementId: ref.achievementId });
    return ok(true);
  });
}

/** Codes as for approval, and `design.reason_missing`: whoever asks for changes says which. */
export async function requestChanges(world: World, actor: Actor, decision: Decision): Promise<Result<true>> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const reason = decision.reason.trim();
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const seen = await lockAsSeen(tx, actor, decision);
    if (!seen.ok) return seen;
    const may = mayDecide(seen.value, actor.personId);
    if (!may.ok) return may;
    if (reason === '') return fail({ code: 'design.reason_missing', field: 'reason' });
    const refused = tooLong(reason);
    if (refused !== null) return refused;
    await store.updateDraft(tx, actor.tenantId, { ...seen.value, state: 'changes_requested', submittedAt: null });
    await noteStep(tx, { world, actor }, { kind: 'changes_requested', achievementId: decision.achievementId, reason });
    return ok(true);
  });
}

/**
 * Approves and publishes in one act: the draft becomes the next numbered version and is gone as a draft. The database
 * refuses an approver who wrote any of it, whatever this code says.
 * Codes: `people.not_allowed`, `design.draft_gone`, `design.changed_since`, `design.not_in_review`, `design.own_work`,
 * `design.elements_missing`, `design.joint.incomplete`.
 */
export async function approveAndPublish(
  world: World,
  actor: Actor,
  decision: Decision,
): Promise<Result<{ readonly version: number }>> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const { achievementId } = decision;
  const now = world.clock.now();
  const refused = tooLong(decision.reason.trim());
  if (refused !== null) return refused;
  return world.db.inTenant(tenantId, async (tx) => {
    const seen = await lockAsSeen(tx, actor, decision);
    if (!seen.ok) return seen;
    const may = mayDecide(seen.value, personId);
    if (!may.ok) return may;
    const { descriptor, plan, authorId, editorIds } = seen.value;
    const organisation = await getOrganisation(tx, tenantId);
    const elements = descriptorElements(descriptor, { country: organisation?.country ?? '', today: now });
    const complete = maySubmit({ ...seen.value, state: 'draft' }, elements);
    if (!complete.ok) return complete;
    const agreed = await passJointGate(tx, { world, actor }, seen.value);
    if (!agreed.ok) return agreed;
    const version = ((await getPublished(tx, tenantId, achievementId))?.version ?? 0) + 1;
    await store.insertVersion(tx, {
      tenantId,
      achievementId,
      version,
      descriptor,
      plan,
      contentHash: hashDescriptor(descriptor),
      authorId,
      editorIds: [...editorIds],
      approvedBy: personId,
      publishedAt: now,
    });
    await store.deleteDraft(tx, tenantId, achievementId);
    const reason = decision.reason.trim();
    await noteStep(
      tx,
      { world, actor },
      { kind: 'published', achievementId, version, ...(reason === '' ? {} : { reason }) },
    );
    await world.events.publish(tx, { type: DESIGN_PUBLISHED, tenantId, at: now, payload: { achievementId, version } });
    return ok({ version });
  });
}

/** A working copy of the newest version. Codes: `people.not_allowed`, `design.nothing_published`, `design.draft_exists`. */
export async function startNewDraft(
  world: World,
  actor: Actor,
  { achievementId }: { readonly achievementId: string },
): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const published = await getPublished(tx, tenantId, achievementId);
    if (published === null) return fail({ code: 'design.nothing_published' });
    if (published.retiredAt !== undefined) return fail({ code: 'design.retired' });
    if ((await store.findDraft(tx, tenantId, achievementId)) !== null) return fail({ code: 'design.draft_exists' });
    await store.insertDraft(tx, tenantId, {
      achievementId,
      basedOnVersion: published.version,
      state: 'draft',
      descriptor: published.descriptor,
      plan: await getPlan(tx, tenantId, published),
      revision: 1,
      authorId: personId,
      editorIds: [personId],
      updatedBy: personId,
      updatedAt: at,
      submittedAt: null,
    });
    await noteStep(tx, { world, actor }, { kind: 'new_draft', achievementId, version: published.version });
    return ok(true);
  });
}

/**
 * Takes an achievement out of the offer. Credentials that point to its versions stay valid.
 * Codes: `people.not_allowed`, `design.nothing_published`, `design.retired`, `design.reason_missing`.
 */
export async function retireAchievement(
  world: World,
  actor: Actor,
  input: { readonly achievementId: string; readonly reason: string },
): Promise<Result<true>> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const reason = input.reason.trim();
  if (reason === '') return fail({ code: 'design.reason_missing', field: 'reason' });
  const refused = tooLong(reason);
  if (refused !== null) return refused;
  return world.db.inTenant(tenantId, async (tx) => {
    const published = await getPublished(tx, tenantId, input.achievementId);
    if (published === null) return fail({ code: 'design.nothing_published' });
    if (published.retiredAt !== undefined) return fail({ code: 'design.retired' });
    await store.markRetired(tx, { tenantId, id: input.achievementId, by: personId, at: world.clock.now() });
    await store.deleteDraft(tx, tenantId, input.achievementId);
    await noteStep(tx, { world, actor }, { kind: 'retired', achievementId: input.achievementId, reason });
    return ok(true);
  });
}
