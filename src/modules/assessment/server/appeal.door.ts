import { getVersion } from '#modules/design/index.ts';
import {
  type Actor,
  hasRole,
  listPeopleWithRole,
  mayCoach,
  mayHelp,
  type PersonSummary,
} from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { appealEnds, appealObstacle } from '../appeal.rules.ts';
import type { CaseDecision, ValidationCase } from '../assessment.schemas.ts';
import { newerObstacle } from './anew.ts';
import { type AppealRound, listAppealsOf } from './appeal.store.ts';
import { findCase, findDecision, listCasesOf } from './case.store.ts';
import { NOT_FOUND } from './joint.change.ts';
import { getAssessmentSettings } from './settings.store.ts';

type Failures = readonly Failure[];

/**
 * The decision, when this person may appeal it: the learner herself, her coach who writes it down for her, or a helper
 * whom she lets do so. A decision about an exam is appealed by who took it.
 */
export async function findAppealable(
  tx: Tx,
  actor: Actor,
  { caseId, now }: { readonly caseId: string; readonly now: Date },
): Promise<{ readonly sent: ValidationCase; readonly decision: CaseDecision } | null> {
  const sent = await findCase(tx, actor.tenantId, caseId);
  const decision = sent === null ? null : await findDecision(tx, actor.tenantId, caseId);
  if (sent === null || decision === null) return null;
  // An exam is a colleague's own: she appeals for herself, in the room in which she took it.
  const isOwn = sent.learnerId === actor.personId && (hasRole(actor, 'learner') || sent.exam !== null);
  const { learnerId } = sent;
  const isTheirs =
    isOwn || (await mayCoach(tx, actor, learnerId)) || (await mayHelp(tx, actor, { learnerId, now, right: 'appeal' }));
  return isTheirs ? { sent, decision } : null;
}

/** Why a decision cannot be appealed now; empty when it can. */
export async function appealFailures(
  tx: Tx,
  tenantId: string,
  when: { readonly sent: ValidationCase; readonly decision: CaseDecision; readonly now: Date },
): Promise<Failures> {
  const { appealWindowDays: windowDays } = await getAssessmentSettings(tx, tenantId);
  const stands = appealObstacle(when.decision, { now: when.now, windowDays });
  return stands === null ? newerObstacle(tx, tenantId, when.sent) : [{ code: stands }];
}

export type AppealDoor = {
  readonly sent: ValidationCase;
  readonly decision: CaseDecision;
  readonly title: Multilingual;
  readonly ends: Date;
  /** Code of why it cannot be appealed. */
  readonly obstacle: string | null;
  readonly appeals: readonly AppealRound[];
  /** Whom to ask about anything that is no appeal: how somebody was treated, what went wrong on the way. */
  readonly complaintsTo: readonly PersonSummary[];
  readonly answerDays: number;
};

/** What stands at the door of an appeal: until when, what was asked already, and whom to ask about other things. */
export async function seeAppealDoor(world: World, actor: Actor, caseId: string): Promise<Result<AppealDoor>> {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const now = world.clock.now();
    const found = await findAppealable(tx, actor, { caseId, now });
    if (found === null) return fail(NOT_FOUND);
    const { sent, decision } = found;
    const { appealWindowDays, appealDays } = await getAssessmentSettings(tx, tenantId);
    const [failure] = await appealFailures(tx, tenantId, { ...found, now });
    const version = await getVersion(tx, tenantId, sent);
    return ok({
      sent,
      decision,
      title: version.descriptor.title,
      ends: appealEnds(decision.decidedAt, appealWindowDays),
      obstacle: failure?.code ?? null,
      appeals: await listAppealsOf(tx, tenantId, [caseId]),
      complaintsTo: await listPeopleWithRole(tx, tenantId, 'admin'),
      answerDays: appealDays,
    });
  });
}

/** Decisions about a learner that can be appealed now; the caller has checked who asks. */
export async function listAppealable(
  tx: Tx,
  of: { readonly tenantId: string; readonly learnerId: string; readonly now: Date },
): Promise<readonly { readonly caseId: string; readonly title: Multilingual }[]> {
  const { tenantId, learnerId, now } = of;
  const rounds = await listCasesOf(tx, tenantId, [learnerId]);
  const open: { readonly caseId: string; readonly title: Multilingual }[] = [];
  for (const { sent, decision } of rounds) {
    if (decision === null) continue;
    const failures = await appealFailures(tx, tenantId, { sent, decision, now });
    const asked = await listAppealsOf(tx, tenantId, [sent.id]);
    if (failures.length > 0 || asked.some(({ appeal }) => appeal.state !== 'withdrawn')) continue;
    const { descriptor } = await getVersion(tx, tenantId, sent);
    open.push({ caseId: sent.id, title: descriptor.title });
  }
  return open;
}
