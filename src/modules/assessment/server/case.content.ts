import type { AchievementVersion } from '#modules/design/index.ts';
import { type Actor, getPerson } from '#modules/people/index.ts';
import { type Evidence, findSelfEvaluation, type SelfEvaluation } from '#modules/portfolio/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { UnitResult } from '../assessment.rules.ts';
import type { CaseDecision, Decision, Joint, OutcomeAnswer, ValidationCase } from '../assessment.schemas.ts';
import { listDecidedEvidence } from './case.store.ts';
import { findJoint } from './joint.store.ts';
import { withoutTalk } from './exam.ts';
import { judgeCase, sharedEvidence } from './standing.ts';

/** How the learner rated herself: alone, read to her, with an interpreter, on paper. It is a fact, not a judgement. */
export type SelfMade = Pick<SelfEvaluation, 'mode' | 'interpretedIn'> & {
  /** Who typed it in from paper. */
  readonly enteredBy: string | null;
};

export type CaseContent = {
  readonly joint: Joint;
  /** Null for an exam, which has no self-evaluation. */
  readonly self: SelfMade | null;
  readonly evidence: readonly Evidence[];
  readonly result: UnitResult;
};

type Content = {
  readonly sent: ValidationCase;
  readonly version: AchievementVersion;
  readonly decision: CaseDecision | null;
  readonly now: Date;
};

/** The talk may have gone on since: what was agreed is told as it was sent, later words belong to learner and coach. */
const asJudged = (joint: Joint, { levels }: ValidationCase): Joint => ({
  ...joint,
  nextGoal: '',
  items: Object.fromEntries(
    Object.entries(joint.items).map(([id, item]) => [id, { ...item, agreed: levels[id] ?? 'open', note: '' }]),
  ),
});

async function selfMadeOf(tx: Tx, tenantId: string, sent: ValidationCase): Promise<SelfMade | null> {
  const { learnerId, achievementId, version } = sent;
  const found = await findSelfEvaluation(tx, { tenantId, learnerId, achievementId, version });
  if (found === null) return null;
  const { mode, interpretedIn, enteredBy } = found;
  const typist = enteredBy === undefined ? null : await getPerson(tx, tenantId, enteredBy);
  return { mode, ...(interpretedIn === undefined ? {} : { interpretedIn }), enteredBy: typist?.fullName ?? null };
}

/** What a validator judges by, or judged by. */
export async function contentOf(
  tx: Tx,
  tenantId: string,
  { sent, version, decision, now }: Content,
): Promise<CaseContent | null> {
  const joint = sent.exam === null ? await findJoint(tx, tenantId, sent.jointId) : withoutTalk(sent);
  if (joint === null) return null;
  const evidence = await proofOfCase(tx, tenantId, sent);
  const result = judgeCase(version, { sent, evidence }, decision?.decidedAt ?? now);
  const self = await selfMadeOf(tx, tenantId, sent);
  return { joint: decision === null ? joint : asJudged(joint, sent), self, evidence, result };
}

/** The shared proof of a case. Once it is decided no more than the decision rests on: what came later is not of it. */
export async function proofOfCase(tx: Tx, tenantId: string, sent: ValidationCase): Promise<readonly Evidence[]> {
  const shared = await sharedEvidence(tx, tenantId, sent);
  if (sent.state === 'waiting') return shared;
  const seen = await listDecidedEvidence(tx, tenantId, sent.id);
  return shared.filter(({ id }) => seen.includes(id));
}

/** While a case waits any free validator may look into it; afterwards only the one who decided. */
export const mayLookInto = (actor: Actor, decision: CaseDecision | null): boolean =>
  decision === null || decision.validatorId === actor.personId;

type Judged = {
  readonly sent: Pick<ValidationCase, 'exam'>;
  readonly version: AchievementVersion;
  readonly outcomes: readonly OutcomeAnswer[];
  readonly decision: Decision;
};

/**
 * The kinds of proof that the credential will name. Of a part only what speaks about its tasks, or about none in
 * particular: proof of an outcome that was not validated must not stand behind one that was.
 */
export function kindsBehind(
  { sent, version, outcomes, decision }: Judged,
  evidence: readonly Evidence[],
): readonly string[] {
  if (sent.exam !== null) return ['simulation'];
  const validated = outcomes.filter((answer) => answer.decision === 'validated').map(({ outcomeId }) => outcomeId);
  const tasks = version.descriptor.outcomes
    .filter(({ id }) => validated.includes(id))
    .flatMap(({ criteria }) => criteria.map(({ id }) => id));
  const speaksOfPart = ({ criteria }: Evidence) => criteria.length === 0 || criteria.some((id) => tasks.includes(id));
  const counted = decision === 'partly_validated' ? evidence.filter(speaksOfPart) : evidence;
  return [...new Set(counted.map(({ kind }) => kind))].sort();
}
