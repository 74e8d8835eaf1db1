import { type Actor, getPerson, getSiteRules, type PersonSummary } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { deleteFile, getFile, type StoredFile, storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { kindsFor } from '../evidence.rules.ts';
import { ADDABLE_KINDS, type AddableKind, type Evidence, type EvidenceKind } from '../evidence.schemas.ts';
import type { Sheet } from '../portfolio.schemas.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { deleteEvidence, insertEvidence, listAllEvidence, listEvidenceForCoach } from './evidence.store.ts';
import {
  adderFor,
  findForActor,
  holdToChange,
  knowsCriteria,
  NOT_FOUND,
  type PortfolioRole,
  recordDeed,
  roleFor,
} from './proof-access.ts';
import { type CheckedProof, checkProofForm, type ProofForm } from './proof-form.ts';

export type Proofs = {
  readonly learner: PersonSummary;
  readonly role: PortfolioRole;
  readonly evidence: readonly Evidence[];
  /** What the proof may speak about: begun by the learner or published. */
  readonly sheets: readonly Sheet[];
  /** What the actor may add here. */
  readonly kinds: readonly AddableKind[];
  /** Whether an address may be followed, or is shown as text. */
  readonly opensLinks: boolean;
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
    const list = role === 'learner' ? listAllEvidence : listEvidenceForCoach;
    const evidence = await list(tx, { tenantId, learnerId });
    const rules = await getSiteRules(tx, tenantId);
    const sheets = await input.sheets.list(tx, tenantId);
    return ok({ learner, role, evidence, sheets, kinds: kindsFor(role, rules), opensLinks: rules.links });
  });
}

export type NewProofPage = Pick<Proofs, 'learner' | 'sheets' | 'kinds'>;

/** What somebody who adds a proof needs to know, and no more: a helper sees no proof that is there already. */
export async function seeNewProof(
  world: World,
  actor: Actor,
  input: { readonly learnerId: string; readonly sheets: SheetSource },
): Promise<Result<NewProofPage>> {
  const { learnerId } = input;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const role = await adderFor(tx, actor, { learnerId, now: world.clock.now() });
    const learner = role === null ? null : await getPerson(tx, tenantId, learnerId);
    if (role === null || learner === null) return fail(NOT_FOUND);
    const kinds = kindsFor(role, await getSiteRules(tx, tenantId));
    return ok({ learner, kinds, sheets: await input.sheets.list(tx, tenantId) });
  });
}

export type NewProof = ProofForm & { readonly learnerId: string; readonly sheets: SheetSource };

type Adder = PortfolioRole | 'supporter';
type Placed = { readonly actor: Actor; readonly role: Adder; readonly input: NewProof };

/** Writes the proof and its file. The coach's is hers to the learner's eyes too: never private. */
async function insertProof(world: World, tx: Tx, { actor, role, input, ...checked }: Placed & CheckedProof) {
  const { tenantId, personId } = actor;
  const { learnerId, kind } = input;
  const { fields, madeAt, file, link, depicted } = checked;
  const at = world.clock.now();
  const id = newId(world.random, 'evi');
  const fileId = newId(world.random, 'fil');
  if (file !== null) await storeFile(tx, { tenantId, id: fileId, ownerId: learnerId, ...file, at });
  await insertEvidence(tx, {
    ...{ tenantId, id, learnerId, kind, madeAt, createdAt: at },
    achievementId: fields.achievementId,
    title: fields.title,
    ...(fields.text === '' ? {} : { text: fields.text }),
    ...(file === null ? {} : { fileId }),
    ...(link === null ? {} : { link }),
    ...(depicted === null ? {} : { depicted }),
    ...(role === 'learner' && fields.ownWork === 'yes' ? { ownWorkAt: at } : {}),
    criteria: [...new Set(fields.criteria)],
    createdBy: personId,
    createdByRole: role,
    visibility: role === 'learner' ? fields.visibility : 'shared',
  });
  await recordDeed(tx, actor, {
    ...{ learnerId, objectId: id, action: `add_${kind}`, at, after: fields },
    ...(role === 'learner' ? {} : { note: 'proof_added' }),
  });
  return id;
}

const isAddable = (kind: EvidenceKind): kind is AddableKind => ADDABLE_KINDS.some((known) => known === kind);

/** Whether this person may add this kind here at all: asked before an upload is looked at, and again when it is kept. */
async function refusalFor(
  tx: Tx,
  actor: Actor,
  { learnerId, kind, now }: Pick<NewProof, 'learnerId' | 'kind'> & { readonly now: Date },
): Promise<Failure | Adder> {
  const role = await adderFor(tx, actor, { learnerId, now });
  if (role === null) return NOT_FOUND;
  if (!isAddable(kind)) return { code: 'people.not_allowed' };
  const rules = await getSiteRules(tx, actor.tenantId);
  if (kindsFor(role, rules).includes(kind)) return role;
  const isOpenToStaff = kindsFor('coach', rules).includes(kind);
  return { code: isOpenToStaff ? 'people.not_allowed' : 'portfolio.kind_switched_off' };
}

/**
 * Adds a proof: the learner hers, her coach what she saw or one for the learner. A file is written anew before the
 * transaction begins; nothing of the original is kept.
 */
export async function addProof(
  world: World,
  actor: Actor,
  input: NewProof,
): Promise<Result<{ readonly id: string }, readonly Failure[]>> {
  const { tenantId } = actor;
  const asked = { ...input, now: world.clock.now() };
  const early = await world.db.inTenant(tenantId, (tx) => refusalFor(tx, actor, asked));
  if (typeof early !== 'string') return fail([early]);
  const checked = await checkProofForm(world, input);
  if (!checked.ok) return checked;
  return world.db.inTenant(tenantId, async (tx) => {
    const role = await refusalFor(tx, actor, asked);
    if (typeof role !== 'string') return fail([role]);
    const { achievementId, criteria } = checked.value.fields;
    const task = { learnerId: input.learnerId, achievementId, criteria, sheets: input.sheets };
    if (!(await knowsCriteria(tx, tenantId, task)))
      return fail([{ code: 'portfolio.criteria_unknown', field: 'criteria' }]);
    return ok({ id: await insertProof(world, tx, { actor, role, input, ...checked.value }) });
  });
}

/** What others brought in for the learner is hers to take away: a witness's word, a helper's proof. */
const isForLearner = ({ createdByRole }: Evidence): boolean =>
  createdByRole === 'witness' || createdByRole === 'supporter';

/**
 * Takes away a proof that the actor added, or what a witness or a helper brought in for her, with its file. What a coach added stays,
 * and what a case rests on.
 */
export async function removeProof(world: World, actor: Actor, id: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const found = await holdToChange(tx, actor, id);
    if (!found.ok) return found;
    const { proof } = found.value;
    const isAboutSelf = isForLearner(proof) && proof.learnerId === personId;
    if (proof.createdBy !== personId && !isAboutSelf) return fail({ code: 'portfolio.not_yours_to_remove' });
    await deleteEvidence(tx, tenantId, id);
    if (proof.fileId !== undefined) await deleteFile(tx, tenantId, proof.fileId);
    const { learnerId } = proof;
    await recordDeed(tx, actor, { learnerId, objectId: id, action: 'remove_proof', at: world.clock.now() });
    return ok(null);
  });
}

/** The file of a proof, for the learner, and for her coach when it is shared. */
export async function seeProofFile(world: World, actor: Actor, evidenceId: string): Promise<Result<StoredFile>> {
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const found = await findForActor(tx, actor, evidenceId);
    const file = found === null ? null : await getEvidenceFile(tx, actor.tenantId, found.proof);
    return file === null ? fail(NOT_FOUND) : ok(file);
  });
}

/** The bytes of a proof whose reader was authorised already. */
export const getEvidenceFile = async (tx: Tx, tenantId: string, proof: Evidence): Promise<StoredFile | null> =>
  proof.fileId === undefined ? null : getFile(tx, tenantId, proof.fileId);
