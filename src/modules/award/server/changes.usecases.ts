import { getVersion, type AchievementVersion } from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor, type OrganisationSummary } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { awardErrors } from '../award.errors.ts';
import { AWARD_EVENTS, type AwardFact } from '../award.events.ts';
import type { CorrectionInput, RevocationInput } from '../award.schemas.ts';
import {
  findAwardByKey,
  getCredential,
  lockCredential,
  type AwardRow,
  type CredentialWithAward,
} from './award.store.ts';
import { award as awardTable } from './award.tables.ts';
import type { Awarded } from './award.usecases.ts';
import { issueFor, sealingOf } from './issue.ts';
import { findSigningKey, orKeyUnreadable, type KeyRow } from './keys.ts';
import { revokeNow, supersede } from './revoking.ts';

type Wanted = { readonly actor: Actor; readonly credentialId: string };
type Ready = { readonly found: CredentialWithAward; readonly organisation: OrganisationSummary; readonly key: KeyRow };

/**
 * A credential that may still be changed, locked, with what is needed to sign the change. Nobody changes her own: a
 * registrar who learns here as well asks a colleague, as for awarding.
 */
async function makeReady(tx: Tx, world: World, { actor, credentialId }: Wanted): Promise<Result<Ready>> {
  const { tenantId } = actor;
  const found = await lockCredential(tx, tenantId, credentialId);
  if (found === null) return fail(awardErrors.credentialNotFound);
  if (found.credential.learnerId === actor.personId) return fail(awardErrors.ownCredential);
  if (found.credential.revokedAt !== null) return fail(awardErrors.alreadyRevoked);
  const organisation = await getOrganisation(tx, tenantId);
  if (organisation === null) throw new Error(`No organisation ${tenantId}`);
  const key = await findSigningKey(tx, world, tenantId);
  return key.ok ? ok({ found, organisation, key: key.value }) : key;
}

const factOf = ({ award, credential }: CredentialWithAward): AwardFact => ({
  awardId: award.id,
  credentialId: credential.id,
  learnerId: credential.learnerId,
  achievementId: credential.achievementId,
  title: award.frozen.title,
  family: award.frozen.family,
  issuedAt: credential.issuedAt.toISOString(),
});

/** Revokes a credential with a general word for everybody and a reason for the register. Shows on the check page at once. */
export async function revokeCredential(world: World, actor: Actor, input: RevocationInput): Promise<Result<null>> {
  const allowed = requireRole(actor, 'registrar');
  if (!allowed.ok) return allowed;
  return orKeyUnreadable(
    () => world.db.inTenant(actor.tenantId, (tx) => revokeOne(tx, world, { actor, input })),
    awardErrors.keyUnreadable,
  );
}

async function revokeOne(
  tx: Tx,
  world: World,
  { actor, input }: { readonly actor: Actor; readonly input: RevocationInput },
): Promise<Result<null>> {
  const { tenantId } = actor;
  const ready = await makeReady(tx, world, { actor, credentialId: input.credentialId });
  if (!ready.ok) return ready;
  const at = world.clock.now();
  const { found, organisation, key } = ready.value;
  const sealing = sealingOf(world, organisation, key);
  await revokeNow(tx, world, { found, sealing, code: input.code, note: input.reason, by: actor.personId });
  await world.events.publish(tx, { type: AWARD_EVENTS.revoked, tenantId, at, payload: factOf(found) });
  await recordAudit(tx, {
    tenantId,
    actorId: actor.personId,
    action: 'award.revoke',
    objectId: input.credentialId,
    at,
    after: { code: input.code, reason: input.reason },
  });
  return ok(null);
}

type Change = { readonly actor: Actor; readonly input: CorrectionInput; readonly old: AwardRow };

/** The hours of a part are the registrar's own word; those of the whole stand in the published version. */
const mayChangeHours = ({ frozen }: AwardRow): boolean => frozen.decision === 'partly_validated';

async function storeCorrection(tx: Tx, world: World, { actor, input, old }: Change): Promise<AwardRow> {
  const { frozen } = old;
  const hours = mayChangeHours(old) ? (input.hours ?? frozen.hours) : frozen.hours;
  const [row] = await tx
    .insert(awardTable)
    .values({
      ...old,
      frozen: { ...frozen, hours },
      id: newId(world.random, 'awd'),
      decidedBy: actor.personId,
      decidedAt: world.clock.now(),
      idempotencyKey: input.idempotencyKey,
      supersedes: old.id,
      reason: input.reason,
    })
    .returning();
  if (row === undefined) throw new Error('The correction was not stored.');
  return row;
}

type Correction = {
  readonly actor: Actor;
  readonly input: CorrectionInput;
  readonly ready: Ready;
  readonly version: AchievementVersion;
};

/** Reads what the credential is about, and refuses hours that are more than those of the whole. */
async function correct(
  tx: Tx,
  world: World,
  wish: Omit<Correction, 'version'>,
): Promise<Result<Awarded, readonly Failure[]>> {
  const { award } = wish.ready.found;
  const { tenantId, achievementId } = award;
  const version = await getVersion(tx, tenantId, { achievementId, version: award.version });
  const tooMany = mayChangeHours(award) && (wish.input.hours ?? 0) > version.descriptor.workload.hours;
  if (tooMany) return fail([{ code: 'award.missing.workload', field: 'hours' }]);
  return ok(await correctNow(tx, world, { ...wish, version }));
}

async function correctNow(tx: Tx, world: World, { actor, input, ready, version }: Correction): Promise<Awarded> {
  const { tenantId } = actor;
  const { found, organisation, key } = ready;
  const at = world.clock.now();
  const award = await storeCorrection(tx, world, { actor, input, old: found.award });
  const replaces = found.credential.id;
  const fact = await issueFor(tx, world, { award, version, organisation, key, name: input.name, replaces });
  await world.events.publish(tx, { type: AWARD_EVENTS.issued, tenantId, at, payload: fact });
  const sealing = sealingOf(world, organisation, key);
  await supersede(tx, world, { found, sealing, by: actor.personId, note: input.reason, fact });
  await recordAudit(tx, {
    tenantId,
    actorId: actor.personId,
    action: 'award.correct',
    objectId: fact.credentialId,
    at,
    before: { replaces },
    after: { reason: input.reason },
  });
  return { awardId: award.id, credentialId: fact.credentialId };
}

type Answered = {
  readonly tenantId: string;
  readonly known: NonNullable<Awaited<ReturnType<typeof findAwardByKey>>>;
  readonly credentialId: string;
};

/** The same correction pressed twice gets the same answer; a key that stood for another wish gets none. */
async function answeredBefore(
  tx: Tx,
  { tenantId, known, credentialId }: Answered,
): Promise<Result<Awarded, readonly Failure[]>> {
  const corrected = await getCredential(tx, tenantId, credentialId);
  if (corrected === null || known.award.supersedes !== corrected.awardId) return fail([awardErrors.keyReused]);
  return ok({ awardId: known.award.id, credentialId: known.credentialId });
}

/**
 * Corrects what the registrar wrote on a credential, which is the name, and the hours where a part was awarded; all else
 * stands in the published version or in the decision, and is corrected there. A new credential takes the place of the old one, whose check page then says so
 * and leads to the new one. A signed text is never changed. Pressing twice gives the same correction.
 */
export async function correctCredential(
  world: World,
  actor: Actor,
  input: CorrectionInput,
): Promise<Result<Awarded, readonly Failure[]>> {
  const allowed = requireRole(actor, 'registrar');
  if (!allowed.ok) return fail([allowed.error]);
  if (input.name === '') return fail([{ code: 'award.missing.learner_name', field: 'name' }]);
  const { tenantId } = actor;
  const inOneGo = () =>
    world.db.inTenant(tenantId, async (tx): Promise<Result<Awarded, readonly Failure[]>> => {
      const ready = await makeReady(tx, world, { actor, credentialId: input.credentialId });
      const known = await findAwardByKey(tx, tenantId, input.idempotencyKey);
      if (known !== null) return answeredBefore(tx, { tenantId, known, credentialId: input.credentialId });
      return ready.ok ? correct(tx, world, { actor, input, ready: ready.value }) : fail([ready.error]);
    });
  return orKeyUnreadable(inOneGo, [awardErrors.keyUnreadable]);
}
