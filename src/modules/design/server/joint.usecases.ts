import { getOrganisation, getPerson, requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isJoint, jointBodies, mayPublishJointly, type JointBody } from '../joint.rules.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { mayDecide } from '../review.rules.ts';
import { hashContent } from './content-hash.ts';
import { lockDraft, type Draft } from './drafts.store.ts';
import { insertApproval, listApprovals } from './signoff.store.ts';

type Place = { readonly tenantId: string; readonly achievementId: string; readonly content: DesignContent };

/** The bodies that award a design together and where each stands; in the caller's transaction. */
export async function bodiesOf(tx: Tx, { tenantId, achievementId, content }: Place): Promise<readonly JointBody[]> {
  const organisation = await getOrganisation(tx, tenantId);
  return jointBodies({
    descriptor: content.descriptor,
    approvals: await listApprovals(tx, tenantId, achievementId),
    contentHash: hashContent(content),
    ownNames: organisation === null ? [] : [organisation.publicName, organisation.legalName],
  });
}

type Who = { readonly world: World; readonly actor: Actor };

/** An approver of the organisation agrees for the lead, by name. */
async function agreeForLead(tx: Tx, { world, actor }: Who, deed: { draft: Draft; lead: JointBody }): Promise<void> {
  const { tenantId, personId } = actor;
  const { draft, lead } = deed;
  const { achievementId, revision } = draft;
  const at = world.clock.now();
  const id = newId(world.random, 'dap');
  await insertApproval(tx, {
    ...{ tenantId, id, achievementId, contentHash: hashContent(draft), revision, body: lead.name, verdict: 'yes', at },
    signerName: (await getPerson(tx, tenantId, personId))?.fullName ?? '',
    // The screen says "approver" where the organisation itself decided.
    ...{ signerRole: '', words: '', signOffId: null, decidedBy: personId },
  });
  const after = { body: lead.name, verdict: 'yes' };
  await recordAudit(tx, { tenantId, actorId: personId, action: 'design.approve_for_body', objectId: id, at, after });
}

/**
 * The gate of a joint design, in the transaction that publishes: every other body agreed to exactly this content. The
 * lead's own approval is recorded with it. Codes: `design.joint.incomplete`.
 */
export async function passJointGate(tx: Tx, who: Who, draft: Draft): Promise<Result<true>> {
  const { tenantId } = who.actor;
  const bodies = await bodiesOf(tx, { tenantId, achievementId: draft.achievementId, content: draft });
  const may = mayPublishJointly(bodies);
  if (!may.ok || !isJoint(bodies)) return may;
  const lead = bodies.find((body) => body.isLead);
  if (lead !== undefined && lead.standing !== 'agreed') await agreeForLead(tx, who, { draft, lead });
  return ok(true);
}

/**
 * An approver agrees for the lead before the others have answered, so that they see it. Publishing is a second act.
 * Codes: `people.not_allowed`, `design.draft_gone`, `design.changed_since`, `design.not_in_review`, `design.own_work`,
 * `design.joint.not_joint`, `design.joint.agreed_already`.
 */
export async function approveForLead(
  world: World,
  actor: Actor,
  ref: { readonly achievementId: string; readonly revision: number },
): Promise<Result<true>> {
  const allowed = requireRole(actor, 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const draft = await lockDraft(tx, tenantId, ref.achievementId);
    if (draft === null) return fail({ code: 'design.draft_gone' });
    if (draft.revision !== ref.revision) return fail({ code: 'design.changed_since' });
    const may = mayDecide(draft, actor.personId);
    if (!may.ok) return may;
    const bodies = await bodiesOf(tx, { tenantId, achievementId: ref.achievementId, content: draft });
    const lead = bodies.find((body) => body.isLead);
    if (lead === undefined || !isJoint(bodies)) return fail({ code: 'design.joint.not_joint' });
    if (lead.standing === 'agreed') return fail({ code: 'design.joint.agreed_already' });
    await agreeForLead(tx, { world, actor }, { draft, lead });
    return ok(true);
  });
}
