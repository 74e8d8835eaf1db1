import { requireRole, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { newId, randomToken } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { hashToken } from '#platform/private-link.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isJoint, type JointBody } from '../joint.rules.ts';
import { mayDecide, type DraftState } from '../review.rules.ts';
import {
  endorsementsOf,
  signOffInput,
  signOffState,
  type Approval,
  type Endorsement,
  type SignOff,
  type SignOffInput,
  type SignOffState,
} from '../signoff.rules.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { hashContent } from './content-hash.ts';
import { currentContent, type CurrentContent } from './current-content.ts';
import { bodiesOf } from './joint.usecases.ts';
import { changeSignOff, insertSignOff, listApprovals, listSignOffs, lockSignOff } from './signoff.store.ts';

const DAY = 86_400_000;

export type AskedSignOff = SignOff & { readonly state: SignOffState; readonly answer: Approval | null };

/** What is recorded about who agrees with a design. */
export type Signatures = {
  readonly title: Multilingual;
  readonly draft: { readonly state: DraftState; readonly revision: number } | null;
  readonly contentHash: string;
  readonly asked: readonly AskedSignOff[];
  /** All answers, oldest first, also those to earlier contents. */
  readonly approvals: readonly Approval[];
  readonly bodies: readonly JointBody[];
  readonly isJoint: boolean;
  /** This person may agree for the lead now. */
  readonly mayApprove: boolean;
};

const mayApproveNow = (actor: Actor, { draft }: CurrentContent, bodies: readonly JointBody[]): boolean =>
  draft !== null &&
  isJoint(bodies) &&
  actor.roles.includes('approver') &&
  mayDecide(draft, actor.personId).ok &&
  bodies.some(({ isLead, standing }) => isLead && standing !== 'agreed');

/** Who was asked and who agreed. Codes: `people.not_allowed`, `design.not_found`. */
export async function readSignatures(world: World, actor: Actor, achievementId: string): Promise<Result<Signatures>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const current = await currentContent(tx, tenantId, achievementId);
    if (current === null) return fail({ code: 'design.not_found' });
    const { content, contentHash, draft } = current;
    const now = world.clock.now();
    const approvals = await listApprovals(tx, tenantId, achievementId);
    const bodies = await bodiesOf(tx, { tenantId, achievementId, content });
    const asked = (await listSignOffs(tx, tenantId, achievementId)).map((one) => ({
      ...one,
      state: signOffState(one, now),
      answer: approvals.find(({ signOffId }) => signOffId === one.id) ?? null,
    }));
    return ok({
      title: content.descriptor.title,
      draft: draft === null ? null : { state: draft.state, revision: draft.revision },
      ...{ contentHash, asked, approvals, bodies },
      isJoint: isJoint(bodies),
      mayApprove: mayApproveNow(actor, current, bodies),
    });
  });
}

/**
 * Asks somebody outside whether they agree with the working copy. Nothing is sent to anybody: the link is made by
 * `issueSignOffLink` and handed over by whoever asks.
 * Codes: `people.not_allowed`, `design.draft_gone`, `design.signoff.body_unknown`, and those of the fields.
 */
export async function askForSignOff(
  world: World,
  actor: Actor,
  input: { readonly achievementId: string; readonly fields: SignOffInput },
): Promise<Result<{ readonly id: string }, readonly Failure[]>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(signOffInput, input.fields, 'design.form_incomplete');
  if (!parsed.ok) return parsed;
  const { tenantId, personId } = actor;
  const { achievementId } = input;
  const { partner, body, days } = parsed.value;
  return world.db.inTenant(tenantId, async (tx) => {
    const current = await currentContent(tx, tenantId, achievementId);
    if (current?.draft == null) return fail([{ code: 'design.draft_gone' }]);
    const bodies = await bodiesOf(tx, { tenantId, achievementId, content: current.content });
    // The lead decides here, with an account: a link for it would be a way around four eyes.
    const isKnown = bodies.some(({ name, isLead }) => name === body && !isLead);
    if (body !== '' && !isKnown) return fail([{ code: 'design.signoff.body_unknown', field: 'body' }]);
    const at = world.clock.now();
    const id = newId(world.random, 'dso');
    await insertSignOff(tx, {
      ...{ tenantId, id, achievementId, partner, body },
      // Nobody knows this first secret: the link that is handed over is made when it is shown.
      tokenHash: hashToken(randomToken(world.random)),
      ...{ askedBy: personId, askedAt: at, endsAt: new Date(at.getTime() + days * DAY) },
    });
    const after = { partner, body, days };
    await recordAudit(tx, { tenantId, actorId: personId, action: 'design.ask_sign_off', objectId: id, at, after });
    return ok({ id });
  });
}

export type SignOffRef = { readonly achievementId: string; readonly id: string };

/**
 * Takes what somebody said off the public page, for instance because they ask for it. Only they could put it there, so
 * nobody can bring it back. Codes: `people.not_allowed`, `design.not_found`.
 */
export async function hideEndorsement(world: World, actor: Actor, ref: SignOffRef): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const asked = await lockSignOff(tx, tenantId, ref.id);
    if (asked === null || asked.achievementId !== ref.achievementId) return fail({ code: 'design.not_found' });
    await changeSignOff(tx, { tenantId, id: ref.id, set: { mayBeShown: false } });
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action: 'design.hide_endorsement', objectId: ref.id, at });
    return ok(true);
  });
}

/** Who agrees in the open with a published version; in the caller's transaction. */
export async function listEndorsements(
  tx: Tx,
  tenantId: string,
  published: { readonly achievementId: string; readonly content: DesignContent },
): Promise<readonly Endorsement[]> {
  const { achievementId, content } = published;
  const approvals = await listApprovals(tx, tenantId, achievementId);
  const answered = (await listSignOffs(tx, tenantId, achievementId)).flatMap((asked) => {
    const answer = approvals.find(({ signOffId }) => signOffId === asked.id);
    return answer === undefined ? [] : [{ asked, answer }];
  });
  return endorsementsOf(answered, hashContent(content)).toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

async function changeOpen(
  world: World,
  actor: Actor,
  change: SignOffRef & { readonly action: 'issue' | 'withdraw'; readonly token: string },
): Promise<Result<true>> {
  const allowed = requireRole(actor, 'designer', 'approver');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  const { id, achievementId, action, token } = change;
  return world.db.inTenant(tenantId, async (tx) => {
    const asked = await lockSignOff(tx, tenantId, id);
    if (asked === null || asked.achievementId !== achievementId) return fail({ code: 'design.not_found' });
    const at = world.clock.now();
    if (signOffState(asked, at) !== 'open') return fail({ code: 'design.signoff.closed' });
    const set = action === 'issue' ? { tokenHash: hashToken(token) } : { withdrawnAt: at };
    await changeSignOff(tx, { tenantId, id, set });
    await recordAudit(tx, { tenantId, actorId: personId, action: `design.${action}_sign_off`, objectId: id, at });
    return ok(true);
  });
}

/**
 * The link, to be handed over now: it is shown this once. A link that was made before stops working.
 * Codes: `people.not_allowed`, `design.not_found`, `design.signoff.closed`.
 */
export async function issueSignOffLink(
  world: World,
  actor: Actor,
  ref: SignOffRef,
): Promise<Result<{ readonly address: string }>> {
  const token = randomToken(world.random);
  const issued = await changeOpen(world, actor, { ...ref, action: 'issue', token });
  return issued.ok ? ok({ address: `${world.settings.url}/sign/${token}` }) : issued;
}

/** Takes the question back; the link then says so. Codes as for the link. */
export const withdrawSignOff = (world: World, actor: Actor, ref: SignOffRef): Promise<Result<true>> =>
  changeOpen(world, actor, { ...ref, action: 'withdraw', token: '' });
