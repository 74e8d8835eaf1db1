import { getVersion, lookUpVersions } from '#modules/design/index.ts';
import { type Actor, getPeople, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { decisionInput, type DecisionInput, type ValidationCase } from '../assessment.schemas.ts';
import { decisionFailures, toAnswers, unreachedIn } from '../decision.rules.ts';
import {
  type Moderation,
  type ModerationDecision,
  moderationInput,
  type ModerationOutcome,
} from '../review.schemas.ts';
import { askAnew, decideAnew } from './anew.ts';
import { listCasesByIds } from './case.store.ts';
import {
  closeModeration,
  findModerationDecision,
  listModerationDecisions,
  listModerations,
  lockModeration,
} from './moderation.store.ts';
import { type Reviewed, lockForReview, reviewedCase, REVIEWERS } from './review.access.ts';
import { requestSecond } from './second.usecases.ts';
import { hasValidTraining } from './settings.store.ts';

type Failures = readonly Failure[];
const NOT_FOUND = { code: 'assessment.case_not_found' } as const;

export type ModerationLine = {
  readonly moderation: Moderation;
  readonly learnerName: string;
  readonly validatorName: string;
  readonly title: Multilingual;
  /** What was found; null while it waits. */
  readonly found: ModerationDecision | null;
  /** The reader decided this herself. */
  readonly isOwn: boolean;
};

async function toLines(tx: Tx, actor: Actor, moderations: readonly Moderation[]): Promise<readonly ModerationLine[]> {
  const { tenantId, personId } = actor;
  const ids = moderations.map(({ caseId }) => caseId);
  const cases = new Map((await listCasesByIds(tx, tenantId, ids)).map((one) => [one.id, one] as const));
  const versionOf = await lookUpVersions(tx, tenantId, [...cases.values()]);
  const people = await getPeople(
    tx,
    tenantId,
    moderations.flatMap(({ learnerId, validatorId }) => [learnerId, validatorId]),
  );
  const found = await listModerationDecisions(tx, tenantId, ids);
  return moderations.flatMap((moderation) => {
    const sent = cases.get(moderation.caseId);
    if (sent === undefined) return [];
    return [
      {
        moderation,
        learnerName: people.get(moderation.learnerId)?.fullName ?? '',
        validatorName: people.get(moderation.validatorId)?.fullName ?? '',
        title: versionOf(sent).descriptor.title,
        found: found.find(({ caseId }) => caseId === moderation.caseId) ?? null,
        isOwn: moderation.validatorId === personId,
      },
    ];
  });
}

export type Moderations = { readonly open: readonly ModerationLine[]; readonly done: readonly ModerationLine[] };

/** Decisions that wait for a second pair of eyes, and those that had it. A validator reads what was found about hers. */
export async function seeModerations(world: World, actor: Actor): Promise<Result<Moderations>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const { open, done } = await listModerations(tx, actor.tenantId);
    return ok({ open: await toLines(tx, actor, open), done: await toLines(tx, actor, done) });
  });
}

export type ModerationView = Reviewed & {
  readonly moderation: Moderation;
  readonly found: ModerationDecision | null;
};

/** One decision for a second look. */
export async function seeModeration(world: World, actor: Actor, caseId: string): Promise<Result<ModerationView>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const moderation = await lockModeration(tx, actor.tenantId, caseId);
    const reviewed = await reviewedCase(tx, actor, { caseId, now: world.clock.now() });
    if (moderation === null || reviewed === null) return fail(NOT_FOUND);
    const found = await findModerationDecision(tx, actor.tenantId, caseId);
    // The assessor reads what was found about her own decision, and who found it may read it again.
    const mayRead = reviewed.decision.validatorId === actor.personId || found?.moderatorId === actor.personId;
    return ok({ ...reviewed, moderation, found: mayRead || reviewed.conflict === null ? found : null });
  });
}

export type ModerationForm = {
  readonly caseId: string;
  readonly outcome: string;
  readonly reason: string;
  readonly feedback: string;
  /** The answers per outcome; looked at only when the decision is changed. */
  readonly outcomes: DecisionInput['outcomes'];
  /** Whether a second assessor is asked for as well; looked at only when the case is assessed again. */
  readonly second: 'yes' | 'no';
};

type Found = {
  readonly form: ModerationForm;
  readonly outcome: ModerationOutcome;
  readonly reason: string;
  readonly sent: ValidationCase;
};

/** Writes what the second look means for the case; answers the new case, when there is one. */
async function follow(
  tx: Tx,
  world: World,
  { actor, found }: { readonly actor: Actor; readonly found: Found },
): Promise<Result<string | null, Failures>> {
  const { tenantId, personId: by } = actor;
  const { sent, form, outcome, reason } = found;
  const anew = { sent, origin: 'moderation', tenantId, by } as const;
  if (outcome === 'confirm') return ok(null);
  if (outcome === 'reassess') {
    const asked = await askAnew(tx, world, anew);
    if (!asked.ok) return asked;
    const joint = { id: sent.jointId, learnerId: sent.learnerId };
    if (form.second === 'yes') {
      const second = await requestSecond(tx, world, { tenantId, joint, askedBy: 'moderation', by, why: reason });
      if (!second.ok) return second;
    }
    return ok(asked.value.caseId);
  }
  const { achievementId } = sent;
  if (!(await hasValidTraining(tx, { tenantId, personId: by, achievementId }, world.clock.now())))
    return fail([{ code: 'assessment.no_training' }]);
  const version = await getVersion(tx, tenantId, sent);
  const parsed = parseInput(decisionInput, { caseId: sent.id, outcomes: form.outcomes }, 'assessment.form_incomplete');
  if (!parsed.ok) return parsed;
  const outcomeIds = version.descriptor.outcomes.map(({ id }) => id);
  const unreached = unreachedIn(version.descriptor, sent.levels);
  const draft = { outcomeIds, answers: parsed.value.outcomes, unreached, now: world.clock.now() };
  const failures = decisionFailures(draft);
  if (failures.length > 0) return fail(failures);
  const decided = await decideAnew(tx, world, { ...anew, version, outcomes: toAnswers(draft) });
  return decided.ok ? ok(decided.value.caseId) : decided;
}

/**
 * What somebody who took no part found about a decision: it stands, it is another one, or the case goes before another
 * validator. The first decision stays as it was written, whatever follows; the assessor reads the feedback.
 */
export async function moderate(
  world: World,
  actor: Actor,
  form: ModerationForm,
): Promise<Result<{ readonly newCaseId: string | null }, Failures>> {
  const allowed = requireRole(actor, ...REVIEWERS);
  if (!allowed.ok) return fail([allowed.error]);
  const { caseId, feedback } = form;
  const input = { caseId, outcome: form.outcome, reason: form.reason, feedback };
  const parsed = moderationInput.safeParse(input);
  if (!parsed.success) return fail([{ code: 'assessment.moderation_missing', field: 'moderation' }]);
  const { outcome, reason } = parsed.data;
  if (outcome !== 'confirm' && reason === '')
    return fail([{ code: 'assessment.moderation_reason_missing', field: 'why' }]);
  const { tenantId, personId: moderatorId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const moderation = await lockModeration(tx, tenantId, caseId);
    if (moderation === null) return fail([NOT_FOUND]);
    const held = await lockForReview(tx, actor, caseId);
    if (!held.ok) return held;
    if (moderation.state === 'done') return fail([{ code: 'assessment.moderated_meanwhile' }]);
    const { sent } = held.value;
    const followed = await follow(tx, world, { actor, found: { form, outcome, reason, sent } });
    if (!followed.ok) return followed;
    const at = world.clock.now();
    const newCaseId = followed.value;
    const { learnerId } = sent;
    const decided = { caseId, learnerId, moderatorId, outcome, reason, feedback: parsed.data.feedback, newCaseId };
    await closeModeration(tx, tenantId, { ...decided, decidedAt: at });
    await recordAudit(tx, {
      tenantId,
      actorId: moderatorId,
      action: 'assessment.moderate',
      objectId: caseId,
      at,
      after: { outcome, reason, feedback: parsed.data.feedback, newCaseId },
    });
    return ok({ newCaseId });
  });
}
