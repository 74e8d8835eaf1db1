import { getVersion, lookUpVersions } from '#modules/design/index.ts';
import { type Actor, getPeople, getPerson, noteOnBehalf, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { takenAway, verdictFailures, withValidated } from '../appeal.rules.ts';
import type { CaseDecision, ValidationCase } from '../assessment.schemas.ts';
import { unreachedIn, withUnreached } from '../decision.rules.ts';
import {
  type Appeal,
  type AppealDecision,
  type AppealDecisionInput,
  appealDecisionInput,
  type AppealInput,
  appealInput,
} from '../review.schemas.ts';
import { addWorkingDays } from '../working-days.rules.ts';
import { askAnew, decideAnew } from './anew.ts';
import { appealFailures, findAppealable } from './appeal.door.ts';
import {
  type AppealRound,
  insertAppeal,
  insertAppealDecision,
  listAppeals,
  listAppealsOf,
  lockAppeal,
  setAppealState,
} from './appeal.store.ts';
import { findDecision, listCasesByIds } from './case.store.ts';
import { conflictsIn } from './independence.ts';
import { NOT_FOUND } from './joint.change.ts';
import { type Reviewed, lockForReview, reviewedCase } from './review.access.ts';
import { getAssessmentSettings, hasValidTraining } from './settings.store.ts';

type Failures = readonly Failure[];

/** The learner asks that somebody else looks at a decision; her coach may write it down for her. */
export async function raiseAppeal(
  world: World,
  actor: Actor,
  input: AppealInput,
): Promise<Result<{ readonly id: string }, Failures>> {
  const parsed = parseInput(appealInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const raisedAt = world.clock.now();
    const found = await findAppealable(tx, actor, { caseId: parsed.value.caseId, now: raisedAt });
    if (found === null) return fail([NOT_FOUND]);
    const { sent } = found;
    const failures = await appealFailures(tx, tenantId, { ...found, now: raisedAt });
    if (failures.length > 0) return fail(failures);
    const { appealDays } = await getAssessmentSettings(tx, tenantId);
    const id = newId(world.random, 'apl');
    const { learnerId } = sent;
    const isNew = await insertAppeal(tx, tenantId, {
      id,
      caseId: sent.id,
      learnerId,
      raisedBy: personId,
      words: parsed.value.words,
      raisedAt,
      dueAt: addWorkingDays(raisedAt, appealDays),
      state: 'open',
    });
    if (!isNew) return fail([{ code: 'assessment.appeal_twice' }]);
    const isOwn = personId === learnerId;
    if (!isOwn)
      await noteOnBehalf(tx, {
        tenantId,
        learnerId,
        coachId: personId,
        what: 'appeal_written',
        at: raisedAt,
        objectId: id,
      });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      ...(isOwn ? {} : { onBehalfOf: learnerId }),
      action: 'assessment.appeal',
      objectId: sent.id,
      at: raisedAt,
    });
    return ok({ id });
  });
}

/** The learner takes her appeal back; she may raise another one as long as there is time. */
export async function withdrawAppeal(world: World, actor: Actor, id: string): Promise<Result<null, Failures>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await lockAppeal(tx, tenantId, id);
    if (found === null || found.learnerId !== personId) return fail([NOT_FOUND]);
    if (found.state === 'withdrawn') return ok(null);
    if (found.state !== 'open') return fail([{ code: 'assessment.appeal_answered' }]);
    await setAppealState(tx, tenantId, { id, state: 'withdrawn' });
    const at = world.clock.now();
    await recordAudit(tx, { tenantId, actorId: personId, action: 'assessment.withdraw_appeal', objectId: id, at });
    return ok(null);
  });
}

export type AppealLine = AppealRound & {
  readonly learnerName: string;
  readonly title: Multilingual;
  /** Code of why the reader may not answer it. */
  readonly conflict: string | null;
};

async function toLines(tx: Tx, actor: Actor, rounds: readonly AppealRound[]): Promise<readonly AppealLine[]> {
  const { tenantId, personId } = actor;
  const ids = rounds.map(({ appeal }) => appeal.caseId);
  const cases = await listCasesByIds(tx, tenantId, ids);
  const versionOf = await lookUpVersions(tx, tenantId, cases);
  const people = await getPeople(
    tx,
    tenantId,
    rounds.map(({ appeal }) => appeal.learnerId),
  );
  const conflicts = await conflictsIn(tx, actor, cases);
  const lines: AppealLine[] = [];
  for (const round of rounds) {
    const sent = cases.find(({ id }) => id === round.appeal.caseId);
    if (sent === undefined) continue;
    const decision = round.appeal.state === 'open' ? await findDecision(tx, tenantId, sent.id) : null;
    const isOwn = decision?.validatorId === personId;
    lines.push({
      ...round,
      learnerName: people.get(sent.learnerId)?.fullName ?? '',
      title: versionOf(sent).descriptor.title,
      conflict: isOwn ? 'assessment.conflict_decided' : (conflicts.get(sent.id) ?? null),
    });
  }
  return lines;
}

export type Appeals = { readonly open: readonly AppealLine[]; readonly decided: readonly AppealLine[] };

/** Appeals that wait, the nearest deadline first, and those that were answered. For validators. */
export async function seeAppeals(world: World, actor: Actor): Promise<Result<Appeals>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) =>
    ok({
      open: await toLines(tx, actor, await listAppeals(tx, tenantId, 'open')),
      decided: await toLines(tx, actor, await listAppeals(tx, tenantId, 'decided')),
    }),
  );
}

export type AppealView = Reviewed & {
  readonly appeal: Appeal;
  readonly answer: AppealDecision | null;
  /** Who wrote it down for the learner; null where she wrote it herself. */
  readonly writtenBy: string | null;
};

/** One appeal for a validator: the learner's words at once, what the decision rests on once the reader is free. */
export async function seeAppeal(world: World, actor: Actor, id: string): Promise<Result<AppealView>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await lockAppeal(tx, tenantId, id);
    const now = world.clock.now();
    const reviewed = found === null ? null : await reviewedCase(tx, actor, { caseId: found.caseId, now });
    if (found === null || reviewed === null) return fail(NOT_FOUND);
    const rounds = await listAppealsOf(tx, tenantId, [found.caseId]);
    const answer = rounds.find(({ appeal }) => appeal.id === id)?.decision ?? null;
    const writer = found.raisedBy === found.learnerId ? null : await getPerson(tx, tenantId, found.raisedBy);
    return ok({ ...reviewed, appeal: found, answer, writtenBy: writer?.fullName ?? null });
  });
}

type Held = { readonly sent: ValidationCase; readonly decision: CaseDecision };
type Verdict = ReturnType<typeof appealDecisionInput.parse>;

/** What the answer means for the case; never less than the learner had. */
async function follow(
  tx: Tx,
  world: World,
  { actor, held, verdict }: { readonly actor: Actor; readonly held: Held; readonly verdict: Verdict },
): Promise<Result<string | null, Failures>> {
  const { tenantId, personId: by } = actor;
  const { sent, decision } = held;
  const anew = { sent, origin: 'appeal', tenantId, by } as const;
  if (verdict.consequence === 'none') return ok(null);
  if (verdict.consequence === 'new_assessment') {
    const asked = await askAnew(tx, world, anew);
    return asked.ok ? ok(asked.value.caseId) : asked;
  }
  const version = await getVersion(tx, tenantId, sent);
  const unreached = unreachedIn(version.descriptor, sent.levels);
  const outcomes = withValidated(decision.outcomes, verdict.nowValidated).map((answer) =>
    withUnreached(
      verdict.nowValidated.includes(answer.outcomeId) ? { ...answer, reason: verdict.reasons } : answer,
      unreached[answer.outcomeId] ?? [],
    ),
  );
  if (takenAway(decision.outcomes, outcomes).length > 0) return fail([{ code: 'assessment.never_worse' }]);
  const decided = await decideAnew(tx, world, { ...anew, version, outcomes });
  return decided.ok ? ok(decided.value.caseId) : decided;
}

/**
 * Answers an appeal, once and for good, by somebody who took no part: the decision is changed by a new one, somebody
 * else assesses anew, or it stays as it was. It never becomes worse for the learner.
 */
export async function decideAppeal(
  world: World,
  actor: Actor,
  input: AppealDecisionInput,
): Promise<Result<{ readonly newCaseId: string | null }, Failures>> {
  const allowed = requireRole(actor, 'validator');
  if (!allowed.ok) return fail([allowed.error]);
  const parsed = parseInput(appealDecisionInput, input, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const verdict = parsed.value;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await lockAppeal(tx, tenantId, verdict.appealId);
    if (found === null) return fail([NOT_FOUND]);
    if (found.state !== 'open') return fail([{ code: 'assessment.appeal_answered' }]);
    const held = await lockForReview(tx, actor, found.caseId);
    if (!held.ok) return held;
    const at = world.clock.now();
    const { achievementId } = held.value.sent;
    if (!(await hasValidTraining(tx, { tenantId, personId, achievementId }, at)))
      return fail([{ code: 'assessment.no_training' }]);
    const failures = verdictFailures({ ...verdict, earlier: held.value.decision.outcomes });
    if (failures.length > 0) return fail(failures);
    const followed = await follow(tx, world, { actor, held: held.value, verdict });
    if (!followed.ok) return followed;
    const { outcome, reasons, consequence } = verdict;
    const answer = { appealId: found.id, deciderId: personId, outcome, reasons, consequence, decidedAt: at };
    const newCaseId = followed.value;
    const { caseId, learnerId } = found;
    await insertAppealDecision(tx, tenantId, { ...answer, newCaseId, caseId, learnerId });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'assessment.answer_appeal',
      objectId: found.id,
      at,
      after: { outcome, reasons, consequence, newCaseId },
    });
    return ok({ newCaseId });
  });
}
