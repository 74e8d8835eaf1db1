import { and, asc, eq, isNull } from 'drizzle-orm';
import { type Actor, getPerson, mayCoach, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isTemplate } from '../general.template.ts';
import { RECOGNITION_ASKED, type RecognitionAsked } from '../portfolio.events.ts';
import { findOwn, NOT_FOUND } from './own.ts';
import { getSelfEvaluation } from './self-evaluation.store.ts';
import { recognitionRequest } from './self.tables.ts';

export type RecognitionRequest = {
  readonly selfEvaluationId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly askedAt: Date;
  readonly takenUpAt: Date | null;
};

const columns = {
  selfEvaluationId: recognitionRequest.selfEvaluationId,
  learnerId: recognitionRequest.learnerId,
  achievementId: recognitionRequest.achievementId,
  version: recognitionRequest.version,
  askedAt: recognitionRequest.askedAt,
  takenUpAt: recognitionRequest.takenUpAt,
};
const isOf = (tenantId: string, id: string) =>
  and(eq(recognitionRequest.tenantId, tenantId), eq(recognitionRequest.selfEvaluationId, id));

/** Whether and when the learner asked that this self-evaluation be recognised. */
export async function findRecognitionRequest(
  tx: Tx,
  tenantId: string,
  selfEvaluationId: string,
): Promise<RecognitionRequest | null> {
  const [row] = await tx.select(columns).from(recognitionRequest).where(isOf(tenantId, selfEvaluationId));
  return row ?? null;
}

/** The learner's own request, for her pages. */
export async function seeMyRequest(
  world: World,
  actor: Actor,
  selfEvaluationId: string,
): Promise<Result<RecognitionRequest | null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await findOwn(tx, actor, selfEvaluationId);
    return own.ok ? ok(await findRecognitionRequest(tx, actor.tenantId, selfEvaluationId)) : own;
  });
}

/** One tap: "Ask to have this recognised". Asking twice is asking once. */
export async function askForRecognition(world: World, actor: Actor, id: string): Promise<Result<null>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await findOwn(tx, actor, id);
    if (!own.ok) return own;
    const { learnerId, achievementId, version, state } = own.value;
    if (isTemplate(achievementId)) return fail({ code: 'portfolio.nothing_to_recognise' });
    if (state !== 'finished') return fail({ code: 'portfolio.finish_first' });
    const { tenantId } = actor;
    const at = world.clock.now();
    const added = await tx
      .insert(recognitionRequest)
      .values({ tenantId, selfEvaluationId: id, learnerId, achievementId, version, askedAt: at })
      .onConflictDoNothing()
      .returning({ id: recognitionRequest.selfEvaluationId });
    if (added.length === 0) return ok(null);
    const payload: RecognitionAsked = { selfEvaluationId: id, learnerId, achievementId, version };
    await world.events.publish(tx, { type: RECOGNITION_ASKED, tenantId, at, payload });
    await recordAudit(tx, { tenantId, actorId: learnerId, action: 'portfolio.ask_recognition', objectId: id, at });
    return ok(null);
  });
}

export type WaitingRequest = {
  readonly request: RecognitionRequest;
  readonly learner: PersonSummary;
  readonly title: Multilingual;
};

/** Requests of the coach's own learners that nobody has taken up, the oldest first. */
export async function seeRecognitionRequests(world: World, actor: Actor): Promise<Result<readonly WaitingRequest[]>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(recognitionRequest)
      .where(and(eq(recognitionRequest.tenantId, tenantId), isNull(recognitionRequest.takenUpAt)))
      .orderBy(asc(recognitionRequest.askedAt));
    const waiting: WaitingRequest[] = [];
    for (const request of rows) {
      if (!(await mayCoach(tx, actor, request.learnerId))) continue;
      const learner = await getPerson(tx, tenantId, request.learnerId);
      if (learner === null) continue;
      const { sheet } = await getSelfEvaluation(tx, tenantId, request.selfEvaluationId);
      waiting.push({ request, learner, title: sheet.title });
    }
    return ok(waiting);
  });
}

/** A coach says that she has seen the request and is on it; the learner reads so. */
export async function takeUpRequest(world: World, actor: Actor, selfEvaluationId: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const request = await findRecognitionRequest(tx, tenantId, selfEvaluationId);
    if (request === null || !(await mayCoach(tx, actor, request.learnerId))) return fail(NOT_FOUND);
    if (request.takenUpAt !== null) return ok(null);
    const at = world.clock.now();
    await tx
      .update(recognitionRequest)
      .set({ takenUpBy: personId, takenUpAt: at })
      .where(isOf(tenantId, selfEvaluationId));
    const objectId = selfEvaluationId;
    await recordAudit(tx, { tenantId, actorId: personId, action: 'portfolio.take_up_request', objectId, at });
    return ok(null);
  });
}
