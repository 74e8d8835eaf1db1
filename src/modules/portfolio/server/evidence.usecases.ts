import { type Actor, getPerson, mayCoach, type PersonSummary, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { deleteFile, getFile, type StoredFile, storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { madeAtOf } from '../evidence.rules.ts';
import {
  type Evidence,
  EVIDENCE_TESTS,
  type EvidenceInput,
  evidenceInput,
  type EvidenceKind,
} from '../evidence.schemas.ts';
import type { Sheet } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import {
  deleteEvidence,
  findEvidence,
  insertEvidence,
  listAllEvidence,
  listEvidence,
  saveEvidenceChecks,
} from './evidence.store.ts';
import { type CleanPhoto, cleanPhoto } from './photo.ts';
import { findSelfEvaluation } from './self-evaluation.store.ts';

const NOT_FOUND = { code: 'portfolio.not_found' } as const;

/** In whose portfolio the actor may work, and as what. Everybody else gets "not found". */
async function roleFor(tx: Tx, actor: Actor, learnerId: string): Promise<'learner' | 'coach' | null> {
  if (actor.personId === learnerId) return requireRole(actor, 'learner').ok ? 'learner' : null;
  return (await mayCoach(tx, actor, learnerId)) ? 'coach' : null;
}

export type Proofs = {
  readonly learner: PersonSummary;
  readonly role: 'learner' | 'coach';
  readonly evidence: readonly Evidence[];
  /** What the proof may speak about: begun by the learner or published. */
  readonly sheets: readonly Sheet[];
};

/** "My proof" for the learner herself; for her coach the same without what she keeps private. */
export async function seeProof(
  world: World,
  actor: Actor,
  input: { readonly learnerId: string; readonly sheets: SheetSource },
): Promise<Result<Proofs>> {
  const { learnerId } = input;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const role = await roleFor(tx, actor, learnerId);
    const learner = role === null ? null : await getPerson(tx, tenantId, learnerId);
    if (role === null || learner === null) return fail(NOT_FOUND);
    const list = role === 'learner' ? listAllEvidence : listEvidence;
    const evidence = await list(tx, { tenantId, learnerId });
    return ok({ learner, role, evidence, sheets: await input.sheets.list(tx, tenantId) });
  });
}

export type NewProof = {
  readonly learnerId: string;
  readonly kind: EvidenceKind;
  readonly fields: EvidenceInput;
  /** The file as it was sent, for a photo. */
  readonly photo?: Uint8Array;
  readonly sheets: SheetSource;
};

type Checked = {
  readonly fields: ReturnType<typeof evidenceInput.parse>;
  readonly madeAt: Date;
  readonly photo: CleanPhoto | null;
};

/** A photo drawn anew, nothing for the other kinds, or why it cannot be kept. */
async function preparePhoto(world: World, { kind, photo }: NewProof): Promise<Result<CleanPhoto | null>> {
  return kind === 'photo' ? cleanPhoto(photo ?? new Uint8Array(), world.settings.maxUploadBytes) : ok(null);
}

/** What is missing between the fields: the text that a kind cannot do without, a day that has come. */
function contentFailures(
  kind: EvidenceKind,
  { text, madeAt }: { readonly text: string; readonly madeAt: Date | null },
): readonly Failure[] {
  return [
    ...(madeAt === null ? [{ code: 'portfolio.date_in_future', field: 'madeAt' }] : []),
    ...(kind !== 'photo' && text === '' ? [{ code: `portfolio.${kind}_missing`, field: 'text' }] : []),
  ];
}

/** All that can be said about the form without the database, everything wrong at once. */
async function checkProof(world: World, input: NewProof): Promise<Result<Checked, readonly Failure[]>> {
  const photo = await preparePhoto(world, input);
  const wrongPhoto = photo.ok ? [] : [photo.error];
  const parsed = parseInput(evidenceInput, input.fields, 'portfolio.form_incomplete');
  if (!parsed.ok) return fail([...parsed.error, ...wrongPhoto]);
  const fields = parsed.value;
  const madeAt = madeAtOf(fields.madeAt, world.clock.now());
  const failures = [...wrongPhoto, ...contentFailures(input.kind, { text: fields.text, madeAt })];
  if (!photo.ok || madeAt === null || failures.length > 0) return fail(failures);
  return ok({ fields, madeAt, photo: photo.value });
}

async function knowsCriteria(tx: Tx, actor: Actor, input: NewProof): Promise<boolean> {
  const { tenantId } = actor;
  const { achievementId, criteria } = input.fields;
  const begun = await findSelfEvaluation(tx, { tenantId, learnerId: input.learnerId, achievementId });
  const published = await input.sheets.find(tx, tenantId, achievementId);
  const items = [...(begun?.sheet.items ?? []), ...(published?.items ?? [])].map(({ criterionId }) => criterionId);
  return items.length > 0 && criteria.every((id) => items.includes(id));
}

/**
 * Adds a note or a photo (the learner, or her coach for her) or an observation (a coach only).
 * A photo is drawn anew before the transaction begins; nothing of the original is kept.
 */
export async function addProof(
  world: World,
  actor: Actor,
  input: NewProof,
): Promise<Result<{ readonly id: string }, readonly Failure[]>> {
  const { tenantId, personId } = actor;
  const { learnerId, kind } = input;
  const role = await world.db.inTenant(tenantId, (tx) => roleFor(tx, actor, learnerId));
  if (role === null) return fail([NOT_FOUND]);
  if (kind === 'observation' && role !== 'coach') return fail([{ code: 'people.not_allowed' }]);
  const checked = await checkProof(world, input);
  if (!checked.ok) return checked;
  const { fields, madeAt, photo } = checked.value;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await knowsCriteria(tx, actor, input)))
      return fail([{ code: 'portfolio.criteria_unknown', field: 'criteria' }]);
    const at = world.clock.now();
    const id = newId(world.random, 'evi');
    const fileId = newId(world.random, 'fil');
    if (photo !== null) {
      await storeFile(tx, {
        tenantId,
        id: fileId,
        ownerId: learnerId,
        mediaType: photo.mediaType,
        bytes: photo.bytes,
        at,
      });
    }
    await insertEvidence(tx, {
      tenantId,
      id,
      learnerId,
      achievementId: fields.achievementId,
      kind,
      title: fields.title,
      ...(fields.text === '' ? {} : { text: fields.text }),
      ...(photo === null ? {} : { fileId }),
      criteria: [...new Set(fields.criteria)],
      createdBy: personId,
      createdByRole: role,
      madeAt,
      createdAt: at,
      visibility: role === 'coach' ? 'shared' : fields.visibility,
    });
    const behalf = role === 'coach' ? { onBehalfOf: learnerId } : {};
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      ...behalf,
      action: `portfolio.add_${kind}`,
      objectId: id,
      at,
      after: fields,
    });
    return ok({ id });
  });
}

/** Takes away a proof that the actor added, with its photo. The ones that others added stay. */
export async function removeProof(world: World, actor: Actor, id: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await findEvidence(tx, tenantId, id);
    if (found === null || (await roleFor(tx, actor, found.learnerId)) === null) return fail(NOT_FOUND);
    if (found.createdBy !== personId) return fail({ code: 'portfolio.not_yours_to_remove' });
    await deleteEvidence(tx, tenantId, id);
    if (found.fileId !== undefined) await deleteFile(tx, tenantId, found.fileId);
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'portfolio.remove_proof',
      objectId: id,
      at: world.clock.now(),
    });
    return ok(null);
  });
}

/** The photo of a proof, for the learner, and for her coach when it is shared. */
export async function seePhoto(world: World, actor: Actor, evidenceId: string): Promise<Result<StoredFile>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const found = await findEvidence(tx, actor.tenantId, evidenceId);
    const role = found === null ? null : await roleFor(tx, actor, found.learnerId);
    if (found === null || role === null || (role === 'coach' && found.visibility === 'private')) return fail(NOT_FOUND);
    const photo = await getEvidencePhoto(tx, actor.tenantId, found);
    return photo === null ? fail(NOT_FOUND) : ok(photo);
  });
}

/** The bytes of a proof whose reader was authorised already. */
export const getEvidencePhoto = async (tx: Tx, tenantId: string, proof: Evidence): Promise<StoredFile | null> =>
  proof.fileId === undefined ? null : getFile(tx, tenantId, proof.fileId);

/** A coach ticks which of the five tests a proof passes; the learner sees the ticks. Her own words stay as they are. */
export async function checkEvidence(
  world: World,
  actor: Actor,
  input: { readonly evidenceId: string; readonly passed: readonly string[] },
): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await findEvidence(tx, tenantId, input.evidenceId);
    if (found === null || found.visibility === 'private' || !(await mayCoach(tx, actor, found.learnerId)))
      return fail(NOT_FOUND);
    const passed = EVIDENCE_TESTS.filter((test) => input.passed.includes(test));
    const at = world.clock.now();
    await saveEvidenceChecks(tx, { tenantId, evidenceId: found.id, passed, by: personId, at });
    const before = { passed: Object.keys(found.checks) };
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'portfolio.check_proof',
      objectId: found.id,
      at,
      before,
      after: { passed },
    });
    return ok(null);
  });
}
