import { getDecidedCase, type DecidedCase } from '#modules/assessment/index.ts';
import { getVersion, type AchievementVersion } from '#modules/design/index.ts';
import {
  findBetrayingWords,
  getOrganisation,
  getPerson,
  requireRole,
  type Actor,
  type OrganisationSummary,
  type PersonSummary,
} from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { awardErrors } from '../award.errors.ts';
import { AWARD_EVENTS } from '../award.events.ts';
import {
  awardedHours,
  awardedTitle,
  isPart,
  issueGate,
  mayAward,
  outcomeResult,
  publicTexts,
  supervisionAsJudged,
  validatedOutcomes,
  type AwardRequest,
  type GateLine,
} from '../award.rules.ts';
import type { AwardInput } from '../award.schemas.ts';
import type { ConsentWay, FrozenAward } from '../award.types.ts';
import { awardedAmong, findAwardByKey, type AwardRow } from './award.store.ts';
import { award as awardTable } from './award.tables.ts';
import { findEarlier, holdEarlier } from './earlier.ts';
import { issueFor, sealingOf } from './issue.ts';
import { findSigningKey, orKeyUnreadable } from './keys.ts';
import { supersede } from './revoking.ts';

export type Awarded = { readonly awardId: string; readonly credentialId: string };
type Failures = readonly Failure[];

/** A case with everything that the decision to award looks at. */
export type CaseFile = {
  readonly decided: DecidedCase;
  readonly version: AchievementVersion;
  readonly organisation: OrganisationSummary;
  readonly learner: PersonSummary;
};

async function readCase(tx: Tx, tenantId: string, caseId: string): Promise<CaseFile | null> {
  const decided = await getDecidedCase(tx, tenantId, caseId);
  if (decided === null) return null;
  const [learner, organisation] = [
    await getPerson(tx, tenantId, decided.learnerId),
    await getOrganisation(tx, tenantId),
  ];
  if (learner === null || organisation === null) return null;
  const version = await getVersion(tx, tenantId, { achievementId: decided.achievementId, version: decided.version });
  return { decided, version, organisation, learner };
}

type Answers = { readonly name: string; readonly hours?: number | undefined; readonly consent: ConsentWay | null };

const toRequest = (file: CaseFile, answers: Answers, now: Date): AwardRequest => ({
  name: answers.name,
  country: file.organisation.country,
  version: file.version,
  judged: file.decided,
  hours: answers.hours,
  consent: answers.consent,
  now,
});

const freeze = (file: CaseFile, request: AwardRequest, consent: ConsentWay): FrozenAward => {
  const { descriptor, contentHash } = file.version;
  const { decided } = file;
  const outcomes = validatedOutcomes(decided, descriptor);
  return {
    title: awardedTitle(decided, descriptor),
    family: descriptor.family,
    versionHash: contentHash,
    decision: isPart(decided, descriptor) ? 'partly_validated' : 'validated',
    outcomes: outcomes.map(({ id }) => id),
    results: Object.fromEntries(outcomes.map((outcome) => [outcome.id, outcomeResult(outcome, decided.levels)])),
    hours: awardedHours(request),
    credits: isPart(decided, descriptor) ? [] : descriptor.workload.credits,
    assessors: decided.assessors.map(({ role, at }) => ({ role, at: at.toISOString() })),
    evidenceKinds: [...new Set(decided.evidenceKinds)].sort(),
    identityCheck: decided.identityCheck,
    supervision: supervisionAsJudged(descriptor.supervision, decided.identityCheck),
    judgedAt: decided.decidedAt.toISOString(),
    consent: { way: consent, at: request.now.toISOString() },
  };
};

async function answeredBefore(tx: Tx, tenantId: string, input: AwardInput): Promise<Result<Awarded, Failures> | null> {
  const known = await findAwardByKey(tx, tenantId, input.idempotencyKey);
  if (known === null) return null;
  if (known.award.caseId !== input.caseId) return fail([awardErrors.keyReused]);
  return ok({ awardId: known.award.id, credentialId: known.credentialId });
}

/** Stores the decision; null when another transaction stored one for this wish or this case first. */
async function storeAward(tx: Tx, row: AwardRow): Promise<AwardRow | null> {
  const [stored] = await tx.insert(awardTable).values(row).onConflictDoNothing().returning();
  return stored ?? null;
}

/**
 * Awards a validated case and issues its credential, in one transaction. The same idempotency key always gives the
 * same answer, also when eight clients send it at once. Fails with everything that is missing at the issue gate.
 */
export async function awardCredential(
  world: World,
  actor: Actor,
  input: AwardInput,
): Promise<Result<Awarded, Failures>> {
  const allowed = requireRole(actor, 'registrar');
  if (!allowed.ok) return fail([allowed.error]);
  const { tenantId } = actor;
  const inOneGo = () =>
    world.db.inTenant(tenantId, async (tx) => {
      const before = await answeredBefore(tx, tenantId, input);
      if (before !== null) return before;
      const file = await readCase(tx, tenantId, input.caseId);
      if (file === null) return fail([awardErrors.caseNotFound]);
      return awardCase(tx, world, { actor, input, file });
    });
  return orKeyUnreadable(inOneGo, [awardErrors.keyUnreadable]);
}

export type Wish = { readonly actor: Actor; readonly input: AwardInput; readonly file: CaseFile };

/** The part of awarding that needs no reading of other rooms: gate, key, award row, credential, facts, audit. */
export async function awardCase(
  tx: Tx,
  world: World,
  { actor, input, file }: Wish,
): Promise<Result<Awarded, Failures>> {
  const { tenantId } = actor;
  const now = world.clock.now();
  if (file.decided.learnerId === actor.personId) return fail([awardErrors.ownCredential]);
  const request = toRequest(file, input, now);
  const answer = mayAward(request);
  if (!answer.ok)
    return fail(answer.missing.map(({ code, field }) => (field === undefined ? { code } : { code, field })));
  if (request.consent === null) throw new Error('The gate let a case without consent pass.');
  const key = await findSigningKey(tx, world, tenantId);
  if (!key.ok) return fail([key.error]);
  const earlier = await holdEarlier(tx, tenantId, file.decided);
  if (earlier.newer !== null) return fail([awardErrors.newerAwarded]);
  const award = await storeAward(tx, {
    tenantId,
    id: newId(world.random, 'awd'),
    caseId: file.decided.id,
    learnerId: file.decided.learnerId,
    achievementId: file.version.achievementId,
    version: file.version.version,
    frozen: freeze(file, request, request.consent),
    decidedBy: actor.personId,
    decidedAt: now,
    idempotencyKey: input.idempotencyKey,
    supersedes: null,
    reason: null,
  });
  if (award === null) return (await answeredBefore(tx, tenantId, input)) ?? fail([awardErrors.alreadyAwarded]);
  const [newest] = earlier.replaced;
  const replaces = newest === undefined ? {} : { replaces: newest.credential.id };
  const fact = await issueFor(tx, world, { ...file, award, key: key.value, name: input.name, ...replaces });
  await world.events.publish(tx, { type: AWARD_EVENTS.issued, tenantId, at: now, payload: fact });
  const sealing = sealingOf(world, file.organisation, key.value);
  for (const found of earlier.replaced)
    await supersede(tx, world, { found, sealing, by: actor.personId, note: '', fact });
  await recordAudit(tx, {
    tenantId,
    actorId: actor.personId,
    action: 'award.issue',
    objectId: fact.credentialId,
    at: now,
    after: award.frozen,
  });
  return ok({ awardId: award.id, credentialId: fact.credentialId });
}

export type AwardPreview = {
  readonly file: CaseFile;
  readonly gate: readonly GateLine[];
  readonly part: boolean;
  /** Words in the public texts that may tell of a setting which a credential must not betray. */
  readonly warnings: readonly string[];
  readonly alreadyAwarded: boolean;
  /** Valid credentials of the same evaluation whose place this one will take. */
  readonly replaces: readonly string[];
  /** A valid credential that already says what this one would; then it is not made. */
  readonly newer: string | null;
};

const betrayingWords = ({ version, organisation }: CaseFile): readonly string[] => {
  const texts = [...publicTexts(version.descriptor), ['', organisation.publicName] as const];
  return [...new Set(texts.flatMap(([language, text]) => findBetrayingWords(text, language)))];
};

/** Everything the registrar sees before deciding: the case, the gate line by line, and words to look at. */
export async function previewAward(
  world: World,
  actor: Actor,
  input: { readonly caseId: string } & Partial<Answers>,
): Promise<Result<AwardPreview>> {
  const allowed = requireRole(actor, 'registrar');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const file = await readCase(tx, actor.tenantId, input.caseId);
    if (file === null) return fail(awardErrors.caseNotFound);
    const answers = { name: input.name ?? file.learner.fullName, hours: input.hours, consent: input.consent ?? null };
    const { descriptor } = file.version;
    const { replaced, newer } = await findEarlier(tx, actor.tenantId, file.decided);
    return ok({
      file,
      gate: issueGate(toRequest(file, answers, world.clock.now())),
      part: isPart(file.decided, descriptor),
      warnings: betrayingWords(file),
      alreadyAwarded: (await awardedAmong(tx, actor.tenantId, [input.caseId])).size > 0,
      replaces: replaced.map(({ credential }) => credential.id),
      newer,
    });
  });
}
