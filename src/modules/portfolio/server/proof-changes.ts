import { type Actor, mayCoach } from '#modules/people/index.ts';
import { deleteFile, storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { Area } from '../blur.rules.ts';
import { EVIDENCE_TESTS, type EvidenceTest, fileOfKind, VISIBILITIES } from '../evidence.schemas.ts';
import { prose } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { getEvidenceFile } from './evidence.usecases.ts';
import { changeEvidence, listAllEvidence, listEvidenceForCoach, saveEvidenceChecks } from './evidence.store.ts';
import { findForActor, holdToChange, knowsCriteria, NOT_FOUND, recordDeed, roleFor } from './proof-access.ts';
import { cleanPhoto } from './photo.ts';

/**
 * The learner decides who sees a proof about her, at any time before a case rests on it. What her coach wrote the coach
 * knows already: of that she decides whether it goes further.
 */
export async function setVisibility(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly visibility: string },
): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await holdToChange(tx, actor, input.id);
    if (!found.ok) return found;
    const { proof } = found.value;
    const visibility = VISIBILITIES.find((known) => known === input.visibility);
    if (proof.learnerId !== personId || visibility === undefined) return fail({ code: 'portfolio.visibility_unfit' });
    if (visibility === 'private' && proof.createdByRole === 'coach') return fail({ code: 'portfolio.coach_knows' });
    await changeEvidence(tx, { tenantId, id: proof.id, set: { visibility } });
    const { id: objectId, learnerId, visibility: before } = proof;
    const at = world.clock.now();
    await recordDeed(tx, actor, { learnerId, objectId, action: 'share_proof', at, before, after: visibility });
    return ok(null);
  });
}

export type Mapping = {
  readonly learnerId: string;
  readonly achievementId: string;
  /** The proofs and tasks that were on the screen; what was not is left as it is. */
  readonly evidenceIds: readonly string[];
  readonly criteria: readonly string[];
  /** Ticked places, `evidenceId:criterionId`. */
  readonly ticked: readonly string[];
  readonly sheets: SheetSource;
};

/**
 * Says anew which proof speaks about which task, for all that was on the screen. Proof that a case rests on stays.
 * @returns how many proofs were changed, and how many would have been but are held
 */
export async function mapProof(
  world: World,
  actor: Actor,
  input: Mapping,
): Promise<Result<{ readonly changed: number; readonly held: number }>> {
  const { tenantId } = actor;
  const { learnerId, achievementId, criteria } = input;
  return world.db.inTenant(tenantId, async (tx) => {
    const role = await roleFor(tx, actor, learnerId);
    if (role === null) return fail(NOT_FOUND);
    if (!(await knowsCriteria(tx, tenantId, { learnerId, achievementId, criteria, sheets: input.sheets })))
      return fail({ code: 'portfolio.criteria_unknown' });
    const list = role === 'learner' ? listAllEvidence : listEvidenceForCoach;
    const shown = (await list(tx, { tenantId, learnerId, achievementId })).filter(({ id }) =>
      input.evidenceIds.includes(id),
    );
    let [changed, held] = [0, 0];
    for (const proof of shown) {
      const kept = proof.criteria.filter((id) => !criteria.includes(id));
      const after = [...kept, ...criteria.filter((id) => input.ticked.includes(`${proof.id}:${id}`))];
      if ([...after].sort().join() === [...proof.criteria].sort().join()) continue;
      const locked = await holdToChange(tx, actor, proof.id);
      if (!locked.ok) {
        held += 1;
        continue;
      }
      changed += 1;
      await changeEvidence(tx, { tenantId, id: proof.id, set: { criteria: after } });
      const at = world.clock.now();
      const before = proof.criteria;
      await recordDeed(tx, actor, { learnerId, objectId: proof.id, action: 'map_proof', at, before, after });
    }
    return ok({ changed, held });
  });
}

const NOTE = prose(500, 'portfolio.check_note_too_long');

/** The notes beside the tests, cleaned; null when one is too long. */
export function readCheckNotes(
  typed: Readonly<Record<string, string>>,
): Readonly<Partial<Record<EvidenceTest, string>>> | null {
  const read = EVIDENCE_TESTS.map((test) => [test, NOTE.safeParse(typed[test] ?? '')] as const);
  if (read.some(([, note]) => !note.success)) return null;
  return Object.fromEntries(read.flatMap(([test, note]) => (note.data ? [[test, note.data]] : [])));
}

export type CheckInput = {
  readonly evidenceId: string;
  readonly passed: readonly string[];
  /** Words beside a test. A note without a tick says why it is not passed; such proof does not count. */
  readonly notes?: Readonly<Record<string, string>>;
};

/** A coach says which of the five tests a proof passes; the learner sees it. Her own words stay as they are. */
export async function checkEvidence(world: World, actor: Actor, input: CheckInput): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const notes = readCheckNotes(input.notes ?? {});
  if (notes === null) return fail({ code: 'portfolio.check_note_too_long' });
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await holdToChange(tx, actor, input.evidenceId);
    if (!found.ok) return found;
    const { proof } = found.value;
    if (!(await mayCoach(tx, actor, proof.learnerId))) return fail(NOT_FOUND);
    const passed = EVIDENCE_TESTS.filter((test) => input.passed.includes(test));
    const at = world.clock.now();
    await saveEvidenceChecks(tx, { tenantId, evidenceId: proof.id, passed, notes, by: personId, at });
    const { learnerId, id: objectId } = proof;
    const before = { passed: Object.keys(proof.checks) };
    await recordDeed(tx, actor, { learnerId, objectId, action: 'check_proof', at, before, after: { passed, notes } });
    return ok(null);
  });
}

/** A coach says that an old proof still holds: from now on it counts as of today. */
export async function reconfirmProof(world: World, actor: Actor, id: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await holdToChange(tx, actor, id);
    if (!found.ok) return found;
    const { proof } = found.value;
    if (!(await mayCoach(tx, actor, proof.learnerId))) return fail(NOT_FOUND);
    const at = world.clock.now();
    await changeEvidence(tx, { tenantId, id, set: { reconfirmedAt: at, reconfirmedBy: personId } });
    await recordDeed(tx, actor, { learnerId: proof.learnerId, objectId: id, action: 'reconfirm_proof', at });
    return ok(null);
  });
}

/** Blurs parts of a kept photo. The bytes that were there before are deleted in the same moment. */
export async function blurProof(
  world: World,
  actor: Actor,
  input: { readonly id: string; readonly areas: readonly Area[] | null },
): Promise<Result<null>> {
  const { tenantId } = actor;
  const { id, areas } = input;
  if (areas === null || areas.length === 0) return fail({ code: 'portfolio.blur_nothing' });
  const before = await world.db.inTenant(tenantId, async (tx) => {
    const found = await findForActor(tx, actor, id);
    const isPhoto = found !== null && fileOfKind(found.proof.kind) === 'photo';
    return isPhoto ? getEvidenceFile(tx, tenantId, found.proof) : null;
  });
  if (before === null) return fail(NOT_FOUND);
  const blurred = await cleanPhoto(before.bytes, Number.POSITIVE_INFINITY, areas);
  if (!blurred.ok) return blurred;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await holdToChange(tx, actor, id);
    if (!found.ok) return found;
    const { proof } = found.value;
    // Somebody else blurred other parts meanwhile: theirs must not come back.
    if (proof.fileId !== before.id) return fail({ code: 'portfolio.changed_meanwhile' });
    const at = world.clock.now();
    const { bytes, mediaType } = blurred.value;
    const fileId = newId(world.random, 'fil');
    await storeFile(tx, { tenantId, id: fileId, ownerId: proof.learnerId, mediaType, bytes, at });
    await changeEvidence(tx, { tenantId, id, set: { fileId } });
    await deleteFile(tx, tenantId, before.id);
    const { learnerId } = proof;
    await recordDeed(tx, actor, { learnerId, objectId: id, action: 'blur_proof', at, after: { areas: areas.length } });
    return ok(null);
  });
}
