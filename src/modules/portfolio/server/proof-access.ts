import { type Actor, mayCoach, mayHelp, noteOnBehalf, type OnBehalf, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { Evidence } from '../evidence.schemas.ts';
import { lockEvidence } from './evidence.store.ts';
import { findSelfEvaluation } from './self-evaluation.store.ts';
import type { SheetSource } from '../portfolio.sheets.ts';

export const NOT_FOUND = { code: 'portfolio.not_found' } as const;

export type PortfolioRole = 'learner' | 'coach';

/** In whose portfolio the actor may work, and as what. Everybody else gets "not found". */
export async function roleFor(tx: Tx, actor: Actor, learnerId: string): Promise<PortfolioRole | null> {
  if (actor.personId === learnerId) return requireRole(actor, 'learner').ok ? 'learner' : null;
  return (await mayCoach(tx, actor, learnerId)) ? 'coach' : null;
}

/** Who may add proof here: besides, a helper whom the learner lets do so. A helper sees none of it. */
export async function adderFor(tx: Tx, actor: Actor, at: Addable): Promise<PortfolioRole | 'supporter' | null> {
  const role = await roleFor(tx, actor, at.learnerId);
  if (role !== null) return role;
  return (await mayHelp(tx, actor, { ...at, right: 'proof' })) ? 'supporter' : null;
}

type Addable = { readonly learnerId: string; readonly now: Date };

type Held = { readonly proof: Evidence; readonly role: PortfolioRole };

/** The proof, as far as the actor may see it: what is private is the learner's alone. */
export async function findForActor(tx: Tx, actor: Actor, id: string): Promise<Held | null> {
  const proof = await lockEvidence(tx, actor.tenantId, id);
  const role = proof === null ? null : await roleFor(tx, actor, proof.learnerId);
  if (proof === null || role === null || (role === 'coach' && proof.visibility === 'private')) return null;
  return { proof, role };
}

/** The same, to change it: what a case rests on stays as it is. */
export async function holdToChange(tx: Tx, actor: Actor, id: string): Promise<Result<Held>> {
  const found = await findForActor(tx, actor, id);
  if (found === null) return fail(NOT_FOUND);
  if (!found.proof.isHeld) return ok(found);
  return fail({ code: found.role === 'coach' ? 'portfolio.coach.held' : 'portfolio.held' });
}

type Task = {
  readonly learnerId: string;
  readonly achievementId: string;
  readonly criteria: readonly string[];
  readonly sheets: SheetSource;
};

/** Whether the tasks belong to what is published, or to what the learner once began. */
export async function knowsCriteria(tx: Tx, tenantId: string, task: Task): Promise<boolean> {
  const { learnerId, achievementId, criteria } = task;
  const begun = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId });
  const published = await task.sheets.find(tx, tenantId, achievementId);
  const items = [...(begun?.sheet.items ?? []), ...(published?.items ?? [])].map(({ criterionId }) => criterionId);
  return items.length > 0 && criteria.every((id) => items.includes(id));
}

type Deed = {
  readonly learnerId: string;
  readonly objectId: string;
  readonly action: string;
  readonly at: Date;
  readonly before?: unknown;
  readonly after?: unknown;
  /** What the learner reads when somebody else did it. */
  readonly note?: OnBehalf;
};

/** Writes down who did what, and for whom: in the audit log, and where the learner reads it. */
export async function recordDeed(tx: Tx, actor: Actor, deed: Deed): Promise<void> {
  const { tenantId, personId } = actor;
  const { learnerId, objectId, action, at, note, before, after } = deed;
  await recordAudit(tx, {
    ...{ tenantId, actorId: personId, action: `portfolio.${action}`, objectId, at },
    ...(personId === learnerId ? {} : { onBehalfOf: learnerId }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  });
  if (note !== undefined) await noteOnBehalf(tx, { tenantId, learnerId, coachId: personId, what: note, at, objectId });
}
