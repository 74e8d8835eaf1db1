import { and, asc, desc, eq, gte, isNull } from 'drizzle-orm';
import { type Actor, getPerson, mayCoach, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { isTemplate } from '../general.template.ts';
import { RECOGNITION_ASKED, type RecognitionAsked } from '../portfolio.events.ts';
import { listEvidence } from './evidence.store.ts';
import { findOwn, NOT_FOUND } from './own.ts';
import { getSelfEvaluation } from './self-evaluation.store.ts';
import { recognitionRequest } from './self.tables.ts';

export type RecognitionRequest = {
  readonly selfEvaluationId: string;
  readonly learnerId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly askedAt: Date;
  /** Why she asks, in her own words; may be empty. */
  readonly words: string;
  readonly answer: RecognitionAnswer | null;
  /** What the coach wrote with the answer; never empty where it is "not now". */
  readonly reply: string;
  readonly answeredAt: Date | null;
};

export const RECOGNITION_ANSWERS = ['taken_up', 'not_now'] as const;
export type RecognitionAnswer = (typeof RECOGNITION_ANSWERS)[number];

const MOST_WORDS = 1000;

const columns = {
  selfEvaluationId: recognitionRequest.selfEvaluationId,
  learnerId: recognitionRequest.learnerId,
  achievementId: recognitionRequest.achievementId,
  version: recognitionRequest.version,
  askedAt: recognitionRequest.askedAt,
  words: recognitionRequest.words,
  answer: recognitionRequest.answer,
  reply: recognitionRequest.reply,
  answeredAt: recognitionRequest.takenUpAt,
};

/** A request that was taken up before there was another answer has no word for it. */
const toRequest = (row: RecognitionRequest): RecognitionRequest => ({
  ...row,
  answer: row.answer ?? (row.answeredAt === null ? null : 'taken_up'),
});
const isOf = (tenantId: string, id: string) =>
  and(eq(recognitionRequest.tenantId, tenantId), eq(recognitionRequest.selfEvaluationId, id));

/** Whether and when the learner asked that this self-evaluation be recognised. */
export async function findRecognitionRequest(
  tx: Tx,
  tenantId: string,
  selfEvaluationId: string,
): Promise<RecognitionRequest | null> {
  const [row] = await tx.select(columns).from(recognitionRequest).where(isOf(tenantId, selfEvaluationId));
  return row === undefined ? null : toRequest(row);
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

/** What is kept for a request; one that was answered "not now" may be asked anew, and the old answer goes. */
const askedAnew = (words: string, askedAt: Date) => ({
  ...{ words, askedAt, answer: null, reply: '' },
  ...{ takenUpBy: null, takenUpAt: null },
});

/**
 * One tap: "Ask to have this recognised", with a few words where she likes. Asking twice is asking once; after "not
 * now" she may ask again.
 * Codes: `portfolio.nothing_to_recognise`, `portfolio.finish_first`, `portfolio.recognise_words_too_long`.
 */
export async function askForRecognition(
  world: World,
  actor: Actor,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<Result<null>> {
  if (words.length > MOST_WORDS) return fail({ code: 'portfolio.recognise_words_too_long', field: 'words' });
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const own = await findOwn(tx, actor, id);
    if (!own.ok) return own;
    const { learnerId, achievementId, version, state } = own.value;
    if (isTemplate(achievementId)) return fail({ code: 'portfolio.nothing_to_recognise' });
    if (state !== 'finished') return fail({ code: 'portfolio.finish_first' });
    const { tenantId } = actor;
    const at = world.clock.now();
    const asked = askedAnew(words, at);
    const added = await tx
      .insert(recognitionRequest)
      .values({ tenantId, selfEvaluationId: id, learnerId, achievementId, version, ...asked })
      .onConflictDoUpdate({
        target: [recognitionRequest.tenantId, recognitionRequest.selfEvaluationId],
        set: asked,
        setWhere: eq(recognitionRequest.answer, 'not_now'),
      })
      .returning({ id: recognitionRequest.selfEvaluationId });
    if (added.length === 0) return ok(null);
    const payload: RecognitionAsked = { selfEvaluationId: id, learnerId, achievementId, version };
    await world.events.publish(tx, { type: RECOGNITION_ASKED, tenantId, at, payload });
    await recordAudit(tx, { tenantId, actorId: learnerId, action: 'portfolio.ask_recognition', objectId: id, at });
    return ok(null);
  });
}

/** Answers of the last days, for the learner's first page: she asked, and somebody answered. */
export async function seeNewAnswers(
  world: World,
  actor: Actor,
): Promise<Result<readonly (RecognitionRequest & { readonly title: Multilingual })[]>> {
  const { tenantId, personId } = actor;
  const since = new Date(world.clock.now().getTime() - NEWS_DAYS * 86_400_000);
  return world.db.inTenant(tenantId, async (tx) => {
    const rows = await tx
      .select(columns)
      .from(recognitionRequest)
      .where(
        and(
          eq(recognitionRequest.tenantId, tenantId),
          eq(recognitionRequest.learnerId, personId),
          gte(recognitionRequest.takenUpAt, since),
        ),
      )
      .orderBy(desc(recognitionRequest.takenUpAt));
    const answered = [];
    for (const row of rows) {
      const { sheet } = await getSelfEvaluation(tx, tenantId, row.selfEvaluationId);
      answered.push({ ...toRequest(row), title: sheet.title });
    }
    return ok(answered);
  });
}

/** For how many days an answer stands on the learner's first page. */
const NEWS_DAYS = 14;

export type WaitingRequest = {
  readonly request: RecognitionRequest;
  readonly learner: PersonSummary;
  readonly title: Multilingual;
  /** How many proofs she shares for it. */
  readonly proofs: number;
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
      const { achievementId, learnerId } = request;
      const { sheet } = await getSelfEvaluation(tx, tenantId, request.selfEvaluationId);
      const proofs = (await listEvidence(tx, { tenantId, learnerId, achievementId })).length;
      waiting.push({ request: toRequest(request), learner, title: sheet.title, proofs });
    }
    return ok(waiting);
  });
}

export type RecognitionReply = {
  readonly selfEvaluationId: string;
  readonly answer: RecognitionAnswer;
  readonly reply: string;
};

/**
 * A coach says that she is on it, or why it is not now; the learner reads what she wrote. A request that somebody else
 * answered meanwhile stays as it is.
 * Codes: `portfolio.not_found`, `portfolio.reply_missing`, `portfolio.reply_too_long`.
 */
export async function answerRequest(world: World, actor: Actor, input: RecognitionReply): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const { selfEvaluationId: objectId, answer } = input;
  const reply = input.reply.trim();
  if (answer === 'not_now' && reply === '') return fail({ code: 'portfolio.reply_missing', field: 'reply' });
  if (reply.length > MOST_WORDS) return fail({ code: 'portfolio.reply_too_long', field: 'reply' });
  return world.db.inTenant(tenantId, async (tx) => {
    const request = await findRecognitionRequest(tx, tenantId, objectId);
    if (request === null || !(await mayCoach(tx, actor, request.learnerId))) return fail(NOT_FOUND);
    if (request.answer !== null) return ok(null);
    const at = world.clock.now();
    await tx
      .update(recognitionRequest)
      .set({ answer, reply, takenUpBy: personId, takenUpAt: at })
      .where(isOf(tenantId, objectId));
    const action = answer === 'taken_up' ? 'portfolio.take_up_request' : 'portfolio.answer_not_now';
    await recordAudit(tx, { tenantId, actorId: personId, action, objectId, at, after: { answer } });
    return ok(null);
  });
}
