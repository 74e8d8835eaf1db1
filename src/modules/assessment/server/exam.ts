import type { AchievementVersion } from '#modules/design/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { CaseDecision, ExamRecord, Joint, ValidationCase } from '../assessment.schemas.ts';
import { addWorkingDays } from '../working-days.rules.ts';
import { insertCase, listCasesOf } from './case.store.ts';
import { getAssessmentSettings } from './settings.store.ts';
import { criteriaOf } from './standing.ts';

export type NewExamCase = {
  readonly tenantId: string;
  /** Who passed the exam, and asks for the credential herself. */
  readonly personId: string;
  readonly version: AchievementVersion;
  /** The try that was passed. */
  readonly sittingId: string;
  readonly exam: ExamRecord;
};

export type ExamCase = { readonly sent: ValidationCase; readonly decision: CaseDecision | null };

/** The newest case of a person about this achievement that rests on an exam; withdrawn ones do not count. */
export async function findExamCase(
  tx: Tx,
  ref: { readonly tenantId: string; readonly personId: string; readonly achievementId: string },
): Promise<ExamCase | null> {
  const cases = await listCasesOf(tx, ref.tenantId, [ref.personId]);
  return cases.find(({ sent }) => sent.exam !== null && sent.achievementId === ref.achievementId) ?? null;
}

const isSettled = ({ decision }: ExamCase): boolean =>
  decision === null || decision.decision === 'validated' || decision.decision === 'partly_validated';

/**
 * Sends a passed exam to the validators, who see its ratings and notes and decide like about any other case: never the
 * person herself, never without a training of their own. There is no coach and no talk, and the credential will not
 * name any. An account that an administrator gave out stands for the identity check. Codes: `assessment.already_sent`.
 */
export async function sendExamCase(
  tx: Tx,
  world: World,
  { tenantId, personId, version, sittingId, exam }: NewExamCase,
): Promise<Result<{ readonly caseId: string }>> {
  const { achievementId } = version;
  const earlier = await findExamCase(tx, { tenantId, personId, achievementId });
  if (earlier !== null && isSettled(earlier)) return fail({ code: 'assessment.already_sent' });
  const at = world.clock.now();
  const { validationDays } = await getAssessmentSettings(tx, tenantId);
  const id = newId(world.random, 'cas');
  await insertCase(tx, tenantId, {
    id,
    jointId: sittingId,
    learnerId: personId,
    achievementId,
    version: version.version,
    sentBy: personId,
    sentAt: at,
    identityCheck: 'institution_record',
    levels: Object.fromEntries(criteriaOf(version).map((criterion) => [criterion.id, 'on_my_own'] as const)),
    state: 'waiting',
    dueAt: addWorkingDays(at, validationDays),
    origin: 'sent',
    replaces: null,
    certifiedAt: null,
    exam,
  });
  const { total, within, exact } = exam;
  const audited = { tenantId, actorId: personId, action: 'assessment.send_exam', objectId: id, at };
  await recordAudit(tx, { ...audited, after: { sittingId, total, within, exact } });
  return ok({ caseId: id });
}

/** An exam in the shape in which cases are read: nobody rated beside it and nothing was talked about. */
export const withoutTalk = ({ jointId, sentAt, ...sent }: ValidationCase): Joint => ({
  id: jointId,
  learnerId: sent.learnerId,
  achievementId: sent.achievementId,
  version: sent.version,
  startedBy: sent.sentBy,
  scale: 'three',
  state: sent.state === 'waiting' ? 'sent' : 'closed',
  revision: 0,
  round: 1,
  nextGoal: '',
  updatedAt: sentAt,
  coachDoneAt: null,
  revealedAt: null,
  coachConfirmedBy: null,
  coachConfirmedAt: null,
  learnerConfirmedAt: null,
  items: Object.fromEntries(
    Object.entries(sent.levels).map(
      ([criterionId, level]) =>
        [criterionId, { criterionId, coach: null, self: null, agreed: level ?? 'open', note: '' }] as const,
    ),
  ),
});
